/**
 * Which pairs are compared: records that have the same key under one of a few rules. Rules are chosen from the data: what each would cost
 * in pairs is counted on a sample of the records, what it would find is seen on pairs linked by identifiers. A NULL is never part of a key.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { type Field, isToldByIdentifier } from './fields.ts';
import { type KeyColumn, keyColumns, keySql, keysOf } from './key-tables.ts';
import type { BlockingRule } from './model.ts';

/** A key under which more pairs than this stand is dropped: a finer rule finds its records. 60 records. */
export const MOST_PAIRS_A_KEY = 1770;
const MOST_RULES = 24;
/** Records with an identifier of their own, and records without, whose keys are looked at to estimate a rule's cost, about. */
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
  readonly fields: readonly Field[];
  readonly crossOnly: boolean;
  readonly rows: number;
  readonly sample: KeySample;
  /** a, b of pairs linked by identifiers that other evidence would link too, or null where there are too few. */
  readonly labelled: string | null;
  readonly budget: number;
}

interface KeySample {
  /** Table i, src, has, first_src, sampled, k0 …: the sampled records and those of labelled pairs. */
  readonly keys: string;
  /** Records that one in the sample stands for: of those without an identifier of their own, and of the others. */
  readonly open: number;
  readonly closed: number;
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

/** Keys of a sample of `records` ({@link findPairs} says what they are) and of those in labelled pairs → table `keys`. */
export async function sampleKeys(
  engine: Engine,
  fields: readonly Field[],
  input: { readonly records: string; readonly labelled: string | null; readonly crossOnly: boolean },
  keys: string,
  work: (name: string) => string,
): Promise<KeySample> {
  const records = ident(input.records);
  const [row] = await engine.query<{ n: number; open: number | null }>(
    `SELECT count(*) AS n, sum(CASE WHEN has THEN 0 ELSE 1 END) AS open FROM ${records}`,
    'link: keys',
  );
  const [all, without] = [row?.n ?? 0, row?.open ?? 0];
  const shareOf = (of: number) => Math.max(1, Math.round(of / SAMPLED_RECORDS));
  // across two lists it does not matter who has an identifier
  const [open, closed] = input.crossOnly
    ? [shareOf(all / 2), shareOf(all / 2)]
    : [shareOf(without), shareOf(all - without)];
  const taken = (share: number) => (share === 1 ? 'TRUE' : `ks_hash(i) % ${share} = 0`);
  const sampled = `SELECT *, CASE WHEN has THEN ${taken(closed)} ELSE ${taken(open)} END AS sampled FROM ${records}`;
  const labelled = input.labelled && ident(input.labelled);
  const rows = labelled
    ? `(SELECT s.* FROM (${sampled}) s LEFT JOIN (SELECT a AS i FROM ${labelled} UNION SELECT b AS i FROM ${labelled}) w ON w.i = s.i WHERE s.sampled OR w.i IS NOT NULL)`
    : `(SELECT s.* FROM (${sampled}) s WHERE s.sampled)`;
  const kept = ['i', 'src', 'has', 'first_src', 'sampled'];
  await keysOf(engine, fields, keyColumns(fields), rows, kept, keys, work);
  return { keys, open, closed };
}

export async function chooseRules(engine: Engine, input: BlockingInput): Promise<BlockingRule[]> {
  const keys = keyColumns(input.fields);
  const found = input.labelled ? await whatKeysFind(engine, input, keys, input.labelled) : null;
  const singles = await costsOf(
    engine,
    input,
    keys.map((key) => ({ keys: [key], mask: key.bit })),
  );
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

/** Rules whose costs are counted by one statement. */
const AT_ONCE = 8;

async function costsOf(engine: Engine, input: BlockingInput, candidates: readonly Candidate[]): Promise<Costed[]> {
  const costed: Costed[] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE)
    costed.push(...(await costsAtOnce(engine, input, candidates.slice(from, from + AT_ONCE))));
  return costed;
}

/** Pairs that rules would give, counted on the sample; those that give none are left out. `share`: of the records without an identifier, those that look for a partner. */
async function costsAtOnce(
  engine: Engine,
  { crossOnly, sample }: BlockingInput,
  candidates: readonly Candidate[],
  share = 1,
): Promise<Costed[]> {
  const { open, closed } = sample;
  // of n records o have no identifier of their own: they meet each other and the rest; across two lists n1 meet the others
  const pairs = crossOnly
    ? `n1 * (n - n1) * ${open * open}`
    : `o * (o - 1) / 2 * ${open * open} + o * (n - o) * ${open * closed}`;
  const costs = candidates.map(({ keys }, c) => {
    const keyed = `SELECT ${keySql(keys)} AS k, has, src, first_src FROM ${ident(sample.keys)} WHERE sampled`;
    const grouped = `SELECT k, count(*) AS n, sum(CASE WHEN has THEN 0 ELSE 1 END) AS o, sum(CASE WHEN src = first_src THEN 1 ELSE 0 END) AS n1 FROM (${keyed}) s WHERE k IS NOT NULL GROUP BY k`;
    return (
      `SELECT ${c} AS c, CAST(sum(CASE WHEN pairs <= ${MOST_PAIRS_A_KEY} THEN pairs END) AS DOUBLE) AS pairs, CAST(sum(CASE WHEN pairs <= ${MOST_PAIRS_A_KEY} THEN records END) AS DOUBLE) AS kept, CAST(sum(records) AS DOUBLE) AS all_ ` +
      `FROM (SELECT o * ${open} + (n - o) * ${closed} AS records, (${pairs}) * ${share} AS pairs FROM (${grouped}) g) p`
    );
  });
  const rows = await engine.query<{ c: number; pairs: number | null; kept: number | null; all_: number | null }>(
    costs.join(' UNION ALL '),
    'link: cost of blocking rules',
  );
  return rows
    .sort((x, y) => x.c - y.c)
    .flatMap(({ c, pairs, kept, all_ }) => {
      const candidate = candidates[c];
      return candidate && pairs && all_ ? [{ ...candidate, pairs, kept: (kept ?? 0) / all_ }] : [];
    });
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
    `SELECT mask, count(*) AS n FROM (SELECT ${bits} AS mask FROM ${ident(labelled)} c JOIN ${ident(input.sample.keys)} l ON l.i = c.a JOIN ${ident(input.sample.keys)} r ON r.i = c.b) m GROUP BY mask ORDER BY mask`,
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
      const hopeful = () => hopes.slice(tried.size).filter(({ gain }) => gain / (rows * 0.3) > bestValue);
      for (let next = hopeful(); next.length > 0; next = hopeful()) {
        // some that are counted along may turn out to have had no hope any more: they are known all the same
        const some = next.slice(0, AT_ONCE).map(({ candidate }) => candidate);
        for (const candidate of some) tried.add(candidate);
        for (const known of await costsAtOnce(this.#engine, this.#input, some, this.#share)) {
          if (known.pairs > budget) continue;
          this.#costed.push(known);
          weigh(known);
        }
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
