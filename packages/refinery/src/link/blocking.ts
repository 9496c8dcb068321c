/**
 * Which pairs are compared: records that have the same key under one of a few rules. Rules are chosen from the data: what each would cost
 * in pairs is counted on a sample of its keys, what it would find is seen on pairs linked by identifiers. A NULL is never part of a key.
 */
import { type Engine, ident } from '@kuaishu/engine';
import type { Field } from './fields.ts';
import type { BlockingRule } from './model.ts';

/** A key under which more pairs than this stand is dropped: a finer rule finds its records. 60 records. */
const MOST_PAIRS_A_KEY = 1770;
const MOST_RULES = 24;
/** Keys that are looked at to estimate a rule's cost, about. */
const SAMPLED_RECORDS = 100_000;
/** A single key that gives at most so many pairs a record is not tried together with others. */
const CHEAP_PAIRS_A_RECORD = 0.5;
/** A rule that finds a smaller share of the pairs linked by identifiers, for each pair a record that it gives, is not worth its keys. */
const LEAST_GAIN = 2e-4;

export interface BlockingInput {
  /** i, src, clu, has (has an own first identifier: two such records are never compared, one of them and one with another identifier are). */
  readonly records: string;
  readonly prepared: string;
  readonly fields: readonly Field[];
  readonly crossOnly: boolean;
  readonly rows: number;
  /** a, b of pairs linked by identifiers, or null where there are too few. */
  readonly labelled: string | null;
  readonly budget: number;
}

interface KeyColumn {
  readonly id: string;
  readonly field: number;
  readonly column: string;
}
interface Candidate {
  readonly keys: readonly KeyColumn[];
  readonly mask: bigint;
  readonly pairs: number;
  /** Share of its records whose key is not dropped. */
  readonly kept: number;
  readonly coverage: number;
}

const keyColumns = (fields: readonly Field[]): KeyColumn[] =>
  fields.flatMap((field, f) =>
    field.comparator.keys.map((key) => ({
      id: `${field.attribute}.${key.id}`,
      field: f,
      column: field.prefix + key.part,
    })),
  );

const keySql = (columns: readonly string[]): string => {
  const [first, second] = columns.map((column) => `p.${ident(column)}`);
  return second
    ? `CASE WHEN ${first} IS NOT NULL AND ${second} IS NOT NULL THEN ks_key(${first}, ${second}) END`
    : `CASE WHEN ${first} IS NOT NULL THEN ks_key(${first}, '') END`;
};

/** Pairs under one key, from n records of which h have own identifiers; across two sources n1 × n2. */
const pairsSql = (cross: boolean) => (cross ? 'n1 * (n - n1)' : '(n * (n - 1) - h * (h - 1)) / 2');
const groupSql =
  'count(*) AS n, sum(CASE WHEN has THEN 1 ELSE 0 END) AS h, sum(CASE WHEN src = first_src THEN 1 ELSE 0 END) AS n1';

