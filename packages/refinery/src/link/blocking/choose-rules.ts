/**
 * Which pairs are compared: records that have the same key under one of a few rules. Rules are chosen from the data: what each would cost
 * in pairs is counted on a sample of the records (`rule-costs.ts`), what it would find is seen on pairs linked by identifiers.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { isToldByIdentifier } from '../comparators/fields.ts';
import type { BlockingRule } from '../model.ts';
import { type KeyColumn, keyColumns } from './key-tables.ts';
import { AT_ONCE, type BlockingInput, type Candidate, type Costed, costsAtOnce, costsOf } from './rule-costs.ts';

const MOST_RULES = 24;
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
