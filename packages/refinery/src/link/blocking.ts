/**
 * Which pairs are compared: records that have the same key under one of a few rules. Rules are chosen from the data: what each would cost
 * in pairs is counted on a sample of its keys, what it would find is seen on pairs linked by identifiers. A NULL is never part of a key.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { type Field, isToldByIdentifier } from './fields.ts';
import type { BlockingRule } from './model.ts';
import { codeOf, keyOf, type Prepared, valuesTable } from './prepare.ts';

/** A key under which more pairs than this stand is dropped: a finer rule finds its records. 60 records. */
const MOST_PAIRS_A_KEY = 1770;
const MOST_RULES = 24;
/** Keys that are looked at to estimate a rule's cost, about. */
const SAMPLED_RECORDS = 100_000;
/** A single key that gives at most so many pairs a record is not tried together with others. */
const CHEAP_PAIRS_A_RECORD = 0.5;
/** A rule that finds a smaller share of the pairs linked by identifiers is not worth its keys. */
const LEAST_GAIN = 1e-4;
/** Nor is one that finds less than so much for each pair a record that it gives. */
const LEAST_GAIN_A_PAIR = 5e-3;
/** The same of rules for the records that the first rules leave without a partner. These err more than those that identifiers link, by which the gain is known. */
const LEAST_GAIN_OF_REST = 2e-5;
const LEAST_GAIN_A_PAIR_OF_REST = 1e-4;
/** Share of the records without an identifier that the first rules leave without a partner, at most, in the reckoning: theirs are the pairs that rules for the rest give. */
const REST_SHARE = 0.05;
/** Rules for the rest, at most: each costs its keys. */
const MOST_REST_RULES = 8;

export interface BlockingInput {
  /** Table made by {@link hashKeys}. */
  readonly keys: string;
  readonly fields: readonly Field[];
  readonly crossOnly: boolean;
  readonly rows: number;
  /** a, b of pairs linked by identifiers that other evidence would link too, or null where there are too few. */
  readonly labelled: string | null;
  readonly budget: number;
}

interface KeyColumn {
  readonly id: string;
  readonly field: number;
  /** Column of the table of keys. */
  readonly column: string;
  readonly bit: bigint;
}

/** What a rule would find. Its cost is counted only where that may decide. */
interface Candidate {
  readonly keys: readonly KeyColumn[];
  readonly mask: bigint;
}
interface Costed extends Candidate {
  readonly pairs: number;
  /** Share of its records whose key is not dropped. */
  readonly kept: number;
}

const keyColumns = (fields: readonly Field[]): KeyColumn[] =>
  fields
    .flatMap((field, f) => field.comparator.keys.map((key) => ({ id: `${field.attribute}.${key.id}`, field: f })))
    .map((key, k) => ({ ...key, column: `k${k}`, bit: 1n << BigInt(k) }))
    .slice(0, 62);

const keySql = (columns: readonly KeyColumn[]): string => {
  const [first, second] = columns.map((key) => ident(key.column));
  return second
    ? `CASE WHEN ${first} IS NOT NULL AND ${second} IS NOT NULL THEN ks_key(${first}, ${second}) END`
    : String(first);
};

