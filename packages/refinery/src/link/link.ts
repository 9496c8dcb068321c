/**
 * Link records of any tables: who is the same subject. Pass 1 on identifiers that check out, pass 2 by probability on the rest, then clusters.
 * All heavy work is SQL over the engine; here only counts of patterns, weights and disjoint sets are held. The map of the parts: README.md.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { comparePairs } from './blocking/compare-pairs.ts';
import { writeRecords } from './blocking/records.ts';
import { rulesOf } from './blocking/rules.ts';
import { SIMILARITY } from './comparators/comparator.ts';
import { fieldsOf } from './comparators/fields.ts';
import { contradictionOf } from './comparison/contradiction.ts';
import { judgePairs } from './deciding/judge-pairs.ts';
import { sureLinks } from './deterministic/sure-links.ts';
import { readRivals } from './learning/competition.ts';
import { firstLook } from './learning/first-look.ts';
import { modelOf, weightsOf } from './learning/learn.ts';
import { learnWeights } from './learning/learn-weights.ts';
import type { LinkInput, LinkResult } from './link-input.ts';
import type { Linkage } from './linkage.ts';
import { allPairs, labelColumns, writePairs } from './pairs/pair-tables.ts';
import { startClock } from './phases.ts';
import { prepare } from './records/prepare.ts';
import { readWords } from './texts/similarity.ts';

export const DEFAULT_REVIEW_FROM = 0.1;

export async function linkRecords(engine: Engine, input: LinkInput): Promise<LinkResult> {
  const prefix = input.prefix ?? 'link_';
  const made = new Set<string>();
  const work = (name: string) => {
    made.add(prefix + name);
    return prefix + name;
  };
  const clock = startClock(input.onProgress);
  const fields = fieldsOf(input.fields);
  const crossOnly = input.mode === 'link';
  const reviewFrom = input.reviewFrom ?? DEFAULT_REVIEW_FROM;
  const prepared = await clock.timed('prepare', () =>
    prepare(engine, input.table, fields, work, input.kept, (share) => clock.over('prepare', share)),
  );
  clock.over('prepare');
  const totalPairs = await allPairs(engine, prepared.coded, crossOnly);
  const linkage: Linkage = { engine, input, fields, prepared, crossOnly, totalPairs, work, clock };

  const sure = await sureLinks(linkage);
  const records = await clock.timed('blocking', () => writeRecords(linkage, sure));
  const words = await clock.timed('prepare', () =>
    readWords(engine, prepared.table, fields, input.model?.fields.map((f) => f.frequencies) ?? [], work),
  );

  const looked = await firstLook(linkage, words, sure.pass1.links);
  const rules = await clock.timed('blocking', () => rulesOf(linkage, records, looked, reviewFrom));
  clock.over('rules');
  const known = input.model ? weightsOf(input.model) : looked.first;
  const compared = await comparePairs(linkage, records, words, rules, known);

  // a pair that contradicts itself teaches nothing about what matches look like, and is nobody's rival
  const contradicts = contradictionOf(fields);
  const teaching = compared.counts.filter((p) => contradicts(p.levels) < 0);
  const rivals =
    crossOnly && words.length
      ? await readRivals(
          engine,
          { scored: compared.scored, pairs: compared.pairs, records, patterns: work('patterns') },
          teaching.map((p) => p.pattern),
          words.map((w) => `${fields[w.field]?.prefix}${SIMILARITY}`),
        )
      : null;
  const weights = await clock.timed('train', async () =>
    learnWeights(linkage, looked, words, compared.counts, teaching, rivals),
  );

  const judged = await judgePairs(linkage, sure, { compared, weights, teaching, rivals, reviewFrom });
  clock.over('resolved');
  await clock.timed('write', async () => {
    await writePairs(engine, prepared.coded, judged.links, work('edges'), work);
    await writePairs(engine, prepared.coded, judged.review, work('review'), work);
    await engine.createTable(work('firstpass'), labelColumns(judged.labels));
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(work('clusters'))} AS SELECT p.rec, e.rec AS ent FROM ${ident(prepared.coded)} p JOIN ${ident(work('firstpass'))} c ON c.i = p.i JOIN (SELECT i, rec FROM ${ident(prepared.coded)}) e ON e.i = c.clu`,
      'link: clusters',
    );
  });
  clock.over('written');
  const frequencies = prepared.frequencies.map((own, f) => words.find((w) => w.field === f)?.frequencies ?? own);
  return {
    edges: work('edges'),
    clusters: work('clusters'),
    review: work('review'),
    model: input.model ?? modelOf(fields, weights, frequencies, rules),
    stats: {
      records: prepared.rows,
      candidates: compared.candidates,
      patterns: compared.counts.length,
      identifierLinks: sure.identifierLinks,
      nameLinks: sure.nameLinks,
      probabilisticLinks: judged.probabilisticLinks,
      refused: judged.refused,
      clusters: judged.labels.reduce((n, label, i) => (label === i ? n + 1 : n), 0),
      seconds: clock.seconds,
    },
    drop: async () => {
      await engine.run(`DROP VIEW IF EXISTS ${ident(prepared.table)}`);
      for (const name of made) if (name !== prepared.table) await engine.run(`DROP TABLE IF EXISTS ${ident(name)}`);
    },
  };
}
