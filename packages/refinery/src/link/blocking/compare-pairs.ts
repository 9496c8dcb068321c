/**
 * Pairs under the rules, with their levels: first the rules for all records, then those for the records that these left without a sure partner.
 */
import { ident } from '@kuaishu/engine';
import { patternCounts, score } from '../comparison/compare.ts';
import type { PatternCount } from '../comparison/pattern.ts';
import { settle } from '../learning/learn.ts';
import type { Weights } from '../learning/train.ts';
import type { Linkage } from '../linkage.ts';
import type { BlockingRule } from '../model.ts';
import { measurePairs, pairsByWords, type WordTable } from '../texts/similarity.ts';
import { findPairs } from './find-pairs.ts';

export interface Compared {
  /** a, b, and similarities of words. */
  readonly pairs: string;
  /** a, b, pattern, extra. */
  readonly scored: string;
  readonly counts: readonly (PatternCount & { readonly pattern: bigint })[];
  readonly candidates: number;
}

/** `known`: weights by which it is told who has found a partner; without any, nobody looks further. */
export async function comparePairs(
  linkage: Linkage,
  records: string,
  words: readonly WordTable[],
  rules: readonly BlockingRule[],
  known: Weights | null,
): Promise<Compared> {
  const { engine, input, prepared, fields, crossOnly, work, clock } = linkage;
  const pairs = work('pairs');
  const scored = work('scored');
  const [forAll, forTheRest] = [rules.filter((rule) => !rule.rest), rules.filter((rule) => rule.rest)];
  const search = { fields, records, crossOnly };
  let candidates = await clock.timed('pairs', () => findPairs(engine, search, forAll, pairs, work));
  if (words.length) {
    candidates = await clock.timed('pairs', () => pairsByWords(engine, words, { records, crossOnly }, pairs, work));
    await clock.timed('compare', () => measurePairs(engine, fields, words, pairs, work));
  }
  clock.over('pairs');
  await clock.timed('compare', () => score(engine, prepared, fields, pairs, scored, work, input.pairsAtOnce));
  clock.over('compared');
  let counts = await patternCounts(engine, scored, fields.length);
  if (forTheRest.length > 0 && known) {
    const settled = work('settled');
    await clock.timed('pairs', () => settle(engine, fields, known, counts, scored, settled, work));
    candidates += await clock.timed('pairs', () => findPairs(engine, search, forTheRest, work('more'), work, settled));
    await clock.timed('compare', async () => {
      await engine.run(
        `CREATE OR REPLACE TABLE ${ident(work('new'))} AS SELECT m.a, m.b FROM ${ident(work('more'))} m ANTI JOIN ${ident(pairs)} p ON p.a = m.a AND p.b = m.b`,
        'link: pairs',
      );
      if (words.length) await measurePairs(engine, fields, words, work('new'), work);
      await score(engine, prepared, fields, work('new'), work('more'), work, input.pairsAtOnce);
      await engine.run(`INSERT INTO ${ident(scored)} SELECT * FROM ${ident(work('more'))}`, 'link: pairs');
      await engine.run(`INSERT INTO ${ident(pairs)} SELECT * FROM ${ident(work('new'))}`, 'link: pairs');
    });
    for (const made of ['more', 'new', 'settled']) await engine.run(`DROP TABLE ${ident(work(made))}`);
    counts = await patternCounts(engine, scored, fields.length);
  }
  clock.over('rest');
  return { pairs, scored, counts, candidates };
}
