/**
 * How alike two long texts are: the cosine of their words weighted by rarity, in thousandths, and the state of their model codes.
 * Reckoned for all pairs at once from a table of words. Weights are whole numbers, so that sums do not depend on the order of threads.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { type Level, SIMILARITY } from '../comparators/comparator.ts';
import type { Field } from '../comparators/fields.ts';
import type { Frequencies } from '../model.ts';
import { isCode, isCodeSql, wordsOf, wordsSql } from './words.ts';

/** Words whose counts a model keeps, the commonest ones; others count as met once. */
const KEPT_WORDS = 20_000;
/** A code that more records have names a series or a size. */
const MOST_SAME_CODES = 6;
/** A word that would give more pairs finds none by itself. */
const MOST_PAIRS_A_WORD = 1770;
/** Rarest words of a record from which pairs of words are made. */
const PAIRED_WORDS = 8;

export interface WordTable {
  readonly field: number;
  /** i, t, w (weight), df, code. */
  readonly words: string;
  readonly frequencies: Frequencies;
}

const weightSql = (total: number) =>
  `CAST(floor(pow(log2(1 + ${total} / CAST(df AS DOUBLE)), 2) * 1000 + 0.5) AS BIGINT)`;
const weightOf = (total: number, df: number) => Math.floor(Math.log2(1 + total / df) ** 2 * 1000 + 0.5);

export async function readWords(
  engine: Engine,
  prepared: string,
  fields: readonly Field[],
  known: readonly (Frequencies | null)[],
  work: (name: string) => string,
): Promise<WordTable[]> {
  const tables: WordTable[] = [];
  for (const [f, field] of fields.entries()) {
    if (!field.comparator.words) continue;
    const column = field.prefix + field.comparator.base;
    const all = ident(work(`${field.prefix}allwords`));
    const counts = ident(work(`${field.prefix}wordcounts`));
    const words = work(`${field.prefix}words`);
    await engine.run(`CREATE OR REPLACE TABLE ${all} AS ${wordsSql(prepared, column)}`, 'link: words');
    let frequencies = known[f] ?? null;
    if (frequencies) {
      const listed = Object.entries(frequencies.values);
      await engine.run(`CREATE OR REPLACE TABLE ${counts} (t VARCHAR, df INTEGER)`);
      for (let from = 0; from < listed.length; from += 5000)
        await engine.run(
          `INSERT INTO ${counts} SELECT split_part(p, ' ', 1), CAST(split_part(p, ' ', 2) AS INTEGER) FROM (SELECT unnest(string_split('${listed
            .slice(from, from + 5000)
            .map(([t, df]) => `${t} ${df}`)
            .join('|')}', '|')) AS p) s`,
          'link: words',
        );
    } else {
      await engine.run(
        `CREATE OR REPLACE TABLE ${counts} AS SELECT t, CAST(count(*) AS INTEGER) AS df FROM ${all} GROUP BY t HAVING count(*) > 1 ORDER BY df DESC, t LIMIT ${KEPT_WORDS}`,
        'link: words',
      );
      const kept = await engine.query<{ t: string; df: number }>(`SELECT t, df FROM ${counts} ORDER BY df DESC, t`);
      const [row] = await engine.query<{ n: number }>(`SELECT count(DISTINCT i) AS n FROM ${all}`);
      frequencies = { total: row?.n ?? 0, rare: 1, values: Object.fromEntries(kept.map(({ t, df }) => [t, df])) };
    }
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(words)} AS SELECT i, t, df, ${weightSql(frequencies.total)} AS w, ${isCodeSql('t')} AND df <= ${MOST_SAME_CODES} AS code FROM (SELECT a.i, a.t, coalesce(k.df, 1) AS df FROM ${all} a LEFT JOIN ${counts} k ON k.t = a.t) s`,
      'link: words',
    );
    await engine.run(`DROP TABLE ${all}`);
    tables.push({ field: f, words, frequencies });
  }
  return tables;
}

/** Adds the similarity of each field of long texts to `pairs` (a, b, …). */
export async function measurePairs(
  engine: Engine,
  fields: readonly Field[],
  tables: readonly WordTable[],
  pairs: string,
  work: (name: string) => string,
): Promise<void> {
  for (const { field, words } of tables) {
    const prefix = fields[field]?.prefix ?? '';
    const w = ident(words);
    const sums = ident(work(`${prefix}sums`));
    await engine.run(
      `CREATE OR REPLACE TABLE ${sums} AS SELECT i, CAST(sum(w) AS BIGINT) AS w, CAST(sum(CASE WHEN code THEN 1 ELSE 0 END) AS BIGINT) AS codes FROM ${w} GROUP BY i`,
      'link: words',
    );
    const both = ident(work(`${prefix}both`));
    await engine.run(
      `CREATE OR REPLACE TABLE ${both} AS SELECT c.a, c.b, CAST(sum(l.w) AS BIGINT) AS w, CAST(sum(CASE WHEN l.code THEN 1 ELSE 0 END) AS BIGINT) AS codes ` +
        `FROM (SELECT DISTINCT a, b FROM ${ident(pairs)}) c JOIN ${w} l ON l.i = c.a JOIN ${w} r ON r.i = c.b AND r.t = l.t GROUP BY c.a, c.b`,
      'link: words in common',
    );
    const cosine = `CAST(floor(1000 * CAST(coalesce(m.w, 0) AS DOUBLE) / sqrt(CAST(x.w AS DOUBLE) * CAST(y.w AS DOUBLE))) AS INTEGER)`;
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(work('measured'))} AS SELECT c.*, CASE WHEN m.codes > 0 THEN 10000 WHEN x.codes > 0 AND y.codes > 0 THEN 20000 ELSE 0 END + coalesce(${cosine}, 0) AS ${ident(prefix + SIMILARITY)} ` +
        `FROM ${ident(pairs)} c LEFT JOIN ${sums} x ON x.i = c.a LEFT JOIN ${sums} y ON y.i = c.b LEFT JOIN ${both} m ON m.a = c.a AND m.b = c.b`,
      'link: words in common',
    );
    await engine.run(`DROP TABLE ${both}`);
    await engine.run(`CREATE OR REPLACE TABLE ${ident(pairs)} AS SELECT * FROM ${ident(work('measured'))}`);
    await engine.run(`DROP TABLE ${ident(work('measured'))}`);
  }
}

