import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chineseRuns } from './chinese-runs.ts';

it('finds the Chinese in an English sentence, with its brackets', () => {
  expect(chineseRuns('“低保对象（城市）信息” of Guizhou Department, 2026年')).toEqual([
    { text: '“', chinese: false },
    { text: '低保对象（城市）信息', chinese: true },
    { text: '” of Guizhou Department, 2026', chinese: false },
    { text: '年', chinese: true },
  ]);
  expect(chineseRuns('plain')).toEqual([{ text: 'plain', chinese: false }]);
});

it('loses nothing, and what is not Chinese has no 汉字', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a b，、（）民政·1“”') }), (text) => {
      const runs = chineseRuns(text);
      expect(runs.map((run) => run.text).join('')).toBe(text);
      for (const run of runs) expect(/\p{Script=Han}/u.test(run.text)).toBe(run.chinese);
    }),
  );
});
