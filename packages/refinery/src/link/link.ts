/**
 * Link records of any tables: who is the same subject. Pass 1 on identifiers that check out, pass 2 by probability on the rest, then clusters.
 * All heavy work is SQL over the engine; here only counts of patterns, weights and disjoint sets are held.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { type BlockingInput, chooseRules, sampleKeys } from './blocking.ts';
import { patternCounts, score } from './compare.ts';
import { contradictionOf } from './contradiction.ts';
import { cutContradictions } from './cut.ts';
import { decideDoubts, SURE } from './decide.ts';
import { type Field, fieldsOf } from './fields.ts';
import { findPairs } from './find-pairs.ts';
import { linkByIdentifiers, type Pass1 } from './identifiers.ts';
import {
  firstWeights,
  modelOf,
  scoreLabelled,
  settle,
  trainingFields,
  weightsOf,
  worthFinding,
  writeBits,
} from './learn.ts';
import type { LinkInput, LinkResult } from './link-input.ts';
import { bitsOf, weighPattern } from './model.ts';
import { PairList } from './pair-list.ts';
import { allPairs, eachRow, KINDS, labelColumns, recordNumbers, writePairs } from './pair-tables.ts';
import { codeOf, type Prepared, prepare } from './prepare.ts';
import { linkByNames, REGISTERED_NAME_BITS } from './registered-names.ts';
import { Resolver } from './resolve.ts';
import { LEAST_BITS, type Pair } from './rivals.ts';
import { sampleLevels } from './sample.ts';
import { mostAlike, ranked, readRivals, smallerOf, winners } from './texts/competition.ts';
import { countedLevels, measurePairs, pairsByWords, readWords, SIMILARITY } from './texts/similarity.ts';
import { train } from './train.ts';

export const DEFAULT_THRESHOLD = 0.9;
/** Among rivals, "no partner" included, one that is likelier than all others together. */
const LIKELIER_THAN_NOT = 0.5;
export const DEFAULT_REVIEW_FROM = 0.1;
/** Links that are sure: of an identifier, of an answer. */
const SURE_BITS = 99;

/** Share of the time that is over after a phase, as registers of people take it. */
const OVER = {
  prepare: 0.3,
  identifiers: 0.38,
  names: 0.42,
  random: 0.5,
  labelled: 0.55,
  rules: 0.63,
  pairs: 0.68,
  compared: 0.8,
  rest: 0.9,
  resolved: 0.95,
  written: 1,
} as const;

