import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from './fit-text.ts';

describe('fitText', () => {
  it('leaves what fits and cuts what does not', () => {
    expect(fitText('公安', 52, 12)).toBe('公安');
    expect(fitText('人力资源社会保障', 52, 12)).toBe('人力资…');
    expect(fitText('9 others', 56, 12)).toBe('9 others');
  });

  it('stays within the width, however narrow', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('条', 'a', ' ', '𠮷'), maxLength: 30 }),
        fc.integer({ min: 12, max: 300 }),
        (text, width) => {
          expect(textWidth(fitText(text, width, 12), 12)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
