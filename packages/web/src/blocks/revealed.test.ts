import { describe, expect, it } from 'vitest';
import { secondsLeft, stillPlain, withRevealed } from './revealed.ts';

const until = '2026-01-01T00:05:00Z';
const end = Date.parse(until);
const values = withRevealed({}, { until, values: [{ attribute: 'resident_id', value: '1', raw: null, records: [] }] });

describe('revealed values', () => {
  it('are plain until their time is over, and gone then', () => {
    expect(stillPlain(values, end - 1)).toBe(values);
    expect(stillPlain(values, end)).toEqual({});
  });
  it('tell how long they stay', () => {
    expect(secondsLeft(values, end - 61_500)).toBe(62);
    expect(secondsLeft({}, end)).toBeNull();
  });
  it('are joined by later ones', () => {
    const more = withRevealed(values, { until, values: [{ attribute: 'mobile', value: '2', raw: null, records: [] }] });
    expect(Object.keys(more)).toEqual(['resident_id', 'mobile']);
  });
});
