/**
 * Link records of any tables: who is the same subject. Pass 1 on identifiers that check out, pass 2 by probability on the rest, then clusters.
 * All heavy work is SQL over the engine; here only counts of patterns, weights and disjoint sets are held.
 */
import type { LinkAttribute } from '@kuaishu/catalog';
import { type Engine, ident } from '@kuaishu/engine';
import { type BlockingInput, chooseRules, findPairs, hashKeys } from './blocking.ts';
import { patternCounts, score } from './compare.ts';
import { CONTRADICTION_BITS, contradictionOf } from './contradiction.ts';
import { type Field, fieldsOf, levelIds } from './fields.ts';
import { linkByIdentifiers } from './identifiers.ts';
import { type BlockingRule, bitsOf, type LinkModel, weighPattern } from './model.ts';
import { prepare } from './prepare.ts';
import { linkByNames, REGISTERED_NAME_BITS } from './registered-names.ts';
import { Resolver } from './resolve.ts';
import { sampleLevels } from './sample.ts';
import { mostAlike, ranked, readRivals, smallerOf, winners } from './texts/competition.ts';
import { countedLevels, measurePairs, pairsByWords, readWords, SIMILARITY } from './texts/similarity.ts';
import { type PatternCount, type TrainingField, train, type Weights } from './train.ts';

export interface LinkInput {
  /** Table or view: rec BIGINT (unique), src INTEGER, one VARCHAR column for each field, cleaned; dates as ISO text; NULL = missing. */
  readonly table: string;
  readonly fields: readonly LinkAttribute[];
  /** Of all tables made; those named in the result stay. */
  readonly prefix?: string;
  /** Probability from which two records are one subject. One default for everything. */
  readonly threshold?: number;
  /** Pairs from this probability up to the threshold go to review. */
  readonly reviewFrom?: number;
  readonly mustLink?: readonly (readonly [number, number])[];
  readonly cannotLink?: readonly (readonly [number, number])[];
  /** src → six digits of the division whose register it is: bare names of bodies (市教育局) are read there. */
  readonly places?: Readonly<Record<number, string>>;
  /** dedupe: any two records; link: only records of two sources, each record at most once. */
  readonly mode?: 'dedupe' | 'link';
  /** Frozen: its weights and rules are used, nothing is learnt. */
  readonly model?: LinkModel;
}

export interface LinkStats {
  readonly records: number;
  readonly candidates: number;
  readonly patterns: number;
  readonly identifierLinks: number;
  readonly nameLinks: number;
  readonly probabilisticLinks: number;
  readonly refused: number;
  readonly clusters: number;
  readonly seconds: Readonly<Record<string, number>>;
}

export interface LinkResult {
  /** a, b (record numbers, a < b), kind ('identifier' | 'name' | 'probabilistic' | 'answer'), bits, probability: the links that hold. */
  readonly edges: string;
  /** rec, ent: ent is the smallest record number of the cluster. Every record of the input is there. */
  readonly clusters: string;
  /** a, b, kind ('doubtful' | 'refused' | 'identifier'), bits, probability: for people to judge. */
  readonly review: string;
  readonly model: LinkModel;
  readonly stats: LinkStats;
}

export const DEFAULT_THRESHOLD = 0.9;
/** Among rivals, "no partner" included, one that is likelier than all others together. */
const LIKELIER_THAN_NOT = 0.5;
export const DEFAULT_REVIEW_FROM = 0.1;
/** Pairs linked by identifiers from which m is learnt, at most; and at least, to be used at all. */
const MOST_LABELLED = 100_000;
const LEAST_LABELLED = 200;
/** Long texts of one subject may have few words in common: a description and a short name. */
const MOST_DIFFERENT_TEXTS = 0.5;

