/** One file against one entry, without a project: what a steward asks before delivering. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveRules, type Entry, type ResolvedItem, type Rule, resolveItems } from '@kuaishu/catalog';
import { collectFile, type Engine, lineOf, literal } from '@kuaishu/engine';
import { validate } from '@kuaishu/standards';
import { cleanSql } from '../clean/clean-sql.ts';
import { columnFinder } from '../clean/clean-step.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { maskColumns } from '../clean/masks.ts';
import { checkSql, decodeFaults } from './check-sql.ts';

export interface FileFault {
  /** Line in the file; row number from 1 where lines mean nothing. */
  readonly row: number;
  readonly item: string | null;
  readonly rule: string;
  readonly value: string | null;
  readonly message: { readonly zh: string; readonly en: string };
  readonly repair: string | null;
}

export interface FileCheck {
  readonly rows: number;
  readonly passed: number;
  readonly quarantined: number;
  readonly faultCount: number;
  readonly faults: readonly FileFault[];
  /** Items of the entry that the file has no column for. */
  readonly missing: readonly string[];
}

export async function checkOneFile(engine: Engine, file: string, entry: Entry, asOf: string): Promise<FileCheck> {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-check-'));
  try {
    const raw = join(folder, 'raw.parquet');
    const rejectsTo = join(folder, 'rejects.parquet');
    const collected = await collectFile(engine, file, { to: raw, rejectsTo });
    await prepareLookups(engine);
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
    const rejects = await engine.query<{ line: number | null; raw: string; message_zh: string; message_en: string }>(
      `SELECT line, raw, message_zh, message_en FROM read_parquet(${literal(rejectsTo)}) ORDER BY line`,
      'check',
    );
    const faults: FileFault[] = [
      ...rejects.map((r) => ({
        row: r.line ?? 0,
        item: null,
        rule: 'collect:rejected',
        value: r.raw.slice(0, 200),
        message: { zh: r.message_zh, en: r.message_en },
        repair: null,
      })),
      ...faulty.flatMap((row) => faultsOf(row, rules, items, (n) => lineOf(collected, n) ?? n + 1)),
    ];
    const fatal = faulty.filter((r) => r['fatal'] === true).length;
    return {
      rows: collected.rows + collected.rejected,
      passed: collected.rows - fatal,
      quarantined: fatal + collected.rejected,
      faultCount: faults.length,
      faults,
      missing: items.filter((i) => find(i) === null).map((i) => i.name),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function faultsOf(
  row: Record<string, unknown>,
  rules: readonly Rule[],
  items: readonly ResolvedItem[],
  line: (n: number) => number,
): FileFault[] {
  const words = maskColumns('faults', rules.length).map((w) => BigInt(row[w] as number | bigint));
  return decodeFaults(rules, words).flatMap((rule) => {
    const attribute = rule.attribute ?? ('attributes' in rule ? rule.attributes[0] : undefined);
    const item = items.find((i) => i.attribute === attribute);
    const value = item ? ((row[`i${items.indexOf(item)}`] as string | null) ?? null) : null;
    const verdict = item && value !== null && value !== '' ? validate(item.domain, value) : null;
    const repair = verdict && !verdict.ok ? (verdict.repair ?? null) : null;
    const why = verdict && !verdict.ok ? verdict.message : null;
    const message =
      why && (rule.kind === 'valid' || rule.kind === 'readable')
        ? { zh: `${rule.title.zh}：${why.zh}`, en: `${rule.title.en}: ${why.en}` }
        : rule.title;
    return [{ row: line(Number(row['n'])), item: item?.name ?? null, rule: rule.id, value, message, repair }];
  });
}
