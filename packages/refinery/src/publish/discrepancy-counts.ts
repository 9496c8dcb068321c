/** How often each two strips disagree on each attribute, for the release's manifest: what the page of 比对 opens with. */

import { comparedStrips } from '../fuse/discrepancies-sql.ts';
import type { FuseInput } from '../fuse/fuse-sql.ts';
import { type DiscrepancyReason, REASONS } from '../fuse/shapes.ts';

export interface DiscrepancyCount {
  readonly attribute: string;
  /** The two resources, in the order of the run; equal where a strip has two records of one entity that disagree. */
  readonly a: string;
  readonly b: string;
  /** Entities of which both state the attribute; null within one strip, and where more strips state it than can be told apart. */
  readonly compared: number | null;
  readonly differ: number;
  /** Of `differ`: where a's value, b's value is held to be the wrong one. */
  readonly suspectA: number;
  readonly suspectB: number;
  readonly reasons: Readonly<Partial<Record<DiscrepancyReason, number>>>;
}

/** One row a pair of strips and attribute. `from`: discrepancies as fused. */
export function countDiscrepanciesSql(from: string): string {
  const reasons = REASONS.map((reason) => `count(*) FILTER (WHERE reason = '${reason}') AS ${reason}`);
  return `SELECT attr, res_a, res_b, count(*) AS differ, count(*) FILTER (WHERE suspect = 1) AS suspect_a, count(*) FILTER (WHERE suspect = 2) AS suspect_b, ${reasons.join(', ')}
FROM ${from} GROUP BY attr, res_a, res_b ORDER BY attr, res_a, res_b`;
}

export function countsOf(
  input: Pick<FuseInput, 'attributes' | 'resourceIndex'>,
  differing: readonly Readonly<Record<string, number>>[],
  compared: readonly { readonly attr: number; readonly strips: number | bigint; readonly entities: number }[],
): DiscrepancyCount[] {
  const resourceOf = new Map([...input.resourceIndex].map(([resource, index]) => [index, resource]));
  const strips = comparedStrips(input);
  const both = (attr: number, a: number, b: number): number | null => {
    const order = strips[attr] ?? [];
    const [i, j] = [order.indexOf(a), order.indexOf(b)];
    if (i < 0 || j < 0 || i === j) return null;
    const bits = (1n << BigInt(i)) | (1n << BigInt(j));
    return compared.reduce(
      (n, c) => (c.attr === attr && (BigInt(c.strips) & bits) === bits ? n + Number(c.entities) : n),
      0,
    );
  };
  return differing.map((row): DiscrepancyCount => {
    const [attr, a, b] = [Number(row['attr']), Number(row['res_a']), Number(row['res_b'])];
    return {
      attribute: input.attributes[attr]?.attribute ?? '',
      a: resourceOf.get(a) ?? '',
      b: resourceOf.get(b) ?? '',
      compared: both(attr, a, b),
      differ: Number(row['differ']),
      suspectA: Number(row['suspect_a']),
      suspectB: Number(row['suspect_b']),
      reasons: Object.fromEntries(
        REASONS.flatMap((reason) => (Number(row[reason]) > 0 ? [[reason, Number(row[reason])]] : [])),
      ),
    };
  });
}
