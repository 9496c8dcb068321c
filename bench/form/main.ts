/**
 * kuaishu bench form: a workbook in the national form with many entries, written, read back, checked and marked. Figures as JSON: seconds of the processors
 * for each part, the largest memory the whole took.
 *
 *   npx kuaishu bench form 10000 10
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromForm, marksOf, toForm } from '@kuaishu/catalog';
import { annotateWorkbook, readWorkbook, writeWorkbook } from '@kuaishu/engine';
import { manyEntries } from '../../packages/catalog/src/form/testing/many-entries.ts';

if (process.argv[2] === '--read') {
  // alone, so that the peak is what taking in a workbook costs
  const { faults } = fromForm(await readWorkbook(process.argv[3] ?? ''), { audit: true });
  console.log(JSON.stringify({ faults: faults.length, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }));
  process.exit(0);
}
const [entries = 10_000, items = 10] = process.argv.slice(2).map(Number);
const folder = await mkdtemp(join(tmpdir(), 'kuaishu-bench-form-'));
const seconds: Record<string, number> = {};
async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  seconds[what] = Math.round((user + system) / 1e4) / 100;
  return result;
}
try {
  const path = join(folder, 'form.xlsx');
  const wanted = manyEntries(entries, items);
  await timed('write', async () => writeWorkbook(path, toForm(wanted)));
  const sheets = await timed('read', () => readWorkbook(path));
  const read = await timed('check', () => fromForm(sheets, { audit: true }));
  const equal = JSON.stringify(read.entries) === JSON.stringify(wanted);
  const alone = spawnSync(process.execPath, [import.meta.filename, '--read', path], { encoding: 'utf8' });
  const { peakMiB: readPeakMiB } = JSON.parse(alone.stdout) as { peakMiB: number };
  // every hundredth row of the first sheet gets a type that there is not
  const faulty = sheets.map((sheet, s) =>
    s > 0
      ? sheet
      : {
          ...sheet,
          rows: sheet.rows.map(({ row, cells }) => ({ row, cells: row % 100 === 3 ? cells.with(10, '怪型') : cells })),
        },
  );
  const { entries: none, faults } = await timed('checkFaulty', () => fromForm(faulty, { audit: true }));
  await timed('annotate', () => annotateWorkbook(path, join(folder, 'marked.xlsx'), marksOf(faults, 'zh')));
  console.log(
    JSON.stringify({
      entries,
      items,
      rows: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      fileMiB: Math.round((await stat(path)).size / 2 ** 17) / 8,
      equal,
      faults: faults.length,
      takenInWithFaults: none.length,
      cpuSeconds: seconds,
      readPeakMiB,
      peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
