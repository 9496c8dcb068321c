/** What the faulty cells of one file should be, where its entry's rules say so: proposals cell by cell, nothing is written over. */
import type { ResolvedItem, Rule } from '@kuaishu/catalog';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { cleanPlan } from '../clean/plan.ts';
import { blame, type Witness } from './blame.ts';
import { customCondition } from './custom-sql.ts';
import { agreeingSql, deviantsSql, wholeSql } from './dependency-sql.ts';

export interface FileRepairs {
  /** `cellKey` → text, '' for no value. */
  readonly repairs: ReadonlyMap<string, string>;
  /** Cells that a dependency accuses and the rest of the row clears, by `cellKey`. */
  readonly cleared: ReadonlySet<string>;
}

export const cellKey = (row: number, attribute: string): string => `${row} ${attribute}`;

/** `clean`: view of the cleaned rows; `raw`: of the text as delivered, same rows. */
export async function fileRepairs(
  engine: Engine,
  rules: readonly Rule[],
  items: readonly ResolvedItem[],
  { clean, rawColumn, raw }: { clean: string; raw: string; rawColumn: (item: ResolvedItem) => string | null },
): Promise<FileRepairs> {
  const repairs = new Map<string, string>();
  const cleared = new Set<string>();
  await byDependencies(engine, rules, items, clean, repairs, cleared);
  for (const item of items) {
    const column = rawColumn(item);
    if (column !== null && WRITTEN_OTHERWISE.has(item.domain.kind))
      await asWritten(engine, item, column, { clean, raw }, repairs);
  }
  for (const item of items) {
    const column = rawColumn(item);
    if (item.domain.kind === 'number' && column !== null) await byNumber(engine, item, column, { clean, raw }, repairs);
  }
  // what a rule spells out goes before what others hold
  await byMends(engine, rules, items, clean, repairs);
  return { repairs, cleared };
}

/** Kinds of values whose cleaned form is not how files write them: 1 for 男. */
const WRITTEN_OTHERWISE: ReadonlySet<string> = new Set(['code', 'boolean', 'date', 'datetime', 'month', 'year']);

/** Turns what a cell should be into the text that this file mostly writes for it. */
async function asWritten(
  engine: Engine,
  item: ResolvedItem,
  column: string,
  { clean, raw }: { clean: string; raw: string },
  repairs: Map<string, string>,
): Promise<void> {
  const cells = [...repairs.keys()].filter((key) => key.slice(key.indexOf(' ') + 1) === item.attribute);
  if (cells.length === 0) return;
  const found = await engine.query<{ value: string; written: string }>(
    `SELECT value, written FROM (
      SELECT CAST(c.${ident(item.attribute)} AS VARCHAR) AS value, r.${column} AS written,
        row_number() OVER (PARTITION BY c.${ident(item.attribute)} ORDER BY count(*) DESC, r.${column}) AS place
      FROM ${clean} AS c JOIN ${raw} AS r ON c."row" = r."row" WHERE c.${ident(item.attribute)} IS NOT NULL
      GROUP BY c.${ident(item.attribute)}, r.${column}) AS ranked WHERE place = 1`,
    'check: repairs',
  );
  const written = new Map(found.map((each) => [each.value, each.written]));
  for (const key of cells) repairs.set(key, written.get(repairs.get(key) ?? '') ?? repairs.get(key) ?? '');
}

async function byMends(
  engine: Engine,
  rules: readonly Rule[],
  items: readonly ResolvedItem[],
  clean: string,
  repairs: Map<string, string>,
): Promise<void> {
  const columns = new Set(cleanPlan(items).columns.map((column) => column.attribute));
  for (const rule of rules) {
    if (rule.kind !== 'custom' || rule.mend === undefined) continue;
    const targets = Object.entries(rule.mend);
    const mended = targets.map(([, sql], i) => `CAST((${customCondition(rule.id, sql, columns)}) AS VARCHAR) AS m${i}`);
    const found = await engine.query<Record<string, unknown>>(
      `SELECT "row" AS n, ${mended.join(', ')} FROM ${clean} AS c WHERE NOT coalesce(CAST((${customCondition(rule.id, rule.sql, columns)}) AS BOOLEAN), TRUE)`,
      'check: mends',
    );
    for (const row of found)
      targets.forEach(([attribute], i) => {
        repairs.set(cellKey(Number(row['n']), attribute), (row[`m${i}`] as string | null) ?? '');
      });
  }
}

