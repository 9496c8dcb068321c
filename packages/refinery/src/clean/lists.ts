/**
 * Look-up lists: arrays read by position, the columns of a table of one row that stands beside every row to be cleaned. A join with a table of words
 * would lose the order of rows, or cost a sort to restore it; the cross product with one row keeps it (`clean-sql.test.ts` asks the planner). As
 * constants of the statement the same arrays would be laid out anew for every 2,048 rows, which cost more than all look-ups together.
 *
 * Words are found by hashing: a bucket of some words as one text, in which `strpos` finds the word and what it stands for.
 */
import { createHash } from 'node:crypto';
import { type Engine, ident, literal } from '@kuaishu/engine';

/** An array, a column of the table of lists. */
export interface ListTable {
  readonly name: string;
  readonly items: readonly (string | number | bigint | null)[];
}

/** word → answer, in buckets. */
export interface WordTable {
  readonly name: string;
  readonly size: number;
  /** Places of an answer; shorter ones are padded. */
  readonly width: number;
  /** Some answer is shorter. */
  readonly padded: boolean;
  readonly list: ListTable;
}

const SEPARATOR = '\u0003';
/** Before a word, between a word and its answer. */
const WORD = '\u0001';
const ANSWER = '\u0002';
const WORDS_A_BUCKET = 3;

/** Entry of a list; positions from 1, NULL beyond its ends. */
export function listAt(name: string, index: string): string {
  return `ks_at(${listSql(name)}, ${index})`;
}

/** The whole list as an SQL expression. */
export function listSql(name: string): string {
  return ident(`${COLUMN}${name}`);
}

const COLUMN = 'ks_list_';

/** The table of one row; `createLists` makes it. */
const TABLE = 'ks_lists';

/** Lists that SQL text reads, as the relation to stand beside its rows; null when it reads none. */
export function listsBeside(sql: string): string | null {
  const read = [...new Set(sql.match(/"ks_list_\w+"/g) ?? [])].sort();
  return read.length === 0 ? null : `(SELECT ${read.join(', ')} FROM ${TABLE}) AS lists`;
}

/** Makes the lists known to the engine, all at once. */
export async function createLists(engine: Engine, tables: readonly ListTable[]): Promise<void> {
  const columns = tables.map((table) => `${arraySql(table)} AS ${listSql(table.name)}`);
  await engine.run(`CREATE OR REPLACE TABLE ${TABLE} AS SELECT ${columns.join(', ')}`, 'lists');
}

function arraySql(table: ListTable): string {
  const numbers = table.items.some((item) => typeof item === 'number' || typeof item === 'bigint');
  const text = literal(table.items.map((item) => item ?? '').join(SEPARATOR));
  const item = numbers ? 'try_cast(x AS BIGINT)' : "nullif(x, '')";
  return `list_transform(string_split(${text}, ${literal(SEPARATOR)}), x -> ${item})`;
}

/** `size`: buckets; by default as many as the entries call for. */
export function wordTable(
  name: string,
  entries: ReadonlyMap<string, string>,
  size = Math.max(1, Math.ceil(entries.size / WORDS_A_BUCKET)),
): WordTable {
  const width = Math.max(1, ...[...entries.values()].map((answer) => answer.length));
  const buckets: (string | null)[] = Array.from({ length: size }, () => null);
  for (const [word, answer] of entries) {
    const at = Number(key64(word) % BigInt(size));
    buckets[at] = `${buckets[at] ?? WORD}${word}${ANSWER}${answer.padEnd(width)}${WORD}`;
  }
  const padded = [...entries.values()].some((answer) => answer.length < width);
  return { name, size, width, padded, list: { name, items: buckets } };
}

/** As the vocabulary's `ks_key64`. */
function key64(word: string): bigint {
  return BigInt(`0x${createHash('md5').update(word).digest('hex').slice(0, 15)}`);
}

/**
 * The answer for a word in three levels of helper columns: its bucket, its place there, the answer in `column` (NULL for unknown words).
 * By strpos and substr: `split_part` makes lists and takes five times as long.
 */
export function answerLevels(
  table: Omit<WordTable, 'list'>,
  word: string,
  column: string,
): readonly Readonly<Record<string, string>>[] {
  const [bucket, place] = [`${column}_bucket`, `${column}_place`];
  const at = `CAST(ks_key64(${word}) % ${table.size} AS INTEGER) + 1`;
  const key = `${literal(WORD)} || ${word} || ${literal(ANSWER)}`;
  const answer = `substr(${bucket}, ${place} + length(${word}) + 2, ${table.width})`;
  return [
    { [bucket]: `CASE WHEN ${word} <> '' THEN ${listAt(table.name, at)} END` },
    { [place]: `CASE WHEN ${bucket} IS NOT NULL THEN nullif(strpos(${bucket}, ${key}), 0) END` },
    { [column]: `CASE WHEN ${place} IS NOT NULL THEN ${table.padded ? `trim(${answer})` : answer} END` },
  ];
}
