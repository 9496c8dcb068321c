/**
 * Look-up lists: constant arrays in one-row tables of the session, read by position. A join would cost a sort to keep the rows in order;
 * an array read by position costs 20 ns a row and keeps it.
 *
 * Words are found by cuckoo hashing: a word stands at one of two positions worked out from its md5, so that look-up is two reads
 * and two comparisons, on either engine. Pagh and Rodler, Cuckoo Hashing, J. Algorithms 51 (2004).
 */
import { createHash } from 'node:crypto';
import { type Engine, ident, literal } from '@kuaishu/engine';

/** A constant array of the session. */
export interface ListTable {
  readonly name: string;
  readonly items: readonly (string | number | null)[];
}

/** word → answer, as two arrays of one size. */
export interface WordTable {
  readonly name: string;
  readonly size: number;
  readonly words: ListTable;
  readonly answers: ListTable;
}

/** Arrays are split from one text: as literals they would parse ten times slower. */
const SEPARATOR = '\u0001';

/** Column that gives the array in the first level of a statement: `(SELECT items FROM …) AS …`. */
export function listColumn(name: string): string {
  return `(SELECT items FROM ${ident(`ks_list_${name}`)}) AS ${ident(`ks_list_${name}`)}`;
}

export function listAt(name: string, index: string): string {
  return `ks_at(${ident(`ks_list_${name}`)}, ${index})`;
}

export async function createList(engine: Engine, table: ListTable): Promise<void> {
  const numbers = table.items.some((item) => typeof item === 'number');
  const text = literal(table.items.map((item) => item ?? '').join(SEPARATOR));
  const item = numbers ? 'try_cast(x AS INTEGER)' : "nullif(x, '')";
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(`ks_list_${table.name}`)} AS SELECT list_transform(string_split(${text}, ${literal(SEPARATOR)}), x -> ${item}) AS items`,
    'look-ups',
  );
}

/** Two arrays that answer each word. Throws when a word is given twice with different answers. */
export function wordTable(name: string, entries: ReadonlyMap<string, string>): WordTable {
  for (let size = Math.max(7, Math.ceil(entries.size * 2.4)); ; size = Math.ceil(size * 1.3) + 1) {
    const placed = place(entries, size);
    if (!placed) continue;
    return {
      name,
      size,
      words: { name: `${name}_words`, items: placed.map((word) => word) },
      answers: {
        name: `${name}_answers`,
        items: placed.map((word) => (word === null ? null : (entries.get(word) ?? null))),
      },
    };
  }
}

function place(entries: ReadonlyMap<string, string>, size: number): (string | null)[] | null {
  const slots: (string | null)[] = Array.from({ length: size }, () => null);
  for (const word of entries.keys()) {
    let homeless: string | null = word;
    let at = places(word, size)[0];
    for (let kicks = 0; homeless !== null; kicks++) {
      if (kicks > 500) return null;
      const evicted: string | null = slots[at] ?? null;
      slots[at] = homeless;
      homeless = evicted;
      if (homeless !== null) {
        const [first, second] = places(homeless, size);
        at = at === first ? second : first;
      }
    }
  }
  return slots;
}

function places(word: string, size: number): readonly [number, number] {
  const key = BigInt(`0x${createHash('md5').update(word).digest('hex').slice(0, 15)}`);
  const m = BigInt(size);
  return [Number(key % m), Number((key / m) % m)];
}

/** Names of a word table's arrays, for `Cleaned.lists`. */
export function wordLists(table: WordTable): readonly string[] {
  return [table.words.name, table.answers.name];
}

/** The answer for a word whose `ks_key64` is in the column `key`; NULL for unknown words. */
export function answerSql(table: Pick<WordTable, 'name' | 'size'>, word: string, key: string): string {
  const first = `CAST(${key} % ${table.size} AS INTEGER) + 1`;
  const second = `CAST(ks_idiv(${key}, ${table.size}) % ${table.size} AS INTEGER) + 1`;
  const words = `${table.name}_words`;
  const answers = `${table.name}_answers`;
  return `CASE WHEN ${key} IS NULL THEN NULL WHEN ${listAt(words, first)} = ${word} THEN ${listAt(answers, first)} WHEN ${listAt(words, second)} = ${word} THEN ${listAt(answers, second)} END`;
}
