/** One file against one entry, without a project: what a steward asks before delivering. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveRegion, deriveRules, type Entry, type ResolvedItem, type Rule, resolveItems } from '@kuaishu/catalog';
import { collectFile, type Engine, lineOf, literal } from '@kuaishu/engine';
import { validate } from '@kuaishu/standards';
import { cleanSql } from '../clean/clean-sql.ts';
import { columnFinder } from '../clean/clean-step.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { maskColumns } from '../clean/masks.ts';
import { type CellChange, cleanedCells, mendedCells } from './cell-changes.ts';
import { checkSql, decodeFaults } from './check-sql.ts';
import { coveredCounts } from './covered-counts.ts';
import { attributesIn } from './custom-sql.ts';
import type { FileFault } from './file-fault.ts';
import { cellKey, type FileRepairs, fileRepairs } from './file-repairs.ts';

export interface FileCheck {
  readonly rows: number;
  readonly passed: number;
  readonly quarantined: number;
  readonly faultCount: number;
  readonly faults: readonly FileFault[];
  /** Items of the entry that the file has no column for. */
  readonly missing: readonly string[];
  /** Items with numbers that came covered: no faults, though they cannot be checked; `declared` where the entry says that they come so. */
  readonly covered: readonly { readonly item: string; readonly cells: number; readonly declared: boolean }[];
  /** Cells that a run would read otherwise than they stand, or that a rule proposes to mend. Only when asked for. */
  readonly changes?: readonly CellChange[];
}

export interface CheckFileOptions {
  /** Also list the cells that would change. */
  readonly changes?: boolean;
}

export async function checkOneFile(
  engine: Engine,
  file: string,
  entry: Entry,
  asOf: string,
  options: CheckFileOptions = {},
): Promise<FileCheck> {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-check-'));
  try {
    const raw = join(folder, 'raw.parquet');
    const rejectsTo = join(folder, 'rejects.parquet');
    const collected = await collectFile(engine, file, { to: raw, rejectsTo });
    await prepareLookups(engine, deriveRegion({}, [entry]).slice(0, 2));
    const items = resolveItems(entry);
    const rules = deriveRules(entry, items);
    const find = columnFinder(collected.columns);
    const clean = join(folder, 'clean.parquet');
    await engine.copy(cleanSql(items, find, `read_parquet(${literal(raw)})`), clean, {}, 'clean');
    await engine.view('check_clean', [{ path: clean, firstRow: 0 }]);
    await engine.view('check_raw', [{ path: raw, firstRow: 0 }]);
    const columns = items.map((item, i) => `${find(item) ? `r.${find(item)}` : 'NULL'} AS i${i}`);
    const faulty = await engine.query<Record<string, unknown>>(
      `SELECT f."row" AS n, ${maskColumns('faults', rules.length)
        .map((w) => `f.${w} AS ${w}`)
        .join(
          ', ',
        )}, f.fatal AS fatal${columns.map((c) => `, ${c}`).join('')} FROM (${checkSql(rules, items, { clean: 'check_clean', asOf, rows: collected.rows })}) AS f JOIN check_raw AS r ON f."row" = r."row" ORDER BY n`,
      'check',
    );
    const repairs = await fileRepairs(engine, rules, items, {
      clean: 'check_clean',
      raw: 'check_raw',
      rawColumn: find,
    });
    const rejects = await engine.query<{ line: number | null; raw: string; message_zh: string; message_en: string }>(
      `SELECT line, raw, message_zh, message_en FROM read_parquet(${literal(rejectsTo)}) ORDER BY line`,
      'check',
    );
    const line = (n: number) => lineOf(collected, n) ?? n + 1;
    const faults: FileFault[] = [
      ...rejects.map((r) => ({
        row: r.line ?? 0,
        item: null,
        rule: 'collect:rejected',
        value: r.raw.slice(0, 200),
        message: { zh: r.message_zh, en: r.message_en },
        repair: null,
      })),
      ...faulty.flatMap((row) => faultsOf(row, rules, items, repairs, line)),
    ];
    const changes = options.changes
      ? everyChange(
          await cleanedCells(engine, items, find, { clean: 'check_clean', raw: 'check_raw' }, line),
          mendedCells(faults),
        )
      : undefined;
    const covered = await coveredCounts(engine, items, 'check_clean');
    const fatal = faulty.filter((r) => r['fatal'] === true).length;
    return {
      rows: collected.rows + collected.rejected,
      passed: collected.rows - fatal,
      quarantined: fatal + collected.rejected,
      faultCount: faults.length,
      faults,
      missing: items.filter((i) => find(i) === null).map((i) => i.name),
      covered: items.flatMap((item) => {
        const cells = covered.get(item.attribute);
        return cells === undefined ? [] : [{ item: item.name, cells, declared: item.covered !== undefined }];
      }),
      ...(changes ? { changes } : {}),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A mend stands over what cleaning made of the same cell. In the order of rows. */
function everyChange(cleaned: readonly CellChange[], mended: readonly CellChange[]): CellChange[] {
  const over = new Set(mended.map(({ row, item }) => `${row} ${item}`));
  return [...cleaned.filter(({ row, item }) => !over.has(`${row} ${item}`)), ...mended].sort(
    (a, b) => a.row - b.row || (a.item < b.item ? -1 : 1),
  );
}

function faultsOf(
  row: Record<string, unknown>,
  rules: readonly Rule[],
  items: readonly ResolvedItem[],
  { repairs, cleared }: FileRepairs,
  line: (n: number) => number,
): FileFault[] {
  const words = maskColumns('faults', rules.length).map((w) => BigInt(row[w] as number | bigint));
  const n = Number(row['n']);
  return decodeFaults(rules, words).flatMap((rule) => {
    // another cell of the row is to blame: this one follows from it
    if (rule.kind === 'depends' && cleared.has(cellKey(n, rule.attribute))) return [];
    return cellsOf(rule, items).map((item): FileFault => {
      const value = item ? ((row[`i${item.index}`] as string | null) ?? null) : null;
      const verdict = item && value !== null && value !== '' ? validate(item.domain, value) : null;
      const own = verdict && !verdict.ok ? (verdict.repair ?? null) : null;
      const why = verdict && !verdict.ok ? verdict.message : null;
      const message =
        why && (rule.kind === 'valid' || rule.kind === 'readable')
          ? { zh: `${rule.title.zh}：${why.zh}`, en: `${rule.title.en}: ${why.en}` }
          : rule.title;
      const proposed = item ? repairs.get(cellKey(n, item.attribute)) : undefined;
      return { row: line(n), item: item?.name ?? null, rule: rule.id, value, message, repair: proposed ?? own };
    });
  });
}

/** The cells that a rule is about; none in particular when a condition weighs several against each other. */
function cellsOf(rule: Rule, items: readonly ResolvedItem[]): (ResolvedItem | undefined)[] {
  const named = (attribute: string | undefined) => items.find((item) => item.attribute === attribute);
  if (rule.kind === 'custom') {
    const known = new Set(items.map((item) => item.attribute));
    const attributes = rule.mend ? Object.keys(rule.mend) : attributesIn(rule.id, rule.sql, known);
    return rule.mend || attributes.length === 1 ? attributes.map(named) : [undefined];
  }
  return [named(rule.attribute ?? ('attributes' in rule ? rule.attributes[0] : undefined))];
}
