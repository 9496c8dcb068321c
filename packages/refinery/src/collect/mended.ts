/**
 * Mended rows. The export of the quarantine carries three columns, `_ks_delivery`, `_ks_row` and `_ks_line`, that say which row of which delivery
 * each line stands for. A file of mended rows goes to `sources/mended/<resource>/`; its rows take the place of those they name, as long as
 * the delivery they mend still counts.
 */
import { join } from 'node:path';
import type { Entry } from '@kuaishu/catalog';
import { csvAsWasSql, ident, literal } from '@kuaishu/engine';
import type { CollectedDelivery, RunContext } from '../run/context.ts';
import { RunError } from '../run/run-error.ts';
import type { StoredDelivery } from '../store/delivery-index.ts';
import { findFiles } from './find-files.ts';
import { takeFile } from './take-deliveries.ts';

export const MENDED_COLUMNS = ['_ks_delivery', '_ks_row', '_ks_line'] as const;
/** What was wrong, for the person who mends; nothing reads it. */
export const REASONS_COLUMN = '_ks_reasons';

export async function applyMended(
  context: RunContext,
  entry: Entry,
  active: readonly CollectedDelivery[],
): Promise<CollectedDelivery[]> {
  const deliveries = active.map((d) => ({ ...d, replacedRows: [] as number[], replacedLines: [] as number[] }));
  for (const found of await findFiles(context.projectDir, `sources/mended/${entry.resource}/*`)) {
    const mended = await takeFile(context, entry.resource, found, {});
    const missing = MENDED_COLUMNS.filter((c) => !mended.columns.includes(c));
    if (missing.length > 0) {
      throw new RunError('SOURCE', {
        zh: `${found.file} 缺少列 ${missing.join('、')}：更正文件须由隔离区导出的文件改成，请保留这三列`,
        en: `${found.file} lacks the columns ${missing.join(', ')}: mend the file that the quarantine exported, and keep these three columns`,
      });
    }
    if (cellsOf(mended).length === 0)
      throw new RunError('SOURCE', {
        zh: `${found.file} 只有 _ks_ 开头的列，没有信息项的列：请重新导出隔离区，在各信息项的列里填好更正后的值`,
        en: `${found.file} has only the columns that begin with _ks_ and none of an item: export the quarantine again and fill in the items’ columns`,
      });
    const taken = await takeMended(context, mended, deliveries);
    if (taken) deliveries.push(taken);
  }
  return deliveries;
}

/** The columns of items, without those that say which row is meant and what was wrong. */
const cellsOf = ({ columns }: StoredDelivery): readonly string[] =>
  columns.filter((c) => !MENDED_COLUMNS.some((own) => own === c) && c !== REASONS_COLUMN);

/** The mended rows whose delivery still counts, as one more delivery; marks what they replace. Null when none applies. */
async function takeMended(
  context: RunContext,
  mended: StoredDelivery,
  deliveries: (CollectedDelivery & { replacedRows: number[]; replacedLines: number[] })[],
): Promise<(CollectedDelivery & { replacedRows: number[]; replacedLines: number[] }) | null> {
  const from = `read_parquet(${literal(context.paths.absolute(mended.path))}, file_row_number = true)`;
  const marks = await context.engine.query<{
    n: number;
    delivery: string | null;
    row: string | null;
    line: string | null;
  }>(
    `SELECT file_row_number AS n, _ks_delivery AS delivery, _ks_row AS row, _ks_line AS line FROM ${from} ORDER BY n`,
    'collect',
  );
  const kept: number[] = [];
  for (const mark of marks) {
    const target = deliveries.find((d) => d.id === mark.delivery);
    if (!target) continue;
    const row = mark.row === null || mark.row === '' ? null : Number(mark.row);
    const line = mark.line === null || mark.line === '' ? null : Number(mark.line);
    if (
      row !== null &&
      Number.isInteger(row) &&
      row >= 0 &&
      row < target.rows &&
      !target.replacedRows.includes(target.firstRow + row)
    ) {
      target.replacedRows.push(target.firstRow + row);
      kept.push(mark.n);
    } else if (
      line !== null &&
      Number.isInteger(line) &&
      line > 0 &&
      !target.replacedLines.includes(line) &&
      target.replacedLines.length < target.rejected
    ) {
      target.replacedLines.push(line);
      kept.push(mark.n);
    }
  }
  if (kept.length === 0) return null;
  const id = `${mended.id}-${kept.length}`;
  const path = join(context.paths.collections, mended.resource, `${id}.mended.parquet`);
  const columns = cellsOf(mended);
  await context.engine.copy(
    // the export has put an apostrophe before what a spreadsheet would run
    `SELECT ${columns.map((c) => `${csvAsWasSql(ident(c))} AS ${ident(c)}`).join(', ')} FROM ${from} WHERE file_row_number IN (${kept.join(', ')})`,
    path,
    {},
    'collect',
  );
  const firstRow = deliveries.reduce((n, d) => n + d.rows, 0);
  return {
    id: mended.id,
    file: mended.file,
    sm3: mended.sm3,
    bytes: mended.bytes,
    format: mended.format,
    collectedAt: mended.collectedAt,
    rows: kept.length,
    rejected: 0,
    firstRow,
    path: context.paths.relative(path),
    firstLine: mended.firstLine,
    columns,
    rejectsPath: null,
    replacedRows: [],
    replacedLines: [],
  };
}
