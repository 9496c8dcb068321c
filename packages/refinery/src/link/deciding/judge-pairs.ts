/** Weighed pairs → links that hold, pairs for people to judge, clusters. */
import { ident } from '@kuaishu/engine';
import type { Compared } from '../blocking/compare-pairs.ts';
import { branchOf } from '../comparison/contradiction.ts';
import type { PatternCount } from '../comparison/pattern.ts';
import type { SureLinks } from '../deterministic/sure-links.ts';
import { type Rivals, ranked } from '../learning/competition.ts';
import { writeBits } from '../learning/learn.ts';
import type { Weights } from '../learning/train.ts';
import type { Linkage } from '../linkage.ts';
import { bitsOf, type Scale, weighPattern } from '../model.ts';
import { PairList } from '../pairs/pair-list.ts';
import { eachRow, KINDS } from '../pairs/pair-tables.ts';
import type { Prepared } from '../records/prepare.ts';
import { cutContradictions } from './cut.ts';
import { decideDoubts, SURE } from './decide.ts';
import { LEAST_BITS, type Pair } from './rivals.ts';

export const DEFAULT_THRESHOLD = 0.9;
/** Among rivals, "no partner" included, one that is likelier than all others together. */
const LIKELIER_THAN_NOT = 0.5;

export interface Weighed {
  readonly compared: Compared;
  readonly weights: Weights;
  /** Patterns that matches may have: their pairs compete where {@link rivals} are known. */
  readonly teaching: readonly PatternCount[];
  readonly rivals: Rivals | null;
  /** Probability from which a person is asked. */
  readonly reviewFrom: number;
}

export interface Judged {
  readonly links: PairList;
  readonly review: PairList;
  /** Cluster of each record: the least of its records. */
  readonly labels: Int32Array;
  readonly refused: number;
  readonly probabilisticLinks: number;
}

export async function judgePairs(linkage: Linkage, sure: SureLinks, weighed: Weighed): Promise<Judged> {
  const { engine, input, fields, prepared, crossOnly, totalPairs, work, clock } = linkage;
  const { pass1, resolver, kept, named } = sure;
  const { compared, weights, teaching, rivals, reviewFrom } = weighed;
  const scale: Scale[] = fields.map((field, f) => ({
    bits: weights.bits[f] ?? [],
    shared: field.comparator.shared,
  }));
  const least = bitsOf(input.threshold ?? (rivals ? LIKELIER_THAN_NOT : DEFAULT_THRESHOLD));
  const doubtful = bitsOf(reviewFrom);
  const review = new PairList();
  await clock.timed('resolve', async () => {
    // a third record that says less (the company's name cut short, a telephone) must not bring them together
    const branch = branchOf(fields);
    if (branch)
      await eachRow(
        engine,
        `SELECT a, b FROM ${ident(compared.scored)} WHERE ks_idiv(pattern, ${16n ** BigInt(branch.field)}) % 16 = ${branch.level} ORDER BY a, b`,
        2,
        (row) => resolver.keepApart(row[0] as number, row[1] as number),
      );
    const judge = ({ a, b, bits }: Pair) => {
      if (bits < doubtful) return;
      if (bits < least || named?.differ(a, b)) review.push({ a, b, bits, kind: KINDS.doubtful });
      else if (resolver.join(a, b)) kept.push({ a, b, bits, kind: KINDS.probabilistic });
      else review.push({ a, b, bits, kind: KINDS.refused });
    };
    if (rivals) {
      const bits = teaching.map((p) => weights.priorBits + weighPattern(scale, p.levels));
      for (const pair of ranked(rivals, bits, totalPairs / (1 + 2 ** -weights.priorBits), doubtful)) judge(pair);
    } else {
      await writeBits(engine, fields, weights, compared.counts, work('weights'));
      const pairsInDoubt: Pair[] = [];
      const certain = Math.max(least, bitsOf(SURE));
      const all = `SELECT s.a, s.b, w.bits + s.extra AS bits FROM ${ident(compared.scored)} s JOIN ${ident(work('weights'))} w ON w.pattern = s.pattern`;
      await eachRow(
        engine,
        `SELECT a, b, bits FROM (${all}) e WHERE bits >= ${Math.min(doubtful, LEAST_BITS)} ORDER BY bits DESC, a, b`,
        3,
        (row) => {
          const [a, b, bits] = row as [number, number, number];
          if (bits >= certain || (named && (named.differ(a, b) || !named.read(a) || !named.read(b))))
            judge({ a, b, bits });
          else pairsInDoubt.push({ a, b, bits });
        },
      );
      if (pairsInDoubt.length > 0) {
        const sources = await sourcesOf(linkage, prepared);
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
  const probabilisticLinks = kept.length - sure.identifierLinks - sure.nameLinks;
  const cut = crossOnly
    ? null
    : await clock.timed('resolve', () => {
        const { priorBits } = weights;
        const made = { fields, prepared, labels: resolver.labels(), kept, scale, priorBits, least };
        return cutContradictions(engine, made, work);
      });
  for (const pair of cut?.refused ?? []) review.push({ ...pair, kind: KINDS.refused });
  const labels = cut?.labels ?? resolver.labels();
  return {
    links: cut?.kept ?? kept,
    review: review.filter((a, b) => labels[a] !== labels[b]),
    labels,
    refused: resolver.refused + (cut?.refused.length ?? 0),
    probabilisticLinks,
  };
}

/** Register of each record. */
async function sourcesOf({ engine }: Linkage, { coded, rows }: Prepared): Promise<Int32Array> {
  const sources = new Int32Array(rows);
  await eachRow(
    engine,
    `SELECT i, src FROM ${ident(coded)}`,
    2,
    (row) => (sources[row[0] as number] = row[1] as number),
  );
  return sources;
}