async function byDependencies(
  engine: Engine,
  rules: readonly Rule[],
  items: readonly ResolvedItem[],
  clean: string,
  repairs: Map<string, string>,
  cleared: Set<string>,
): Promise<void> {
  const dependencies = rules.filter((rule) => rule.kind === 'depends');
  if (dependencies.length === 0) return;
  const whole = wholeSql(items);
  const witnesses = new Map<number, Witness[]>();
  const hear = (row: number, witness: Witness) => {
    const heard = witnesses.get(row);
    if (heard) heard.push(witness);
    else witnesses.set(row, [witness]);
  };
  for (const { from, attribute } of dependencies) {
    const found = await engine.query<{ row: number; usual: unknown; holders: number }>(
      deviantsSql(from, attribute, clean, ['usual', 'holders'], whole),
      'check: repairs',
    );
    for (const { row, usual, holders } of found)
      hear(Number(row), { from, to: attribute, usual: String(usual), rows: Number(holders) });
  }
  const accused = [...witnesses.keys()].sort((a, b) => a - b);
  if (accused.length === 0) return;
  for (const { from, attribute } of dependencies) {
    const found = await engine.query<{ row: number; others: number }>(
      `SELECT * FROM (${agreeingSql(from, attribute, clean, whole)}) AS a WHERE others > 0 AND "row" IN (${accused.join(', ')})`,
      'check: repairs',
    );
    for (const { row, others } of found) {
      const heard = witnesses.get(Number(row)) ?? [];
      const accuses = heard.some((w) => w.to === attribute && w.from.join() === from.join());
      if (!accuses) hear(Number(row), { from, to: attribute, usual: null, rows: Number(others) });
    }
  }
  for (const [row, heard] of witnesses) {
    const wrong = blame(heard);
    for (const [attribute, value] of wrong) repairs.set(cellKey(row, attribute), value);
    for (const { to, usual } of heard) if (usual !== null && !wrong.has(to)) cleared.add(cellKey(row, to));
  }
}

/** A number, then something that is no part of one: 12.0 oz. Silo Can, 0.05%. */
const NUMBER_FIRST = '^([-+]?[0-9]+(?:[.][0-9]+)?) ?[^0-9. -][^0-9]*$';

/**
 * Text that could not be read as a number but begins with one: the number, when it lies among the column's others, so that a sign or remark was
 * added and no unit was changed.
 */
async function byNumber(
  engine: Engine,
  item: ResolvedItem,
  column: string,
  { clean, raw }: { clean: string; raw: string },
  repairs: Map<string, string>,
): Promise<void> {
  const a = ident(item.attribute);
  const first = `regexp_extract(trim(r.${column}), ${literal(NUMBER_FIRST)}, 1)`;
  const found = await engine.query<{ n: number; number: string }>(
    `SELECT c."row" AS n, ${first} AS number FROM ${clean} AS c JOIN ${raw} AS r ON c."row" = r."row",
      (SELECT min(${a}) AS least, max(${a}) AS most FROM ${clean} AS d) AS known
    WHERE c.${a} IS NULL AND r.${column} IS NOT NULL AND ${first} <> '' AND CAST(nullif(${first}, '') AS DOUBLE) BETWEEN least AND most`,
    'check: repairs',
  );
  for (const { n, number } of found) repairs.set(cellKey(Number(n), item.attribute), String(Number(number)));
}