export async function linkRecords(engine: Engine, input: LinkInput): Promise<LinkResult> {
  const prefix = input.prefix ?? 'link_';
  const made = new Set<string>();
  const work = (name: string) => {
    made.add(prefix + name);
    return prefix + name;
  };
  const { seconds, timed } = stopwatch();
  const over = (phase: keyof typeof OVER, share = 1) => input.onProgress?.(OVER[phase] * share);
  const fields = fieldsOf(input.fields);
  const contradicts = contradictionOf(fields);
  const crossOnly = input.mode === 'link';
  const prepared = await timed('prepare', () =>
    prepare(engine, input.table, fields, work, input.kept, (share) => over('prepare', share)),
  );
  over('prepare');
  const size = prepared.rows;
  const pass1 = await timed('identifiers', () => linkByIdentifiers(engine, prepared, fields, work));
  const resolver = await timed('identifiers', () => resolverOf(engine, prepared, fields, pass1, crossOnly));
  const kept = new PairList();
  await timed('identifiers', () => joinSure(engine, input, prepared, pass1, resolver, kept));
  const identifierLinks = kept.length;
  over('identifiers');
  const named = await timed('names', async () => {
    const { table, places = {} } = input;
    const names = { table, prepared: prepared.table, owners: pass1.owners, fields, places };
    const links = await linkByNames(engine, names, work);
    if (links)
      await eachRow(engine, `SELECT a, b FROM ${ident(links.table)} ORDER BY a, b`, 2, (row) => {
        const [a, b] = row as [number, number];
        if (resolver.join(a, b)) kept.push({ a, b, bits: REGISTERED_NAME_BITS, kind: KINDS.name });
      });
    return links;
  });
  const nameLinks = kept.length - identifierLinks;
  over('names');

  const totalPairs = await allPairs(engine, prepared.coded, crossOnly);
  const records = work('records');
  await timed('blocking', () => writeRecords(engine, prepared, fields, pass1, resolver, records, work));
  const words = await timed('prepare', () =>
    readWords(engine, prepared.table, fields, input.model?.fields.map((f) => f.frequencies) ?? [], work),
  );
  const learning = !input.model && size > 1;
  const seen = await timed('train', async () =>
    learning ? sampleLevels(engine, prepared, fields, crossOnly, work, words) : [],
  );
  over('random');
  const labelled = await timed('train', async () =>
    learning ? scoreLabelled(engine, prepared, fields, words, pass1.links, work) : null,
  );
  over('labelled');
  const first = labelled
    ? firstWeights(labelled, trainingFields(fields, prepared, seen), { records: size, totalPairs })
    : null;
  const rules = await timed('blocking', async () => {
    if (input.model) return input.model.rules;
    if (!learning) return [];
    const reviewFrom = input.reviewFrom ?? DEFAULT_REVIEW_FROM;
    const worth = labelled && first ? await worthFinding(engine, fields, labelled, first, reviewFrom, work) : null;
    const keys = work('keys');
    const sample = await sampleKeys(engine, fields, { records, labelled: worth, crossOnly }, keys, work);
    const budget = Math.max(2_000_000, size * 8);
    const blocking: BlockingInput = { fields, crossOnly, rows: size, sample, labelled: worth, budget };
    const chosen = await chooseRules(engine, blocking);
    await engine.run(`DROP TABLE ${ident(keys)}`);
    return chosen;
  });

  over('rules');
  const pairs = work('pairs');
  const scored = work('scored');
  const tiers = [rules.filter((rule) => !rule.rest), rules.filter((rule) => rule.rest)] as const;
  const search = { fields, records, crossOnly };
  let candidates = await timed('pairs', () => findPairs(engine, search, tiers[0], pairs, work));
  if (words.length) {
    candidates = await timed('pairs', () => pairsByWords(engine, words, { records, crossOnly }, pairs, work));
    await timed('compare', () => measurePairs(engine, fields, words, pairs, work));
  }
  over('pairs');
  await timed('compare', () => score(engine, prepared, fields, pairs, scored, work));
  over('compared');
  let counts = await patternCounts(engine, scored, fields.length);
  const known = input.model ? weightsOf(input.model) : first;
  if (tiers[1].length > 0 && known) {
    const settled = work('settled');
    await timed('pairs', () => settle(engine, fields, known, counts, scored, settled, work));
    candidates += await timed('pairs', () => findPairs(engine, search, tiers[1], work('more'), work, settled));
    await timed('compare', async () => {
      await engine.run(
        `CREATE OR REPLACE TABLE ${ident(work('new'))} AS SELECT m.a, m.b FROM ${ident(work('more'))} m ANTI JOIN ${ident(pairs)} p ON p.a = m.a AND p.b = m.b`,
        'link: pairs',
      );
      if (words.length) await measurePairs(engine, fields, words, work('new'), work);
      await score(engine, prepared, fields, work('new'), work('more'), work);
      await engine.run(`INSERT INTO ${ident(scored)} SELECT * FROM ${ident(work('more'))}`, 'link: pairs');
      await engine.run(`INSERT INTO ${ident(pairs)} SELECT * FROM ${ident(work('new'))}`, 'link: pairs');
    });
    for (const made of ['more', 'new', 'settled']) await engine.run(`DROP TABLE ${ident(work(made))}`);
    counts = await patternCounts(engine, scored, fields.length);
  }

  over('rest');
  // a pair that contradicts itself teaches nothing about what matches look like, and is nobody's rival
  const teaching = counts.filter((p) => contradicts(p.levels) < 0);
  const rivals =
    crossOnly && words.length
      ? await readRivals(
          engine,
          { scored, pairs, records, patterns: work('patterns') },
          teaching.map((p) => p.pattern),
          words.map((w) => `${fields[w.field]?.prefix}${SIMILARITY}`),
        )
      : null;
  const weights = await timed('train', async () => {
    if (input.model) return weightsOf(input.model);
    for (const { field, frequencies } of words) {
      const both = totalPairs * (frequencies.total / Math.max(1, size)) ** 2;
      seen[field] = countedLevels(fields[field]?.levels ?? [], seen[field] ?? [], counts, field, both);
    }
    return train({
      fields: trainingFields(fields, prepared, seen),
      candidates: teaching,
      labelled: labelled?.counts ?? [],
      totalPairs,
      records: size,
      ...(rivals
        ? {
            mostMatches: smallerOf(rivals),
            winners: (bits, expected) => winners(rivals, bits, expected),
            seeds: mostAlike(rivals, teaching.length),
          }
        : {}),
    });
  });
  const scale = fields.map((field, f) => ({ bits: weights.bits[f] ?? [], shared: field.comparator.shared }));

  const threshold = input.threshold ?? (rivals ? LIKELIER_THAN_NOT : DEFAULT_THRESHOLD);
  const least = bitsOf(threshold);
  const doubtful = bitsOf(input.reviewFrom ?? DEFAULT_REVIEW_FROM);
  const review = new PairList();
  await timed('resolve', async () => {
    const judge = (a: number, b: number, bits: number) => {
      if (bits < doubtful) return;
      if (bits < least || named?.differ(a, b)) review.push({ a, b, bits, kind: KINDS.doubtful });
      else if (resolver.join(a, b)) kept.push({ a, b, bits, kind: KINDS.probabilistic });
      else review.push({ a, b, bits, kind: KINDS.refused });
    };
    if (rivals) {
      const bits = teaching.map((p) => weights.priorBits + weighPattern(scale, p.levels));
      for (const pair of ranked(rivals, bits, totalPairs / (1 + 2 ** -weights.priorBits), doubtful))
        judge(pair.a, pair.b, pair.bits);
    } else {
      await writeBits(engine, fields, weights, counts, work('weights'));
      const pairsInDoubt: Pair[] = [];
      const sure = Math.max(least, bitsOf(SURE));
      const weighed = `SELECT s.a, s.b, w.bits + s.extra AS bits FROM ${ident(scored)} s JOIN ${ident(work('weights'))} w ON w.pattern = s.pattern`;
      await eachRow(
        engine,
        `SELECT a, b, bits FROM (${weighed}) e WHERE bits >= ${Math.min(doubtful, LEAST_BITS)} ORDER BY bits DESC, a, b`,
        3,
        (row) => {
          const [a, b, bits] = row as [number, number, number];
          if (bits >= sure || (named && (named.differ(a, b) || !named.read(a) || !named.read(b)))) judge(a, b, bits);
          else pairsInDoubt.push({ a, b, bits });
        },
      );
      if (pairsInDoubt.length > 0) {
        const sources = await sourcesOf(engine, prepared);
        const exclusive = fields.some((field) => field.link.exclusive);
        const { priorBits } = weights;
        const decided = decideDoubts({ pairs: pairsInDoubt, resolver, sources, exclusive, priorBits, least, doubtful });
        for (const pair of decided.links) kept.push({ ...pair, kind: KINDS.probabilistic });
        for (const pair of decided.doubtful) review.push({ ...pair, kind: KINDS.doubtful });
        for (const pair of decided.refused) review.push({ ...pair, kind: KINDS.refused });
      }
    }
    await eachRow(engine, `SELECT a, b FROM ${ident(pass1.refused)} ORDER BY a, b`, 2, (row) =>
      review.push({ a: row[0] as number, b: row[1] as number, bits: 0, kind: KINDS.identifier }),
    );
  });
  const cut = crossOnly
    ? null
    : await timed('resolve', () => {
        const { priorBits } = weights;
        const input = { fields, prepared, labels: resolver.labels(), kept, scale, priorBits, least };
        return cutContradictions(engine, input, work);
      });
  for (const pair of cut?.refused ?? []) review.push({ ...pair, kind: KINDS.refused });
  const links = cut?.kept ?? kept;
  const labels = cut?.labels ?? resolver.labels();
  over('resolved');
  const open = review.filter((a, b) => labels[a] !== labels[b]);
  await timed('write', async () => {
    await writePairs(engine, prepared.coded, links, work('edges'), work);
    await writePairs(engine, prepared.coded, open, work('review'), work);
    await engine.createTable(work('firstpass'), labelColumns(labels));
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(work('clusters'))} AS SELECT p.rec, e.rec AS ent FROM ${ident(prepared.coded)} p JOIN ${ident(work('firstpass'))} c ON c.i = p.i JOIN (SELECT i, rec FROM ${ident(prepared.coded)}) e ON e.i = c.clu`,
      'link: clusters',
    );
  });
  over('written');
  let clusters = 0;
  labels.forEach((label, i) => {
    if (label === i) clusters++;
  });
  const frequencies = prepared.frequencies.map((known, f) => words.find((w) => w.field === f)?.frequencies ?? known);
  return {
    edges: work('edges'),
    clusters: work('clusters'),
    review: work('review'),
    model: input.model ?? modelOf(fields, weights, frequencies, rules),
    stats: {
      records: size,
      candidates,
      patterns: counts.length,
      identifierLinks,
      nameLinks,
      probabilisticLinks: kept.length - identifierLinks - nameLinks,
      refused: resolver.refused + (cut?.refused.length ?? 0),
      clusters,
      seconds,
    },
    drop: async () => {
      await engine.run(`DROP VIEW IF EXISTS ${ident(prepared.table)}`);
      for (const name of made) if (name !== prepared.table) await engine.run(`DROP TABLE IF EXISTS ${ident(name)}`);
    },
  };
}

function stopwatch() {
  const seconds: Record<string, number> = {};
  const timed = async <T>(phase: string, task: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const value = await task();
    seconds[phase] = Number((((seconds[phase] ?? 0) * 1000 + performance.now() - start) / 1000).toFixed(3));
    return value;
  };
  return { seconds, timed };
}

/** Disjoint sets that know what may not come together: other identifiers, records of one list. */
async function resolverOf(
  engine: Engine,
  { coded, rows }: Prepared,
  fields: readonly Field[],
  pass1: Pass1,
  crossOnly: boolean,
): Promise<Resolver> {
  const owners = fields.filter((field) => field.link.exclusive).map(() => new Int32Array(rows).fill(-1));
  if (owners.length)
    await eachRow(
      engine,
      `SELECT i, ${owners.map((_, x) => `coalesce(x${x}, -1)`).join(', ')} FROM ${ident(pass1.owners)}`,
      1 + owners.length,
      (row) => {
        for (const [x, owner] of owners.entries()) owner[row[0] as number] = row[x + 1] as number;
      },
    );
  const lists = crossOnly ? new Int32Array(rows) : null;
  if (lists)
    await eachRow(
      engine,
      `SELECT i, CAST(CASE WHEN src = m THEN 1 ELSE 2 END AS INTEGER) FROM ${ident(coded)}, (SELECT min(src) AS m FROM ${ident(coded)}) s`,
      2,
      (row) => (lists[row[0] as number] = row[1] as number),
    );
  return new Resolver(rows, owners, lists);
}

/** Register of each record. */
async function sourcesOf(engine: Engine, { coded, rows }: Prepared): Promise<Int32Array> {
  const sources = new Int32Array(rows);
  await eachRow(
    engine,
    `SELECT i, src FROM ${ident(coded)}`,
    2,
    (row) => (sources[row[0] as number] = row[1] as number),
  );
  return sources;
}

/** Answers and identifiers. */
async function joinSure(
  engine: Engine,
  { mustLink = [], cannotLink = [] }: LinkInput,
  { coded }: Prepared,
  pass1: Pass1,
  resolver: Resolver,
  kept: PairList,
): Promise<void> {
  const numberOf = await recordNumbers(engine, coded, [...mustLink, ...cannotLink]);
  const each = (pairs: readonly (readonly [number, number])[], use: (a: number, b: number) => void) => {
    for (const [left, right] of pairs) {
      const a = numberOf.get(left);
      const b = numberOf.get(right);
      if (a !== undefined && b !== undefined && a !== b) use(Math.min(a, b), Math.max(a, b));
    }
  };
  each(cannotLink, (a, b) => resolver.keepApart(a, b));
  await eachRow(engine, `SELECT a, b FROM ${ident(pass1.refused)} WHERE apart ORDER BY a, b`, 2, (row) =>
    resolver.keepApart(row[0] as number, row[1] as number),
  );
  each(mustLink, (a, b) => {
    if (resolver.join(a, b)) kept.push({ a, b, bits: SURE_BITS, kind: KINDS.answer });
  });
  await eachRow(engine, `SELECT a, b FROM ${ident(pass1.links)} ORDER BY a, b`, 2, (row) => {
    const [a, b] = row as [number, number];
    if (resolver.join(a, b)) kept.push({ a, b, bits: SURE_BITS, kind: KINDS.identifier });
  });
}

/** What the search for pairs asks of a record → table `records`: i, src, clu (cluster so far), has (an identifier of its own), first_src, the codes of its values. */
async function writeRecords(
  engine: Engine,
  { coded }: Prepared,
  fields: readonly Field[],
  pass1: Pass1,
  resolver: Resolver,
  records: string,
  work: (name: string) => string,
): Promise<void> {
  await engine.createTable(work('firstpass'), labelColumns(resolver.labels()));
  const has = fields.some((field) => field.link.exclusive) ? 'o.x0 IS NOT NULL' : 'FALSE';
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(records)} AS SELECT p.i, p.src, f.clu, ${has} AS has, m.first_src, ${fields.map((field) => `p.${ident(codeOf(field))}`).join(', ')} ` +
      `FROM ${ident(coded)} p JOIN ${ident(work('firstpass'))} f ON f.i = p.i JOIN ${ident(pass1.owners)} o ON o.i = p.i, (SELECT min(src) AS first_src FROM ${ident(coded)}) m`,
    'link: records',
  );
}