export async function linkRecords(engine: Engine, input: LinkInput): Promise<LinkResult> {
  const prefix = input.prefix ?? 'link_';
  const work = (name: string) => `${prefix}${name}`;
  const seconds: Record<string, number> = {};
  const timed = async <T>(phase: string, task: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const value = await task();
    seconds[phase] = Number((((seconds[phase] ?? 0) * 1000 + performance.now() - start) / 1000).toFixed(3));
    return value;
  };
  const fields = fieldsOf(input.fields);
  const contradicts = contradictionOf(fields);
  const crossOnly = input.mode === 'link';
  const prepared = await timed('prepare', () => prepare(engine, input.table, fields, work));
  const size = prepared.rows;
  const pass1 = await timed('identifiers', () => linkByIdentifiers(engine, prepared, fields, work));
  const exclusive = fields.filter((field) => field.link.exclusive);

  const resolver = await timed('identifiers', async () => {
    const owners = exclusive.map(() => new Int32Array(size).fill(-1));
    if (exclusive.length)
      await eachRow(
        engine,
        `SELECT i, ${exclusive.map((_, x) => `coalesce(x${x}, -1)`).join(', ')} FROM ${ident(pass1.owners)}`,
        1 + exclusive.length,
        (row) => {
          for (const [x, owner] of owners.entries()) owner[row[0] as number] = row[x + 1] as number;
        },
      );
    let lists: Int32Array | null = null;
    if (crossOnly) {
      lists = new Int32Array(size);
      const bySource = lists;
      await eachRow(
        engine,
        `SELECT i, CAST(CASE WHEN src = m THEN 1 ELSE 2 END AS INTEGER) FROM ${ident(prepared.coded)}, (SELECT min(src) AS m FROM ${ident(prepared.coded)}) s`,
        2,
        (row) => (bySource[row[0] as number] = row[1] as number),
      );
    }
    return new Resolver(size, owners, lists);
  });
  const numberOf = await recordNumbers(engine, prepared.coded, [
    ...(input.mustLink ?? []),
    ...(input.cannotLink ?? []),
  ]);
  const kept: { a: number; b: number; bits: number; kind: number }[] = [];
  const answer = (pairs: readonly (readonly [number, number])[] | undefined, use: (a: number, b: number) => void) => {
    for (const [left, right] of pairs ?? []) {
      const a = numberOf.get(left);
      const b = numberOf.get(right);
      if (a !== undefined && b !== undefined && a !== b) use(Math.min(a, b), Math.max(a, b));
    }
  };
  answer(input.cannotLink, (a, b) => resolver.keepApart(a, b));
  await timed('identifiers', () =>
    eachRow(engine, `SELECT a, b FROM ${ident(pass1.refused)} WHERE apart ORDER BY a, b`, 2, (row) =>
      resolver.keepApart(row[0] as number, row[1] as number),
    ),
  );
  answer(input.mustLink, (a, b) => {
    if (resolver.join(a, b)) kept.push({ a, b, bits: 99, kind: KINDS.answer });
  });
  await timed('identifiers', () =>
    eachRow(engine, `SELECT a, b FROM ${ident(pass1.links)} ORDER BY a, b`, 2, (row) => {
      const [a, b] = row as [number, number];
      if (resolver.join(a, b)) kept.push({ a, b, bits: 99, kind: KINDS.identifier });
    }),
  );
  const identifierLinks = kept.length;
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

  const pairs = work('pairs');
  const scored = work('scored');
  const records = work('records');
  const rules = await timed('blocking', async () => {
    await engine.createTable(work('firstpass'), labelColumns(resolver.labels()));
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(records)} AS SELECT p.i, p.src, f.clu, ${exclusive.length ? 'o.x0 IS NOT NULL' : 'FALSE'} AS has, m.first_src ` +
        `FROM ${ident(prepared.coded)} p JOIN ${ident(work('firstpass'))} f ON f.i = p.i JOIN ${ident(pass1.owners)} o ON o.i = p.i, (SELECT min(src) AS first_src FROM ${ident(prepared.coded)}) m`,
      'link: records',
    );
    const labelled = await labelledPairs(engine, pass1.links, work('labelled'));
    const keys = work('keys');
    await hashKeys(engine, prepared, fields, records, keys, work);
    const blocking: BlockingInput = {
      keys,
      fields,
      crossOnly,
      rows: size,
      labelled,
      budget: Math.max(2_000_000, size * 8),
    };
    const chosen: readonly BlockingRule[] = input.model?.rules ?? (size > 1 ? await chooseRules(engine, blocking) : []);
    return { chosen, blocking, labelled };
  });
  const words = await timed('prepare', () =>
    readWords(engine, prepared.table, fields, input.model?.fields.map((f) => f.frequencies) ?? [], work),
  );
  let candidates = await timed('pairs', () => findPairs(engine, rules.blocking, rules.chosen, pairs, work));
  if (words.length) {
    candidates = await timed('pairs', () => pairsByWords(engine, words, { records, crossOnly }, pairs, work));
    await timed('compare', () => measurePairs(engine, fields, words, pairs, work));
  }
  await timed('compare', () => score(engine, prepared, fields, pairs, scored, work));
  const counts = await patternCounts(engine, scored, fields.length);
  const totalPairs = await allPairs(engine, prepared.coded, crossOnly);

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
    const seen = await sampleLevels(engine, prepared, fields, crossOnly, work, words);
    for (const { field, frequencies } of words) {
      const both = totalPairs * (frequencies.total / Math.max(1, size)) ** 2;
      seen[field] = countedLevels(fields[field]?.levels ?? [], seen[field] ?? [], counts, field, both);
    }
    const training: TrainingField[] = fields.map((field, f) => ({
      grades: [...field.levels.map((level) => level.grade), 'different' as const],
      shared: field.comparator.shared,
      identifier: field.link.kind === 'identifier' && !field.link.exclusive,
      seen: seen[f] ?? [],
      totalLog: prepared.frequencies[f] ? Math.log2(Math.max(1, prepared.frequencies[f]?.total ?? 1)) : null,
      ...(field.comparator.words ? { mostDifferent: MOST_DIFFERENT_TEXTS } : {}),
    }));
    let labelled: PatternCount[] = [];
    if (rules.labelled) {
      if (words.length) await measurePairs(engine, fields, words, rules.labelled, work);
      await score(engine, prepared, fields, rules.labelled, work('labelled_scored'), work);
      labelled = (await patternCounts(engine, work('labelled_scored'), fields.length)).map((p) => ({
        ...p,
        levels: p.levels.map((level, f) => (fields[f]?.link.exclusive ? 0 : level)),
      }));
    }
    return train({
      fields: training,
      candidates: teaching,
      labelled,
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
  const review: { a: number; b: number; bits: number; kind: number }[] = [];
  await timed('resolve', async () => {
    await engine.createTable(work('weights'), [
      { name: 'pattern', values: BigInt64Array.from(counts, (p) => p.pattern) },
      {
        name: 'bits',
        values: Float64Array.from(
          counts,
          (p) =>
            weights.priorBits + weighPattern(scale, p.levels) - (contradicts(p.levels) < 0 ? 0 : CONTRADICTION_BITS),
        ),
      },
    ]);
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
    } else
      await eachRow(
        engine,
        `SELECT a, b, bits FROM (SELECT s.a, s.b, w.bits + s.extra AS bits FROM ${ident(scored)} s JOIN ${ident(work('weights'))} w ON w.pattern = s.pattern) e WHERE bits >= ${doubtful} ORDER BY bits DESC, a, b`,
        3,
        (row) => {
          const [a, b, bits] = row as [number, number, number];
          judge(a, b, bits);
        },
      );
    await eachRow(engine, `SELECT a, b FROM ${ident(pass1.refused)} ORDER BY a, b`, 2, (row) =>
      review.push({ a: row[0] as number, b: row[1] as number, bits: 0, kind: KINDS.identifier }),
    );
  });
  const labels = resolver.labels();
  const open = review.filter((pair) => labels[pair.a] !== labels[pair.b]);
  await timed('write', async () => {
    await writePairs(engine, prepared.coded, kept, work('edges'), work);
    await writePairs(engine, prepared.coded, open, work('review'), work);
    await engine.createTable(work('firstpass'), labelColumns(labels));
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(work('clusters'))} AS SELECT p.rec, e.rec AS ent FROM ${ident(prepared.coded)} p JOIN ${ident(work('firstpass'))} c ON c.i = p.i JOIN (SELECT i, rec FROM ${ident(prepared.coded)}) e ON e.i = c.clu`,
      'link: clusters',
    );
  });
  let clusters = 0;
  labels.forEach((label, i) => {
    if (label === i) clusters++;
  });
  const model: LinkModel =
    input.model ??
    modelOf(
      fields,
      weights,
      prepared.frequencies.map((known, f) => words.find((w) => w.field === f)?.frequencies ?? known),
      rules.chosen,
    );
  return {
    edges: work('edges'),
    clusters: work('clusters'),
    review: work('review'),
    model,
    stats: {
      records: size,
      candidates,
      patterns: counts.length,
      identifierLinks,
      nameLinks,
      probabilisticLinks: kept.length - identifierLinks - nameLinks,
      refused: resolver.refused,
      clusters,
      seconds,
    },
  };
}

