/** What is learnt before and after the pairs are found: labelled pairs, the shares of levels, the weights, the model that is kept. */
import { type Engine, ident } from '@kuaishu/engine';
import { type Field, isToldByIdentifier, levelIds } from '../comparators/fields.ts';
import { patternCounts, score } from '../comparison/compare.ts';
import { CONTRADICTION_BITS, contradictionOf } from '../comparison/contradiction.ts';
import type { PatternCount } from '../comparison/pattern.ts';
import { type BlockingRule, bitsOf, type LinkModel, weighPattern } from '../model.ts';
import type { Prepared } from '../records/prepare.ts';
import { measurePairs, type WordTable } from '../texts/similarity.ts';
import { type TrainingField, train, type Weights } from './train.ts';

/** Pairs linked by identifiers from which m is learnt, at most; and at least, to be used at all. */
const MOST_LABELLED = 100_000;
const LEAST_LABELLED = 200;
/** Long texts of one subject may have few words in common: a description and a short name. */
const MOST_DIFFERENT_TEXTS = 0.5;
/**
 * Share of the records that are taken for matches before anything is known; and bits by which that guess may be off, and by which a pair without rivals may be
 * weaker.
 */
const FIRST_MATCHES = 0.3;
const FIRST_SLACK_BITS = 9;
/** Probability of a pair from which its records look for no other partner. */
const SETTLED = 0.99;

export interface Labelled {
  /** a, b, pattern, extra. */
  readonly scored: string;
  /** Without exclusive identifiers and their parts: these agree in every labelled pair, that is how it was found. */
  readonly counts: readonly (PatternCount & { readonly pattern: bigint })[];
}

/** Pairs linked by identifiers show what matches look like. Null where there are too few. */
export async function scoreLabelled(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  words: readonly WordTable[],
  links: string,
  work: (name: string) => string,
): Promise<Labelled | null> {
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(links)}`);
  const n = row?.n ?? 0;
  if (n < LEAST_LABELLED) return null;
  const step = Math.max(1, Math.ceil(n / MOST_LABELLED));
  const table = work('labelled');
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT a, b FROM ${ident(links)} WHERE (a * 7 + b) % ${step} = 0`,
    'link: labelled pairs',
  );
  if (words.length) await measurePairs(engine, fields, words, table, work);
  const scored = work('labelled_scored');
  await score(engine, prepared, fields, table, scored, work);
  await engine.run(`DROP TABLE ${ident(table)}`);
  const told = fields.map((field) => isToldByIdentifier(fields, field));
  const counts = (await patternCounts(engine, scored, fields.length)).map((p) => ({
    ...p,
    levels: p.levels.map((level, f) => (told[f] ? 0 : level)),
  }));
  return { scored, counts };
}

export function trainingFields(
  fields: readonly Field[],
  prepared: Prepared,
  seen: readonly (readonly number[])[],
): TrainingField[] {
  return fields.map((field, f) => ({
    grades: [...field.levels.map((level) => level.grade), 'different' as const],
    shared: field.comparator.shared,
    identifier: field.link.kind === 'identifier' && !field.link.exclusive,
    seen: seen[f] ?? [],
    totalLog: prepared.frequencies[f] ? Math.log2(Math.max(1, prepared.frequencies[f]?.total ?? 1)) : null,
    ...(field.comparator.words ? { mostDifferent: MOST_DIFFERENT_TEXTS } : {}),
  }));
}

/** Weights of what the labelled pairs alone teach; the share of matches is a guess. */
export function firstWeights(
  labelled: Labelled,
  training: readonly TrainingField[],
  { records, totalPairs }: { readonly records: number; readonly totalPairs: number },
): Weights {
  const weights = train({ fields: training, candidates: [], labelled: labelled.counts, totalPairs, records });
  return { ...weights, priorBits: bitsOf(Math.min(0.5, (records * FIRST_MATCHES) / totalPairs)) };
}

type Pattern = PatternCount & { readonly pattern: bigint };

