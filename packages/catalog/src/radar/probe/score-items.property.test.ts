import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RadarIndex } from '../index/radar-index.ts';
import { readDraft } from './read-draft.ts';
import { scoreByItems } from './score-items.ts';
import { Scoreboard } from './scoreboard.ts';

const HEADINGS =
  '姓名 公民身份号码 企业名称 单位名称 许可证编号 许可证号 有效期至 残疾等级 残疾类别 油罐总容量 储罐容积 监护人姓名 联系电话 地址 省 市 备注 XM DZ'.split(
    ' ',
  );
const items = fc.uniqueArray(fc.constantFrom(...HEADINGS), { minLength: 1, maxLength: 8 });

it('finds the best as walking every list does, with the same scores', () => {
  fc.assert(
    fc.property(
      fc.array(items, { minLength: 3, maxLength: 60 }),
      items,
      fc.integer({ min: 1, max: 12 }),
      (all, asked, wanted) => {
        const index = new RadarIndex();
        all.forEach((names, nth) => {
          index.put({
            id: `e${nth}`,
            title: '登记表',
            organisation: { id: 'o', name: '贵州省民政厅' },
            items: names.map((name) => ({ name })),
            state: 'published',
          });
        });
        for (let nth = 0; nth < all.length; nth += 5) index.remove(`e${nth}`);
        const read = readDraft(index, { items: asked.map((name) => ({ name })) });
        const best = (worth: number) => {
          const board = new Scoreboard();
          board.reset(index.slots);
          scoreByItems(index, read, board, wanted, worth);
          return [...board.best(wanted)]
            .sort((a, b) => a - b)
            .map((slot) => [slot, Math.round(board.score(slot) * 1e4)]);
        };
        expect(best(0)).toEqual(best(Infinity));
      },
    ),
    { numRuns: 300 },
  );
});