/** i, clu: a table has no order of its own that another engine would know. */
const labelColumns = (labels: Int32Array) => [
  { name: 'i', values: new Int32Array(labels.length).map((_, i) => i) },
  { name: 'clu', values: labels },
];

const KINDS = { identifier: 1, probabilistic: 2, answer: 3, doubtful: 4, refused: 5, name: 6 } as const;

async function eachRow(
  engine: Engine,
  sql: string,
  columns: number,
  use: (row: readonly number[]) => void,
): Promise<void> {
  const row: number[] = new Array(columns).fill(0);
  for await (const chunk of engine.stream(sql, 'link: read')) {
    const parts = Array.from({ length: columns }, (_, c) => chunk.column(c) as ArrayLike<number>);
    for (let i = 0; i < chunk.rows; i++) {
      for (let c = 0; c < columns; c++) row[c] = Number(parts[c]?.[i]);
      use(row);
    }
  }
}

/** `i` of record numbers. */
async function recordNumbers(
  engine: Engine,
  prepared: string,
  pairs: readonly (readonly [number, number])[],
): Promise<Map<number, number>> {
  const wanted = [...new Set(pairs.flat())];
  if (wanted.length === 0) return new Map();
  const rows = await engine.query<{ rec: number; i: number }>(
    `SELECT rec, i FROM ${ident(prepared)} WHERE rec IN (${wanted.map((rec) => Math.trunc(rec)).join(', ')})`,
  );
  return new Map(rows.map(({ rec, i }) => [rec, i]));
}