/** Bits of patterns → table `table` (pattern, bits). A pattern that contradicts itself has {@link CONTRADICTION_BITS} less. */
export async function writeBits(
  engine: Engine,
  fields: readonly Field[],
  weights: Weights,
  patterns: readonly Pattern[],
  table: string,
): Promise<void> {
  const scale = fields.map((field, f) => ({ bits: weights.bits[f] ?? [], shared: field.comparator.shared }));
  const contradicts = contradictionOf(fields);
  const bitsOfPattern = (p: Pattern) =>
    weights.priorBits + weighPattern(scale, p.levels) - (contradicts(p.levels) < 0 ? 0 : CONTRADICTION_BITS);
  await engine.createTable(table, [
    { name: 'pattern', values: BigInt64Array.from(patterns, (p) => p.pattern) },
    { name: 'bits', values: Float64Array.from(patterns, bitsOfPattern) },
  ]);
}

/**
 * Labelled pairs that would be linked, or doubted, without their identifier → table a, b. Blocking rules are chosen by what they find of these: a pair that
 * nothing but a common name speaks for would be refused anyway, and finding such pairs costs the square of the name's bearers.
 */
export async function worthFinding(
  engine: Engine,
  fields: readonly Field[],
  labelled: Labelled,
  first: Weights,
  reviewFrom: number,
  work: (name: string) => string,
): Promise<string> {
  const bits = work('first_bits');
  await writeBits(engine, fields, first, labelled.counts, bits);
  const worth = work('worth');
  const least = bitsOf(reviewFrom) - FIRST_SLACK_BITS;
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(worth)} AS SELECT s.a, s.b FROM ${ident(labelled.scored)} s JOIN ${ident(bits)} w ON w.pattern = s.pattern WHERE w.bits + s.extra >= ${least}`,
    'link: labelled pairs',
  );
  await engine.run(`DROP TABLE ${ident(bits)}`);
  return worth;
}

/** Records with a pair that is sure enough → table `settled` (i). */
export async function settle(
  engine: Engine,
  fields: readonly Field[],
  weights: Weights,
  patterns: readonly Pattern[],
  scored: string,
  settled: string,
  work: (name: string) => string,
): Promise<void> {
  const bits = work('first_bits');
  await writeBits(engine, fields, weights, patterns, bits);
  const sure = `SELECT s.a, s.b FROM ${ident(scored)} s JOIN ${ident(bits)} w ON w.pattern = s.pattern WHERE w.bits + s.extra >= ${bitsOf(SETTLED)}`;
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(settled)} AS SELECT a AS i FROM (${sure}) l UNION SELECT b AS i FROM (${sure}) r`,
    'link: settled records',
  );
  await engine.run(`DROP TABLE ${ident(bits)}`);
}

export function modelOf(
  fields: readonly Field[],
  weights: Weights,
  frequencies: readonly LinkModel['fields'][number]['frequencies'][],
  rules: readonly BlockingRule[],
): LinkModel {
  return {
    version: 1,
    fields: fields.map((field, f) => ({
      attribute: field.attribute,
      kind: field.link.kind,
      exclusive: field.link.exclusive,
      ...(field.link.of === undefined ? {} : { of: field.link.of }),
      comparator: field.comparatorName,
      partner: field.partner,
      levels: levelIds(field).map((id, l) => ({
        id,
        m: weights.m[f]?.[l] ?? 0,
        u: weights.u[f]?.[l] ?? 0,
        bits: weights.bits[f]?.[l] ?? 0,
      })),
      frequencies: frequencies[f] ?? null,
    })),
    priorBits: weights.priorBits,
    rules,
  };
}

export const weightsOf = (model: LinkModel): Weights => ({
  m: model.fields.map((field) => field.levels.map((level) => level.m)),
  u: model.fields.map((field) => field.levels.map((level) => level.u)),
  bits: model.fields.map((field) => field.levels.map((level) => level.bits)),
  priorBits: model.priorBits,
  expectedMatches: 0,
  iterations: 0,
});
