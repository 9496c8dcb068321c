/**
 * Pairs of one cluster's records that contradict each other. They do not where a third one explains them: it has the name of the one and the birth date of
 * the other, so that each of them has one thing wrong.
 */
import { type Engine, ident } from '@kuaishu/engine';
import type { Grade } from '../comparators/comparator.ts';
import { type Field, fullNameOf } from '../comparators/fields.ts';
import { levelOf, levelPairs } from '../comparison/compare.ts';
import { eachRow, labelColumns } from '../pairs/pair-tables.ts';
import { codeOf, type Prepared } from '../records/prepare.ts';

/** The fields in which two people contradict each other: the one full name, and the birth date. */
export function telling(fields: readonly Field[]): { readonly name: Field; readonly birth: Field } | null {
  const birth = fields.find((field) => field.attribute === 'birth_date');
  const name = fullNameOf(fields);
  return name && birth ? { name, birth } : null;
}

/** Names a pair of records. */
export const keyOf = (a: number, b: number) => `${a} ${b}`;

/** Cluster → pairs of its records that contradict each other and that no third record explains. */
export async function contradictingPairs(
  engine: Engine,
  {
    fields,
    prepared,
    labels,
  }: { readonly fields: readonly Field[]; readonly prepared: Prepared; readonly labels: Int32Array },
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