/** Every key of every record as a number: i, src, clu, has, first_src, k0 … `records`: see {@link findPairs}. */
export async function hashKeys(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  records: string,
  keys: string,
  work: (name: string) => string,
): Promise<void> {
  const parts = fields
    .flatMap((field, f) => field.comparator.keys.map((key) => ({ field, f, part: key.part })))
    .slice(0, 62);
  const columns = parts.map(({ field, f, part }, k) => `d${f}.${ident(keyOf(field, part))} AS k${k}`);
  const joins = fields.flatMap((field, f) =>
    parts.some((p) => p.f === f)
      ? [
          `LEFT JOIN ${ident(valuesTable(work, field))} d${f} ON d${f}.${ident(codeOf(field))} = p.${ident(codeOf(field))}`,
        ]
      : [],
  );
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(keys)} AS SELECT q.*, ${columns.join(', ')} FROM ${ident(prepared.coded)} p JOIN ${ident(records)} q ON q.i = p.i ${joins.join(' ')}`,
    'link: keys',
  );
}

/** Pairs under one key, from n records of which h have own identifiers; across two sources n1 × n2. */
const pairsSql = (cross: boolean) => (cross ? 'n1 * (n - n1)' : '(n * (n - 1) - h * (h - 1)) / 2');
const groupSql =
  'count(*) AS n, sum(CASE WHEN has THEN 1 ELSE 0 END) AS h, sum(CASE WHEN src = first_src THEN 1 ELSE 0 END) AS n1';

export async function chooseRules(engine: Engine, input: BlockingInput): Promise<BlockingRule[]> {
  const keys = keyColumns(input.fields);
  const found = input.labelled ? await whatKeysFind(engine, input, keys, input.labelled) : null;
  const singles: Costed[] = [];
  for (const key of keys) {
    const single = await costOf(engine, input, { keys: [key], mask: key.bit });
    if (single) singles.push(single);
  }
  // a key that is cheap by itself finds no less than with another
  const cheap = singles.filter((c) => c.kept > 0.98 && c.pairs <= input.rows * CHEAP_PAIRS_A_RECORD);
  const open = keys.filter((key) => !cheap.some((c) => c.mask === key.bit));
  const doubles = open.flatMap((a, i) =>
    open.slice(i + 1).flatMap((b) => (a.field === b.field ? [] : [{ keys: [a, b], mask: a.bit | b.bit }])),
  );
  const chosen = found
    ? await byWhatTheyFind(engine, input, singles, doubles, found)
    : byCost([...singles, ...(await costsOf(engine, input, doubles))], input.budget).map((rule) => ({
        ...rule,
        rest: false,
      }));
  return chosen.map(({ keys: own, pairs, rest }) => ({
    keys: own.map((key) => key.id),
    pairs: Math.round(pairs),
    ...(rest ? { rest } : {}),
  }));
}

async function costsOf(engine: Engine, input: BlockingInput, candidates: readonly Candidate[]): Promise<Costed[]> {
  const costed: Costed[] = [];
  for (const candidate of candidates) {
    const known = await costOf(engine, input, candidate);
    if (known) costed.push(known);
  }
  return costed;
}

/** Pairs that a rule would give, counted on a sample of its keys; null where it gives none. */
async function costOf(engine: Engine, input: BlockingInput, candidate: Candidate, open = 1): Promise<Costed | null> {
  const share = Math.max(1, Math.round(input.rows / SAMPLED_RECORDS));
  const [row] = await engine.query<{ pairs: number | null; kept: number | null; all_: number | null }>(
    `SELECT CAST(sum(CASE WHEN pairs <= ${MOST_PAIRS_A_KEY} THEN pairs END) AS DOUBLE) AS pairs, CAST(sum(CASE WHEN pairs <= ${MOST_PAIRS_A_KEY} THEN n END) AS DOUBLE) AS kept, CAST(sum(n) AS DOUBLE) AS all_ ` +
      `FROM (SELECT n, ${pairsSql(input.crossOnly)}${open === 1 ? '' : ` * ${open}`} AS pairs FROM (SELECT k, ${groupSql} FROM (SELECT ${keySql(candidate.keys)} AS k, has, src, first_src FROM ${ident(input.keys)}) s WHERE k % ${share} = 0 GROUP BY k) g) c`,
    'link: cost of blocking rules',
  );
  if (!row?.all_ || !row.pairs) return null;
  return { ...candidate, pairs: row.pairs * share, kept: (row.kept ?? 0) / row.all_ };
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
    .map((key) => `CASE WHEN l.${ident(key.column)} = r.${ident(key.column)} THEN ${key.bit} ELSE 0 END`)
    .join(' + ');
  const seen = await engine.query<{ mask: number | bigint; n: number }>(
    `SELECT mask, count(*) AS n FROM (SELECT ${bits} AS mask FROM ${ident(labelled)} c JOIN ${ident(input.keys)} l ON l.i = c.a JOIN ${ident(input.keys)} r ON r.i = c.b) m GROUP BY mask ORDER BY mask`,
    'link: what blocking rules find',
  );
  const told = input.fields.map((field) => isToldByIdentifier(input.fields, field));
  const identifierKeys = keys.reduce((all, key) => (told[key.field] ? all | key.bit : all), 0n);
  const open = seen.map(({ mask, n }) => ({ mask: BigInt(mask) & ~identifierKeys, left: n }));
  return { open, identifierKeys, total: open.reduce((sum, o) => sum + o.left, 0) };
}

/**
 * Greedy cover of the pairs linked by identifiers: the most found a pair of cost, until nothing is gained or the budget is spent; then dearer rules for
 * the records that will be left without a partner.
 */
async function byWhatTheyFind(
  engine: Engine,
  input: BlockingInput,
  singles: readonly Costed[],
  doubles: readonly Candidate[],
  found: Found,
): Promise<(Costed & { readonly rest: boolean })[]> {
  const foreign = (c: Candidate) => (c.mask & found.identifierKeys) === 0n;
  const cover = new Cover(engine, input, singles.filter(foreign), doubles.filter(foreign), found);
  const first = await cover.choose(LEAST_GAIN, LEAST_GAIN_A_PAIR, MOST_RULES);
  // few records are left: their rules may be looser, and a key that many bear is not dropped
  const loose = [...singles, ...doubles].filter(foreign);
  const others = new Cover(engine, input, [], loose, found, REST_SHARE);
  const most = Math.min(MOST_REST_RULES, MOST_RULES - first.length);
  const rest = await others.choose(LEAST_GAIN_OF_REST, LEAST_GAIN_A_PAIR_OF_REST, most);
  // invalid identifiers are compared too: their owners were seen with valid ones only
  const invalid = singles.filter((c) => !foreign(c) && c.pairs <= input.budget / 8);
  return [
    ...first.map((rule) => ({ ...rule, rest: false })),
    ...[...rest, ...invalid].slice(0, MOST_RULES - first.length).map((rule) => ({ ...rule, rest: true })),
  ];
}

class Cover {
  readonly #engine: Engine;
  readonly #input: BlockingInput;
  readonly #found: Found;
  readonly #share: number;
  #costed: Costed[];
  #open: Candidate[];

  /** `share`: of the records without an identifier, those that the rules are for. */
  constructor(
    engine: Engine,
    input: BlockingInput,
    costed: readonly Costed[],
    open: readonly Candidate[],
    found: Found,
    share = 1,
  ) {
    this.#share = share;
    this.#engine = engine;
    this.#input = input;
    this.#found = found;
    this.#costed = costed.filter((c) => c.pairs <= input.budget);
    this.#open = [...open];
  }

  /** `least`: share of the labelled pairs to be found; `gainAPair`: the same for each pair a record. */
  async choose(least: number, gainAPair: number, most: number): Promise<Costed[]> {
    const { rows, budget } = this.#input;
    const found = this.#found;
    const chosen: Costed[] = [];
    let spent = 0;
    while (chosen.length < most) {
      let best: Costed | undefined;
      let bestValue = 0;
      const weigh = (candidate: Costed) => {
        if (spent + candidate.pairs > budget) return;
        const gain = gainOf(found, candidate.mask, candidate.kept);
        if (gain < found.total * Math.max(least, (gainAPair * candidate.pairs) / rows)) return;
        // a rule costs its keys (one a record) and its pairs
        const value = gain / (rows * 0.3 + candidate.pairs);
        if (value > bestValue) [best, bestValue] = [candidate, value];
      };
      for (const candidate of this.#costed) weigh(candidate);
      // a cost is counted where the rule would be the best if it gave no pairs
      const hopes = this.#open
        .map((candidate) => ({ candidate, gain: gainOf(found, candidate.mask) }))
        .filter(({ gain }) => gain >= found.total * least)
        .sort((x, y) => y.gain - x.gain || (x.candidate.mask < y.candidate.mask ? -1 : 1));
      const tried = new Set<Candidate>();
      for (const { candidate, gain } of hopes) {
        if (gain / (rows * 0.3) <= bestValue) break;
        tried.add(candidate);
        const known = await costOf(this.#engine, this.#input, candidate, this.#share);
        if (!known || known.pairs > budget) continue;
        this.#costed.push(known);
        weigh(known);
      }
      this.#open = hopes.flatMap(({ candidate }) => (tried.has(candidate) ? [] : [candidate]));
      if (!best) break;
      const taken: Costed = best;
      this.#costed = this.#costed.filter((c) => c !== taken);
      chosen.push(taken);
      spent += taken.pairs;
      for (const o of found.open) if ((o.mask & taken.mask) === taken.mask) o.left *= 1 - taken.kept;
    }
    return chosen;
  }
}

/** Without labelled pairs: the loosest rules that the budget allows, none that a chosen looser one makes idle. */
function byCost(candidates: readonly Costed[], budget: number): Costed[] {
  const chosen: Costed[] = [];
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

/**
 * Pairs under the rules, each once → table `pairs` (a, b: `i`, a < b). Returns their number. `records` behind the keys: i, src, clu (cluster of pass 1),
 * has (bears an identifier of its own: two such records are never compared, one of them and one without are), first_src. `settled`: table i of records
 * that have found their subject: they look for no partner, others may find them.
 */
export async function findPairs(
  engine: Engine,
  input: BlockingInput,
  rules: readonly BlockingRule[],
  pairs: string,
  work: (name: string) => string,
  settled?: string,
): Promise<number> {
  const keys = keyColumns(input.fields);
  const records = settled
    ? `(SELECT t.*, t.has OR s.i IS NOT NULL AS closed FROM ${ident(input.keys)} t LEFT JOIN ${ident(settled)} s ON s.i = t.i)`
    : `(SELECT *, has AS closed FROM ${ident(input.keys)})`;
  const found = ident(work('found'));
  const keyed = ident(work('keyed'));
  // only keys of records without an identifier of their own give pairs
  const few = settled !== undefined || input.fields.some((field) => field.link.exclusive);
  await engine.run(`CREATE OR REPLACE TABLE ${found} (a INTEGER, b INTEGER)`);
  for (const rule of rules) {
    const columns = rule.keys.flatMap((id) => keys.filter((key) => key.id === id));
    if (columns.length < rule.keys.length) continue;
    const key = keySql(columns);
    const rows = `SELECT ${key} AS k, i, src, clu, closed AS has, first_src FROM ${records} t`;
    await engine.run(
      `CREATE OR REPLACE TABLE ${keyed} AS SELECT s.* FROM (${rows}) s ${few ? `SEMI JOIN (SELECT ${key} AS k FROM ${records} t WHERE NOT closed) q ON q.k = s.k` : ''} WHERE s.k IS NOT NULL`,
      'link: keys',
    );
    await engine.run(
      `INSERT INTO ${found} SELECT least(l.i, r.i), greatest(l.i, r.i) FROM ` +
        `(SELECT k FROM (SELECT k, ${groupSql} FROM ${keyed} GROUP BY k) g WHERE n > 1 AND ${pairsSql(input.crossOnly)} BETWEEN 1 AND ${MOST_PAIRS_A_KEY}) u ` +
        `JOIN ${keyed} l ON l.k = u.k JOIN ${keyed} r ON r.k = u.k ` +
        `WHERE NOT l.has AND (r.has OR l.i < r.i) AND l.clu <> r.clu${input.crossOnly ? ' AND l.src <> r.src' : ''}`,
      'link: pairs',
    );
  }
  await engine.run(`DROP TABLE IF EXISTS ${keyed}`);
  await engine.run(`CREATE OR REPLACE TABLE ${ident(pairs)} AS SELECT DISTINCT a, b FROM ${found}`, 'link: pairs');
  await engine.run(`DROP TABLE ${found}`);
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(pairs)}`);
  return row?.n ?? 0;
}
