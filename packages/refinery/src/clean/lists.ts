/**
 * Look-up lists: constant arrays of the session, read by position. A join would lose the order of rows, or cost a sort to restore it: even a cross
 * product with one row does. The engine lays a constant out anew for every 2,048 rows, so arrays are kept short and their entries long.
 *
 * Words are found by hashing: a bucket of some ten words as one text, in which `split_part` finds the word and what it stands for.
 */
import { createHash } from 'node:crypto';
import { type Engine, ident, literal } from '@kuaishu/engine';

/** A constant array of the session. */
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
  readonly list: ListTable;
}

const SEPARATOR = '\u0003';
/** Before a word, between a word and its answer. */
const WORD = '\u0001';
const ANSWER = '\u0002';
const WORDS_A_BUCKET = 10;

/** Entry of a list; positions from 1, NULL beyond its ends. */
export function listAt(name: string, index: string): string {
  return `ks_at(${listSql(name)}, ${index})`;
}

/** The whole list as an SQL expression. */
export function listSql(name: string): string {
  return `${ident(`ks_list_${name}`)}()`;
}

/** Makes the list known in the session: `ks_list_<name>()`. */
export async function createList(engine: Engine, table: ListTable): Promise<void> {
  const numbers = table.items.some((item) => typeof item === 'number' || typeof item === 'bigint');
  const text = literal(table.items.map((item) => item ?? '').join(SEPARATOR));
  const item = numbers ? 'try_cast(x AS BIGINT)' : "nullif(x, '')";
  await engine.constant(
    `ks_list_${table.name}`,
    `list_transform(string_split(${text}, ${literal(SEPARATOR)}), x -> ${item})`,
  );
}

export function wordTable(name: string, entries: ReadonlyMap<string, string>): WordTable {
  const size = Math.max(1, Math.ceil(entries.size / WORDS_A_BUCKET));
  const width = Math.max(1, ...[...entries.values()].map((answer) => answer.length));
  const buckets: (string | null)[] = Array.from({ length: size }, () => null);
  for (const [word, answer] of entries) {
    const at = Number(key64(word) % BigInt(size));
    buckets[at] = `${buckets[at] ?? WORD}${word}${ANSWER}${answer.padEnd(width)}${WORD}`;
  }
  return { name, size, width, list: { name, items: buckets } };
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
  return [
    { [bucket]: `CASE WHEN ${word} <> '' THEN ${listAt(table.name, at)} END` },
    { [place]: `CASE WHEN ${bucket} IS NOT NULL THEN nullif(strpos(${bucket}, ${key}), 0) END` },
    {
      [column]: `CASE WHEN ${place} IS NOT NULL THEN trim(substr(${bucket}, ${place} + length(${word}) + 2, ${table.width})) END`,
    },
  ];
}