export async function chooseRules(engine: Engine, input: BlockingInput): Promise<BlockingRule[]> {
  const keys = keyColumns(input.fields).slice(0, 62);
  const hashed = `${input.records}_keys`;
  // each key once as a number: what follows reads it many times
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(hashed)} AS SELECT q.has, q.src, q.first_src, ${keys.map((key, k) => `${keySql([key.column])} AS h${k}`).join(', ')} FROM ${ident(input.prepared)} p JOIN ${ident(input.records)} q ON q.i = p.i`,
    'link: cost of blocking rules',
  );
  const found = input.labelled ? await whatKeysFind(engine, input, keys, input.labelled) : null;
  const candidates: Candidate[] = [];
  for (const key of keys) {
    const candidate = await costOf(engine, input, hashed, keys, [key]);
    if (candidate) candidates.push(candidate);
  }
  // a key that is cheap by itself finds no less than with another
  const open = candidates.filter((c) => !(c.kept > 0.98 && c.pairs <= input.rows * CHEAP_PAIRS_A_RECORD));
  for (const [
    i,
    {
      keys: [a],
    },
  ] of open.entries())
    for (const {
      keys: [b],
    } of open.slice(i + 1)) {
      if (!a || !b || a.field === b.field) continue;
      if (found && gainOf(found, maskOf(keys, [a, b])) < found.total * LEAST_GAIN) continue;
      const candidate = await costOf(engine, input, hashed, keys, [a, b]);
      if (candidate) candidates.push(candidate);
    }
  await engine.run(`DROP TABLE ${ident(hashed)}`);
  const chosen = found ? byWhatTheyFind(input, candidates, found) : byCost(candidates, input.budget);
  return chosen.map((rule) => ({ keys: rule.keys.map((key) => key.id), pairs: Math.round(rule.pairs) }));
}

const maskOf = (keys: readonly KeyColumn[], columns: readonly KeyColumn[]) =>
  columns.reduce((bits, column) => bits | (1n << BigInt(keys.indexOf(column))), 0n);

/** Pairs that a rule would give, counted on a sample of its keys; null where it gives none. */
async function costOf(
  engine: Engine,
  input: BlockingInput,
  hashed: string,
  keys: readonly KeyColumn[],
  columns: readonly KeyColumn[],
): Promise<Candidate | null> {
  const share = Math.max(1, Math.round(input.rows / SAMPLED_RECORDS));
  const [a, b] = columns.map((column) => `h${keys.indexOf(column)}`);
  const key = b ? `CASE WHEN ${a} IS NOT NULL AND ${b} IS NOT NULL THEN ks_key(${a}, ${b}) END` : a;
  const [row] = await engine.query<{ pairs: number | null; kept: number | null; all_: number | null }>(
    `SELECT CAST(sum(CASE WHEN pairs <= ${MOST_PAIRS_A_KEY} THEN pairs END) AS DOUBLE) AS pairs, CAST(sum(CASE WHEN pairs <= ${MOST_PAIRS_A_KEY} THEN n END) AS DOUBLE) AS kept, CAST(sum(n) AS DOUBLE) AS all_ ` +
      `FROM (SELECT n, ${pairsSql(input.crossOnly)} AS pairs FROM (SELECT k, ${groupSql} FROM (SELECT ${key} AS k, has, src, first_src FROM ${ident(hashed)}) s WHERE k % ${share} = 0 GROUP BY k) g) c`,
    'link: cost of blocking rules',
  );
  const all = (row?.all_ ?? 0) * share;
  if (!all || !row?.pairs) return null;
  return {
    keys: columns,
    mask: maskOf(keys, columns),
    pairs: row.pairs * share,
    kept: (row.kept ?? 0) / (row.all_ ?? 1),
    coverage: all / input.rows,
  };
}

interface Found {
  /** Keys (bits) that agree, and pairs of which this is so that no rule has found yet. */
  readonly open: readonly { readonly mask: bigint; left: number }[];
  readonly identifierKeys: bigint;
  readonly total: number;
}

const gainOf = (found: Found, mask: bigint, kept = 1): number => {
  let gain = 0;
  for (const o of found.open) if ((o.mask & mask) === mask) gain += o.left * kept;
  return gain;
};

async function whatKeysFind(
  engine: Engine,
  input: BlockingInput,
  keys: readonly KeyColumn[],
  labelled: string,
): Promise<Found> {
  const bits = keys
    .map((key, i) => `CASE WHEN l.${ident(key.column)} = r.${ident(key.column)} THEN ${1n << BigInt(i)} ELSE 0 END`)
    .join(' + ');
  const seen = await engine.query<{ mask: number | bigint; n: number }>(
    `SELECT mask, count(*) AS n FROM (SELECT ${bits} AS mask FROM ${ident(labelled)} c JOIN ${ident(input.prepared)} l ON l.i = c.a JOIN ${ident(input.prepared)} r ON r.i = c.b) m GROUP BY mask ORDER BY mask`,
    'link: what blocking rules find',
  );
  const identifierKeys = keys.reduce(
    (all, key, i) => (input.fields[key.field]?.link.exclusive ? all | (1n << BigInt(i)) : all),
    0n,
  );
  const open = seen.map(({ mask, n }) => ({ mask: BigInt(mask) & ~identifierKeys, left: n }));
  return { open, identifierKeys, total: open.reduce((sum, o) => sum + o.left, 0) };
}

/** Greedy cover of the pairs linked by identifiers: the most found a pair of cost, until nothing is gained or the budget is spent. */
function byWhatTheyFind(input: BlockingInput, candidates: readonly Candidate[], found: Found): Candidate[] {
  const { identifierKeys } = found;
  const chosen: Candidate[] = [];
  let spent = 0;
  const usable = candidates.filter((c) => (c.mask & identifierKeys) === 0n && c.pairs <= input.budget);
  while (chosen.length < MOST_RULES) {
    let best: Candidate | undefined;
    let bestValue = 0;
    for (const candidate of usable) {
      if (chosen.includes(candidate) || spent + candidate.pairs > input.budget) continue;
      const gain = gainOf(found, candidate.mask, candidate.kept);
      // a rule costs its keys (one a record) and its pairs
      const value =
        gain < found.total * LEAST_GAIN * Math.max(1, candidate.pairs / input.rows)
          ? 0
          : gain / (input.rows * 0.3 + candidate.pairs);
      if (value > bestValue) [best, bestValue] = [candidate, value];
    }
    if (!best) break;
    chosen.push(best);
    spent += best.pairs;
    for (const o of found.open) if ((o.mask & best.mask) === best.mask) o.left *= 1 - best.kept;
  }
  // invalid identifiers are compared too: their owners were seen with valid ones only
  for (const candidate of candidates) {
    if (
      chosen.length < MOST_RULES &&
      candidate.keys.length === 1 &&
      (candidate.mask & identifierKeys) !== 0n &&
      candidate.pairs <= input.budget / 8
    )
      chosen.push(candidate);
  }
  return chosen;
}

/** Without labelled pairs: the loosest rules that the budget allows, none that a chosen looser one makes idle. */
function byCost(candidates: readonly Candidate[], budget: number): Candidate[] {
  const chosen: Candidate[] = [];
  let spent = 0;
  for (const candidate of [...candidates]
    .filter((c) => c.pairs <= budget / 4)
    .sort((a, b) => a.keys.length - b.keys.length || a.pairs - b.pairs || (a.mask < b.mask ? -1 : 1))) {
    if (chosen.length >= MOST_RULES * 2) break;
    if (spent + candidate.pairs > budget) continue;
    if (chosen.some((rule) => (rule.mask & candidate.mask) === rule.mask && rule.kept > 0.995)) continue;
    chosen.push(candidate);
    spent += candidate.pairs;
  }
  return chosen;
}

/** Pairs under the rules, each once → table `pairs` (a, b: `i`, a < b). Returns their number. */
export async function findPairs(
  engine: Engine,
  input: BlockingInput,
  rules: readonly BlockingRule[],
  pairs: string,
  work: (name: string) => string,
): Promise<number> {
  const keys = keyColumns(input.fields);
  const found = ident(work('found'));
  await engine.run(`CREATE OR REPLACE TABLE ${found} (a INTEGER, b INTEGER)`);
  for (const rule of rules) {
    const columns = rule.keys.map((id) => keys.find((key) => key.id === id)?.column ?? '');
    if (columns.includes('')) continue;
    const keyed = ident(work('keyed'));
    await engine.run(
      `CREATE OR REPLACE TABLE ${keyed} AS SELECT * FROM (SELECT ${keySql(columns)} AS k, q.i, q.src, q.clu, q.has, q.first_src FROM ${ident(input.prepared)} p JOIN ${ident(input.records)} q ON q.i = p.i) s WHERE k IS NOT NULL`,
      'link: keys',
    );
    await engine.run(
      `INSERT INTO ${found} SELECT least(l.i, r.i), greatest(l.i, r.i) FROM ` +
        `(SELECT k FROM (SELECT k, ${groupSql} FROM ${keyed} GROUP BY k) g WHERE n > 1 AND ${pairsSql(input.crossOnly)} BETWEEN 1 AND ${MOST_PAIRS_A_KEY}) u ` +
        `JOIN ${keyed} l ON l.k = u.k JOIN ${keyed} r ON r.k = u.k ` +
        `WHERE NOT l.has AND (r.has OR l.i < r.i) AND l.clu <> r.clu${input.crossOnly ? ' AND l.src <> r.src' : ''}`,
      'link: pairs',
    );
    await engine.run(`DROP TABLE ${keyed}`);
  }
  await engine.run(`CREATE OR REPLACE TABLE ${ident(pairs)} AS SELECT DISTINCT a, b FROM ${found}`, 'link: pairs');
  await engine.run(`DROP TABLE ${found}`);
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(pairs)}`);
  return row?.n ?? 0;
}
