/** The entities that a search found, as a file for a spreadsheet: what the page shows, codes in words. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityHit, Text2 } from '@kuaishu/api';
import { csvLine, writeWorkbook } from '@kuaishu/engine';
import { codeTable, type ValueDomain } from '@kuaishu/standards';
import { prefectureName, regionName } from '../territories/region-names.ts';

export interface HitColumn {
  readonly attribute: string;
  readonly title: Text2;
  readonly domain?: ValueDomain | undefined;
}

const HEADS = {
  zh: ['主体', '市州', '记录', '主体编号'],
  en: ['Entity', 'Prefecture', 'Records', 'Entity number'],
} as const;

/** Rows a file may have: a workbook is made in memory, all at once. */
export const MOST_ROWS = { csv: 100_000, xlsx: 20_000 } as const;
export type FileKind = keyof typeof MOST_ROWS;

/** CSV is UTF-8 with BOM, so that spreadsheets read the Chinese, and nothing in it runs as a formula; XLSX has text cells only. */
export async function hitsFile(
  kind: FileKind,
  hits: readonly EntityHit[],
  columns: readonly HitColumn[],
  lang: 'zh' | 'en',
): Promise<Buffer> {
  const [entity, ...rest] = HEADS[lang];
  const heads = [entity, ...columns.map((column) => column.title[lang]), ...rest];
  const rows = hits.map((hit) => [
    hit.label,
    ...columns.map((column) => inWords(column.domain, hit.values[column.attribute]?.value ?? null, lang)),
    prefectureName(hit.prefecture)[lang],
    String(hit.records),
    hit.entity,
  ]);
  if (kind === 'csv') return Buffer.from(`\uFEFF${csvLine(heads)}${rows.map(csvLine).join('')}`);
  const dir = await mkdtemp(join(tmpdir(), 'kuaishu-export-'));
  try {
    const file = join(dir, 'export.xlsx');
    await writeWorkbook(file, [
      { name: entity, columns: heads, rows: rows.map((row) => row.map((cell) => cell ?? '')) },
    ]);
    return await readFile(file);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function inWords(domain: ValueDomain | undefined, value: string | null, lang: 'zh' | 'en'): string | null {
  if (value === null || !domain) return value;
  if (domain.kind === 'code') {
    const meaning = codeTable(domain.table)?.codes.find((code) => code.code === value);
    return (lang === 'en' ? meaning?.en : undefined) ?? meaning?.zh ?? value;
  }
  if (domain.kind === 'identifier' && domain.rule === 'region6') return regionName(value)[lang];
  return value;
}
