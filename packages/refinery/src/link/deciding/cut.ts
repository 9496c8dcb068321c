/**
 * Clusters that contradict themselves through a third record: a row with a number and no name agrees with the mother, whose number it is, and with the
 * child who borrowed it; mother and child never met as a pair. Such a cluster is put together anew from its strongest evidence, and what would bring the two
 * together again is refused, so it falls apart at its weakest link (cannot-link constraints; Wagstaff & Cardie 2000).
 */
import { type Engine, ident } from '@kuaishu/engine';
import { type Field, levelsOf } from '../comparators/fields.ts';
import { score } from '../comparison/compare.ts';
import { CONTRADICTION_BITS, contradictionOf } from '../comparison/contradiction.ts';
import { type Scale, weighPattern } from '../model.ts';
import type { PairList } from '../pairs/pair-list.ts';
import { KINDS } from '../pairs/pair-tables.ts';
import type { Prepared } from '../records/prepare.ts';
import { contradictingPairs, keyOf, telling } from './contradicting-pairs.ts';

/** Of larger clusters only the links there are are looked at, not all their pairs. */
const MOST_MEMBERS = 64;

export interface CutInput {
  readonly fields: readonly Field[];
  readonly prepared: Prepared;
  readonly labels: Int32Array;
  readonly kept: PairList;
  readonly scale: readonly Scale[];
  readonly priorBits: number;
  /** log2 odds from which two records are one subject. */
  readonly least: number;
}

export interface Cut {
  readonly labels: Int32Array;
  readonly kept: PairList;
  /** Links that were taken away. */
  readonly refused: readonly { readonly a: number; readonly b: number; readonly bits: number }[];
}

interface Link {
  readonly a: number;
  readonly b: number;
  readonly kind: number;
  readonly bits: number;
  /** It was a link before. */
  readonly held: boolean;
}

/** Null where no cluster contradicts itself. */
export async function cutContradictions(
  engine: Engine,
  input: CutInput,
  work: (name: string) => string,
): Promise<Cut | null> {
  const told = telling(input.fields);
  if (!told) return null;
  const apart = await contradictingPairs(engine, input, told, work);
  if (apart.size === 0) return null;
  const members = new Map<number, number[]>();
  input.labels.forEach((label, i) => {
    if (apart.has(label)) members.set(label, [...(members.get(label) ?? []), i]);
  });
  const held = new Map<number, Link[]>();
  input.kept.each((a, b, bits, kind) => {
    const label = input.labels[a] as number;
    if (apart.has(label)) held.set(label, [...(held.get(label) ?? []), { a, b, bits, kind, held: true }]);
  });
  const bits = await pairBits(engine, input, members, held, work);
  const labels = input.labels.slice();
  const taken = new Set<string>();
  const added: Link[] = [];
  const refused: Link[] = [];
  for (const [label, links] of held) {
    const known = new Set(links.map((link) => keyOf(link.a, link.b)));
    const own = bits.get(label) ?? [];
    const bitsOfPair = new Map(own.map((pair) => [keyOf(pair.a, pair.b), pair.bits]));
    const more = own.flatMap(({ a, b, bits: weight }): Link[] =>
      weight >= input.least && !known.has(keyOf(a, b))
        ? [{ a, b, kind: KINDS.probabilistic, bits: weight, held: false }]
        : [],
    );
    const weightOf = (link: Link) =>
      link.kind === KINDS.answer ? Number.POSITIVE_INFINITY : (bitsOfPair.get(keyOf(link.a, link.b)) ?? link.bits);
    const order = [...links, ...more].sort((l, r) => weightOf(r) - weightOf(l) || l.a - r.a || l.b - r.b);
    const sets = new Sets(members.get(label) ?? [], apart.get(label) ?? []);
    for (const link of order) {
      const verdict = sets.join(link.a, link.b);
      if (link.held && verdict === 'refused') {
        refused.push({ ...link, bits: bitsOfPair.get(keyOf(link.a, link.b)) ?? link.bits });
        taken.add(keyOf(link.a, link.b));
      } else if (!link.held && verdict === 'joined') added.push(link);
    }
    for (const member of members.get(label) ?? []) labels[member] = sets.find(member);
  }
  const kept = input.kept.filter((a, b) => !taken.has(keyOf(a, b)));
  for (const link of added) kept.push(link);
  return { labels, kept, refused };
}

/** Bits of the pairs within clusters: of all of them, or of the links where the cluster is large. */
async function pairBits(
  engine: Engine,
  { fields, prepared, scale, priorBits }: CutInput,
  members: ReadonlyMap<number, readonly number[]>,
  held: ReadonlyMap<number, readonly Link[]>,
  work: (name: string) => string,
): Promise<Map<number, { readonly a: number; readonly b: number; readonly bits: number }[]>> {
  const a: number[] = [];
  const b: number[] = [];
  const clusterOf = new Map<number, number>();
  for (const [label, own] of members) {
    for (const member of own) clusterOf.set(member, label);
    if (own.length > MOST_MEMBERS)
      for (const link of held.get(label) ?? []) {
        a.push(link.a);
        b.push(link.b);
      }
    else
      own.forEach((x, at) => {
        for (const y of own.slice(at + 1)) {
          a.push(x);
          b.push(y);
        }
      });
  }
  const pairs = work('cut_pairs');
  const scored = work('cut_scored');
  await engine.createTable(pairs, [
    { name: 'a', values: Int32Array.from(a) },
    { name: 'b', values: Int32Array.from(b) },
  ]);
  await score(engine, prepared, fields, pairs, scored, work);
  const contradicts = contradictionOf(fields);
  const found = new Map<number, { a: number; b: number; bits: number }[]>();
  for (const row of await engine.query<{ a: number; b: number; pattern: number | bigint; extra: number }>(
    `SELECT a, b, pattern, extra FROM ${ident(scored)} ORDER BY a, b`,
    'link: contradictions',
  )) {
    const levels = levelsOf(BigInt(row.pattern), fields.length);
    const bits =
      priorBits + weighPattern(scale, levels) + row.extra - (contradicts(levels) < 0 ? 0 : CONTRADICTION_BITS);
    const label = clusterOf.get(row.a) as number;
    found.set(label, [...(found.get(label) ?? []), { a: row.a, b: row.b, bits }]);
  }
  for (const table of [pairs, scored]) await engine.run(`DROP TABLE ${ident(table)}`);
  return found;
}

/** Disjoint sets of one cluster's records, some of which are never one. */
class Sets {
  readonly #parent = new Map<number, number>();
  readonly #apart: readonly (readonly [number, number])[];

  constructor(members: readonly number[], apart: readonly (readonly [number, number])[]) {
    for (const member of members) this.#parent.set(member, member);
    this.#apart = apart;
  }

  find(element: number): number {
    let root = element;
    while (this.#parent.get(root) !== root) root = this.#parent.get(root) as number;
    return root;
  }

  join(a: number, b: number): 'joined' | 'one' | 'refused' {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return 'one';
    for (const [l, r] of this.#apart) {
      const [left, right] = [this.find(l), this.find(r)];
      if ((left === x && right === y) || (left === y && right === x)) return 'refused';
    }
    this.#parent.set(Math.max(x, y), Math.min(x, y));
    return 'joined';
  }
}