async function labelledPairs(engine: Engine, links: string, table: string): Promise<string | null> {
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(links)}`);
  const n = row?.n ?? 0;
  if (n < LEAST_LABELLED) return null;
  const step = Math.max(1, Math.ceil(n / MOST_LABELLED));
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT a, b FROM ${ident(links)} WHERE (a * 7 + b) % ${step} = 0`,
  );
  return table;
}

async function allPairs(engine: Engine, prepared: string, cross: boolean): Promise<number> {
  const rows = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM ${ident(prepared)} GROUP BY src ORDER BY src`,
  );
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  const inside = rows.reduce((sum, row) => sum + row.n * row.n, 0);
  return Math.max(1, cross ? (total * total - inside) / 2 : (total * (total - 1)) / 2);
}

async function writePairs(
  engine: Engine,
  prepared: string,
  pairs: readonly { a: number; b: number; bits: number; kind: number }[],
  table: string,
  work: (name: string) => string,
): Promise<void> {
  await engine.createTable(work('written'), [
    { name: 'a', values: Int32Array.from(pairs, (p) => p.a) },
    { name: 'b', values: Int32Array.from(pairs, (p) => p.b) },
    { name: 'kind', values: Int32Array.from(pairs, (p) => p.kind) },
    { name: 'bits', values: Float64Array.from(pairs, (p) => p.bits) },
  ]);
  const kind = Object.entries(KINDS)
    .map(([name, code]) => `WHEN ${code} THEN '${name}'`)
    .join(' ');
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT l.rec AS a, r.rec AS b, CASE w.kind ${kind} END AS kind, w.bits, 1 / (1 + pow(2, -w.bits)) AS probability ` +
      `FROM ${ident(work('written'))} w JOIN (SELECT i, rec FROM ${ident(prepared)}) l ON l.i = w.a JOIN (SELECT i, rec FROM ${ident(prepared)}) r ON r.i = w.b`,
    'link: write pairs',
  );
  await engine.run(`DROP TABLE ${ident(work('written'))}`);
}

function modelOf(
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

const weightsOf = (model: LinkModel): Weights => ({
  m: model.fields.map((field) => field.levels.map((level) => level.m)),
  u: model.fields.map((field) => field.levels.map((level) => level.u)),
  bits: model.fields.map((field) => field.levels.map((level) => level.bits)),
  priorBits: model.priorBits,
  expectedMatches: 0,
  iterations: 0,
});
