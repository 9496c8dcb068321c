import { describe, expect, it } from 'vitest';
import { matching } from './commands.ts';

const commands = [
  { label: '户籍人口', also: '公安 hukou' },
  { label: '人口块', also: 'population' },
  { label: '人口', also: '' },
];

describe('matching', () => {
  it('puts names that begin with the words first', () => {
    expect(matching(commands, '人口', 9).map((one) => one.label)).toEqual(['人口块', '人口', '户籍人口']);
  });
  it('finds by other words, whatever their case', () => {
    expect(matching(commands, 'HUKOU', 9).map((one) => one.label)).toEqual(['户籍人口']);
  });
  it('offers the first ones while nothing is typed', () => {
    expect(matching(commands, '', 2)).toHaveLength(2);
  });
});
