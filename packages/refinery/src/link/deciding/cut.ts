/**
 * Clusters that contradict themselves through a third record: a row with a number and no name agrees with the mother, whose number it is, and with the
 * child who borrowed it; mother and child never met as a pair. Such a cluster is put together anew from its strongest evidence, and what would bring the two
 * together again is refused, so it falls apart at its weakest link (cannot-link constraints; Wagstaff & Cardie 2000).
 *
 * Two records do not contradict each other where a third one explains them: it has the name of the one and the birth date of the other, so that each of
 * them has one thing wrong.
 */
import { type Engine, ident } from '@kuaishu/engine';
import type { Grade } from '../comparators/comparator.ts';
import { type Field, levelsOf } from '../comparators/fields.ts';
import { levelOf, levelPairs, score } from '../comparison/compare.ts';
import { CONTRADICTION_BITS, contradictionOf } from '../comparison/contradiction.ts';
import { type Scale, weighPattern } from '../model.ts';
import type { PairList } from '../pairs/pair-list.ts';
import { eachRow, KINDS, labelColumns } from '../pairs/pair-tables.ts';
import { codeOf, type Prepared } from '../records/prepare.ts';

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

/** The fields in which two people contradict each other: the one full name, and the birth date. */
function telling(fields: readonly Field[]): { readonly name: Field; readonly birth: Field } | null {
  const names = fields.filter((field) => field.link.kind === 'person_name');
  const birth = fields.find((field) => field.attribute === 'birth_date');
  const [name] = names;
  return name && birth && names.length === 1 ? { name, birth } : null;
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

const keyOf = (a: number, b: number) => `${a} ${b}`;

/** Cluster → pairs of its records that contradict each other and that no third record explains. */
async function contradictingPairs(
  engine: Engine,
  { fields, prepared, labels }: CutInput,
  { name, birth }: { readonly name: Field; readonly birth: Field },
  work: (name: string) => string,
): Promise<Map<number, [number, number][]>> {
  const [clusters, stated, pairs, out] = ['cut_clusters', 'cut_stated', 'cut_pairs', 'cut_levels'].map(work) as [
    string,
    string,
    string,
    string,
  ];
  await engine.createTable(clusters, labelColumns(labels));
  const [n, b] = [ident(codeOf(name)), ident(codeOf(birth))];
  // who has several names and several birth dates; both as the source states them
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(stated)} AS SELECT s.i, s.clu, s.n, s.b FROM (SELECT p.i, c.clu, p.${n} AS n, p.${b} AS b FROM ${ident(prepared.coded)} p JOIN ${ident(clusters)} c ON c.i = p.i WHERE p.stated AND p.${n} IS NOT NULL AND p.${b} IS NOT NULL) s ` +
      `JOIN (SELECT c.clu FROM ${ident(prepared.coded)} p JOIN ${ident(clusters)} c ON c.i = p.i WHERE p.stated GROUP BY c.clu HAVING min(p.${n}) <> max(p.${n}) AND min(p.${b}) <> max(p.${b})) g ON g.clu = s.clu`,
    'link: contradictions',
  );
  // one record for each name and date
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(pairs)} AS WITH h AS (SELECT clu, n, b, min(i) AS i FROM ${ident(stated)} GROUP BY clu, n, b) SELECT l.i AS a, r.i AS b FROM h l JOIN h r ON r.clu = l.clu AND l.i < r.i`,
    'link: contradictions',
  );
  const found = new Map<number, [number, number][]>();
  const [some] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(pairs)}`);
  if (some?.n) {
    await levelPairs(engine, prepared, fields, [name, birth], pairs, out, work);
    const near = new Map<string, { readonly name: boolean; readonly birth: boolean }>();
    const heads: [number, number][] = [];
    const isNear = (field: Field, level: number) =>
      level > 0 && ['same', 'near'].includes(field.levels[level - 1]?.grade ?? 'different');
    const isApart = (field: Field, level: number) => {
      const grade: Grade = level === 0 ? 'same' : (field.levels[level - 1]?.grade ?? 'different');
      return grade === 'far' || grade === 'different';
    };
    await eachRow(
      engine,
      `SELECT a, b, ${levelOf(fields, name)}, ${levelOf(fields, birth)} FROM ${ident(out)} ORDER BY a, b`,
      4,
      (row) => {
        const [x, y, named, born] = row as [number, number, number, number];
        near.set(keyOf(x, y), { name: isNear(name, named), birth: isNear(birth, born) });
        if (isApart(name, named) && isApart(birth, born)) heads.push([x, y]);
      },
    );
    await engine.run(`DROP TABLE ${ident(out)}`);
    const both = (x: number, y: number) =>
      x === y ? { name: true, birth: true } : near.get(x < y ? keyOf(x, y) : keyOf(y, x));
    const of = new Map<number, { clu: number; n: string; b: string; members: number[] }>();
    const first = new Map<string, number>();
    for (const row of await engine.query<{ i: number; clu: number; n: unknown; b: unknown }>(
      `SELECT i, clu, CAST(n AS VARCHAR) AS n, CAST(b AS VARCHAR) AS b FROM ${ident(stated)} ORDER BY i`,
    )) {
      const key = `${row.clu} ${row.n} ${row.b}`;
      const head = first.get(key) ?? row.i;
      first.set(key, head);
      const group = of.get(head) ?? { clu: row.clu, n: String(row.n), b: String(row.b), members: [] };
      group.members.push(row.i);
      of.set(head, group);
    }
    const heads_ = Map.groupBy(of.keys(), (head) => of.get(head)?.clu ?? -1);
    for (const [x, y] of heads) {
      const [left, right] = [of.get(x), of.get(y)];
      if (!left || !right) continue;
      const explains = (third: number) =>
        (both(third, x)?.name && both(third, y)?.birth) || (both(third, y)?.name && both(third, x)?.birth);
      if ((heads_.get(left.clu) ?? []).some((third) => third !== x && third !== y && explains(third))) continue;
      const pairsOf = found.get(left.clu) ?? [];
      for (const l of left.members) for (const r of right.members) pairsOf.push([l, r]);
      found.set(left.clu, pairsOf);
    }
  }
  for (const table of [clusters, stated, pairs]) await engine.run(`DROP TABLE ${ident(table)}`);
  return found;
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
