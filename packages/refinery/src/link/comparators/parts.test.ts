import { type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparator } from './comparator.ts';
import { COMPARATORS } from './fields.ts';
import { listsRead, writeLists } from './lists.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(() => engine.close());

/** What differs in length, script and width: pieces of names, addresses, dates and numbers. */
const PIECES =
  '张 伟 玮 小 阿 欧阳 司马 娜娜 已 未 曾 单 某 * ＊ （曾用名） zhang Wei 贵州省 贵阳市 黔南布依族苗族自治州 三都水族自治县 花溪区 中山路 白云小区 ' +
  '村 组 十 二十 一 〇 零 3 12 号 栋 单元 室 号楼 - － · ( ) 有限公司 股份有限公司 1990 0307 0851 5551234 . 3.50 19900307 1987-05-01 1990230';
const value = fc
  .array(fc.constantFrom(' ', ...PIECES.split(' ')), { minLength: 1, maxLength: 7 })
  .map((p) => p.join(''));

/** Parts by the engine, in the order of `values`. */
async function derived(comparator: Comparator, values: readonly string[]): Promise<Record<string, string | null>[]> {
  const lists = listsRead(comparator.parts.map((part) => part.text.sql).join(' '));
  let sql = `(SELECT * FROM (${values.map((v, i) => `SELECT ${i} AS i, ${literal(v)} AS v`).join(' UNION ALL ')}) s)`;
  if (lists.length) {
    await writeLists(engine, lists, 'lists');
    sql = `(SELECT * FROM ${sql} s, lists y)`;
  }
  for (const part of comparator.parts) sql = `(SELECT *, ${part.text.sql} AS ${ident(part.name)} FROM ${sql} t)`;
  return engine.query(`SELECT ${comparator.parts.map((p) => ident(p.name)).join(', ')} FROM ${sql} t ORDER BY i`);
}

describe('parts of values', () => {
  it.each(Object.keys(COMPARATORS))('of kind %s are the same in SQL as in an explanation', async (kind) => {
    const comparator = COMPARATORS[kind] as Comparator;
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 20, maxLength: 60 }), async (values) => {
        const rows = await derived(comparator, values);
        for (const [i, v] of values.entries()) {
          const row: Record<string, string | null> = { v };
          for (const part of comparator.parts) row[part.name] = part.text.of(row);
          expect({ v, ...rows[i] }).toEqual(row);
        }
      }),
      { numRuns: 4 },
    );
  });

  it('of names: look-alikes are written alike, whatever the length', async () => {
    const rows = await derived(COMPARATORS.person_name as Comparator, ['李末', '李未', '欧阳已末士', '欧阳己未土']);
    expect(rows.map((r) => r.k)).toEqual(['李未', '李未', '欧阳己未士', '欧阳己未士']);
  });

  it('of names: □ stands for a character, pinyin for one that the system lacks', async () => {
    const names = ['王小□', '王□芳', '李□', '李YAO', '李玥', '刘涛CHONG', '刘涛翀'];
    const rows = await derived(COMPARATORS.person_name as Comparator, names);
    expect(rows.map((r) => r.n)).toEqual(['王小*', '王*芳', null, '李YAO', '李玥', '刘涛CHONG', '刘涛翀']);
    expect(rows.slice(3).map((r) => r.p)).toEqual(['liyao', 'liyue', 'liutaochong', 'liutaochong']);
  });

  it('of telephone numbers: two in one cell are both kept', async () => {
    const rows = await derived(COMPARATORS.phone as Comparator, [
      '138 1234 5678/085185551234',
      '+8613812345678',
      '0851/5551234',
    ]);
    expect(rows.map(({ n, m }) => [n, m])).toEqual([
      ['13812345678', '85185551234'],
      ['13812345678', null],
      ['08515551234', null],
    ]);
  });

  it('of addresses: Han digits are numbers, units say nothing', async () => {
    const rows = await derived(COMPARATORS.address as Comparator, [
      '中山路二十三号3栋2单元',
      '中山路23-3',
      '号楼',
      '12 号楼',
    ]);
    expect(rows.map(({ d, w }) => [d, w])).toEqual([
      ['23-3-2', '中山路'],
      ['23-3', '中山路'],
      [null, '号楼'],
      ['12', '12号楼'],
    ]);
  });
});
