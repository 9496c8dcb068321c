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
  const buckets: (string | null)[] = Array.from({ length: size }, () => null);
  for (const [word, answer] of entries) {
    const at = Number(key64(word) % BigInt(size));
    buckets[at] = `${buckets[at] ?? WORD}${word}${ANSWER}${answer}${WORD}`;
  }
  return { name, size, list: { name, items: buckets } };
}

/** As the vocabulary's `ks_key64`. */
function key64(word: string): bigint {
  return BigInt(`0x${createHash('md5').update(word).digest('hex').slice(0, 15)}`);
}

/** The answer for a word; NULL for unknown words. */
export function answerSql(table: Pick<WordTable, 'name' | 'size'>, word: string): string {
  const bucket = listAt(table.name, `CAST(ks_key64(${word}) % ${table.size} AS INTEGER) + 1`);
  const after = `split_part(${bucket}, ${literal(WORD)} || ${word} || ${literal(ANSWER)}, 2)`;
  return `CASE WHEN ${word} IS NULL THEN NULL ELSE nullif(split_part(${after}, ${literal(WORD)}, 1), '') END`;
}
