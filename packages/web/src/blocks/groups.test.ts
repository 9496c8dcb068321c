import { describe, expect, it } from 'vitest';
import { grouped } from './groups.ts';

describe('grouped', () => {
  it('puts who before where, and keeps what it does not know', () => {
    const cells = ['custom_field', 'mobile', 'person_name', 'resident_id'].map((attribute) => ({ attribute }));
    expect(grouped(cells).map((one) => [one.group, one.cells.map((cell) => cell.attribute)])).toEqual([
      ['identity', ['resident_id', 'person_name']],
      ['contact', ['mobile']],
      ['other', ['custom_field']],
    ]);
  });
});