/** What {@link measurePairs} gives, for one pair. */
export function similarityOf(left: string, right: string, frequencies: Frequencies): number {
  const weigh = (text: string) => {
    let sum = 0;
    let codes = 0;
    const words = new Map(
      wordsOf(text).map((word) => {
        const df = Object.hasOwn(frequencies.values, word) ? (frequencies.values[word] ?? 1) : frequencies.rare;
        const weight = weightOf(frequencies.total, df);
        const code = isCode(word) && df <= MOST_SAME_CODES;
        sum += weight;
        if (code) codes++;
        return [word, { weight, code }] as const;
      }),
    );
    return { words, sum, codes };
  };
  const l = weigh(left);
  const r = weigh(right);
  let common = 0;
  let codes = 0;
  for (const [word, { weight, code }] of l.words) {
    if (!r.words.has(word)) continue;
    common += weight;
    if (code) codes++;
  }
  const state = codes > 0 ? 1 : l.codes > 0 && r.codes > 0 ? 2 : 0;
  return state * 10_000 + (common ? Math.floor((1000 * common) / Math.sqrt(l.sum * r.sum)) : 0);
}

/** Adds pairs of records that share a rare word, or two words less rare, to `pairs` (a, b). `records`: i, src, clu, has. */
export async function pairsByWords(
  engine: Engine,
  tables: readonly WordTable[],
  input: { readonly records: string; readonly crossOnly: boolean },
  pairs: string,
  work: (name: string) => string,
): Promise<number> {
  const records = ident(input.records);
  const found = ident(work('wordpairs'));
  await engine.run(`CREATE OR REPLACE TABLE ${found} AS SELECT a, b FROM ${ident(pairs)}`);
  const count = input.crossOnly ? 'n1 * (n - n1)' : 'n * (n - 1) / 2';
  const keyed = ident(work('wordkeys'));
  const insert = () =>
    engine.run(
      `INSERT INTO ${found} SELECT DISTINCT least(l.i, r.i), greatest(l.i, r.i) FROM (SELECT k FROM (SELECT k, count(*) AS n, sum(CASE WHEN src = first_src THEN 1 ELSE 0 END) AS n1 FROM ${keyed} GROUP BY k) g WHERE ${count} BETWEEN 1 AND ${MOST_PAIRS_A_WORD}) u ` +
        `JOIN ${keyed} l ON l.k = u.k JOIN ${keyed} r ON r.k = u.k WHERE NOT l.has AND (r.has OR l.i < r.i) AND l.clu <> r.clu${input.crossOnly ? ' AND l.src <> r.src' : ''}`,
      'link: pairs by words',
    );
  const rows = 'q.i, q.src, q.clu, q.has, q.first_src';
  for (const { words } of tables) {
    await engine.run(
      `CREATE OR REPLACE TABLE ${keyed} AS SELECT w.t AS k, ${rows} FROM ${ident(words)} w JOIN ${records} q ON q.i = w.i WHERE w.df > 1`,
      'link: pairs by words',
    );
    await insert();
    const rarest = `(SELECT i, t FROM (SELECT i, t, row_number() OVER (PARTITION BY i ORDER BY df, t) AS place FROM ${ident(words)} WHERE df > 1) s WHERE place <= ${PAIRED_WORDS})`;
    await engine.run(
      `CREATE OR REPLACE TABLE ${keyed} AS SELECT x.t || ' ' || y.t AS k, ${rows} FROM ${rarest} x JOIN ${rarest} y ON y.i = x.i AND x.t < y.t JOIN ${records} q ON q.i = x.i`,
      'link: pairs by words',
    );
    await insert();
    await engine.run(`DROP TABLE ${keyed}`);
  }
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(pairs)} AS SELECT DISTINCT a, b FROM ${found}`,
    'link: pairs by words',
  );
  await engine.run(`DROP TABLE ${found}`);
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(pairs)}`);
  return row?.n ?? 0;
}

/**
 * Shares of the levels among all pairs: texts that have much in common share a rare word, so all such pairs are candidates and are counted
 * (too few to be met among random pairs); the lowest levels stay as they were seen among random pairs. `both`: pairs that have both texts.
 */
export function countedLevels(
  levels: readonly Level[],
  seen: readonly number[],
  candidates: readonly { readonly levels: readonly number[]; readonly count: number }[],
  field: number,
  both: number,
): number[] {
  const counts = seen.map(() => 0.5);
  for (const pattern of candidates) {
    const level = pattern.levels[field] ?? 0;
    if (level > 0) counts[level - 1] = (counts[level - 1] ?? 0) + pattern.count;
  }
  return seen.map((share, l) =>
    levels[l] && levels[l].grade !== 'different' ? (counts[l] ?? 0) / Math.max(1, both) : share,
  );
}
