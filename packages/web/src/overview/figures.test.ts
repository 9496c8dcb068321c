import { describe, expect, it } from 'vitest';
import { limitLabels } from './figures.ts';

describe('limitLabels', () => {
  it('names five classes without needless digits', () => {
    expect(limitLabels([0.6, 0.7, 0.8, 0.9])).toEqual(['<60', '60–70', '70–80', '80–90', '≥90']);
  });
  it('takes a digit where limits need one', () => {
    expect(limitLabels([0.601, 0.602, 0.603, 0.61])).toEqual(['<60.1', '60.1–60.2', '60.2–60.3', '60.3–61.0', '≥61.0']);
  });
});
