/** What a blocking rule costs: the pairs that it would give, counted on a sample of the records. A NULL is never part of a key. */
import { type Engine, ident } from '@kuaishu/engine';
import type { Field } from '../comparators/fields.ts';
import { type KeyColumn, keyColumns, keySql, keysOf, MOST_PAIRS_A_KEY } from './key-tables.ts';

/** Records with an identifier of their own, and records without, whose keys are looked at to estimate a rule's cost, about. */
const SAMPLED_RECORDS = 100_000;
export interface BlockingInput {
  readonly fields: readonly Field[];
  readonly crossOnly: boolean;
  readonly rows: number;
  readonly sample: KeySample;
  /** a, b of pairs linked by identifiers that other evidence would link too, or null where there are too few. */
  readonly labelled: string | null;
  readonly budget: number;
}

export interface KeySample {
  /** Table i, src, has, first_src, sampled, k0 …: the sampled records and those of labelled pairs. */
  readonly keys: string;
  /** Records that one in the sample stands for: of those without an identifier of their own, and of the others. */
  readonly open: number;
  readonly closed: number;
}

/** What a rule would find. Its cost is counted only where that may decide. */
export interface Candidate {
  readonly keys: readonly KeyColumn[];
  readonly mask: bigint;
}
export interface Costed extends Candidate {
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

/** Rules whose costs are counted by one statement. */
export const AT_ONCE = 8;

export async function costsOf(
  engine: Engine,
  input: BlockingInput,
  candidates: readonly Candidate[],
): Promise<Costed[]> {
  const costed: Costed[] = [];
  for (let from = 0; from < candidates.length; from += AT_ONCE)
    costed.push(...(await costsAtOnce(engine, input, candidates.slice(from, from + AT_ONCE))));
  return costed;
}

/** Pairs that rules would give, counted on the sample; those that give none are left out. `share`: of the records without an identifier, those that look for a partner. */
export async function costsAtOnce(
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
