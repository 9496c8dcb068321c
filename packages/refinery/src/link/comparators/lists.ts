/**
 * Lists that parts look things up in: long, so they stand in a table of one row that is joined where values are derived. Each statement would otherwise
 * carry some hundred kilobytes of text.
 */
import { type Engine, ident, literal } from '@kuaishu/engine';
import { lookAlikeList } from './look-alikes.ts';
import { lunarDays } from './lunar.ts';
import { pinyinLists } from './pinyin.ts';

/** What SQL names as a column → its texts, none with a blank. Of characters: see `looked-up.ts`. */
const LISTS: Readonly<Record<string, () => readonly string[]>> = {
  py_plain: () => pinyinLists().py_plain,
  py_head: () => pinyinLists().py_head,
  look_alike: lookAlikeList,
  lunar_days: lunarDays,
};

/** Names of the lists that an expression reads. */
export const listsRead = (sql: string): string[] => Object.keys(LISTS).filter((name) => sql.includes(name));

export const listTexts = (name: string): readonly string[] => LISTS[name]?.() ?? [];

/** Table `name` of one row with the lists. */
export async function writeLists(engine: Engine, lists: readonly string[], name: string): Promise<void> {
  const columns = lists.map((list) => `string_split(${literal(listTexts(list).join(' '))}, ' ') AS ${list}`);
  await engine.run(`CREATE OR REPLACE TABLE ${ident(name)} AS SELECT ${columns.join(', ')}`, 'link: derive values');
}
