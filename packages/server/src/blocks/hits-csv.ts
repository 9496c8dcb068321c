/** The entities that a search found, as a file for a spreadsheet: what the page shows, codes in words. */
import type { EntityHit, Text2 } from '@kuaishu/api';
import { csvLine } from '@kuaishu/engine';
import { codeTable, type ValueDomain } from '@kuaishu/standards';
import { prefectureName, regionName } from '../overview/region-names.ts';

export interface HitColumn {
  readonly attribute: string;
  readonly title: Text2;
  readonly domain?: ValueDomain | undefined;
}

const HEADS = {
  zh: ['主体', '市州', '记录', '主体编号'],
  en: ['Entity', 'Prefecture', 'Records', 'Entity number'],
} as const;

/** UTF-8 with BOM, so that spreadsheets read the Chinese. Cells that a spreadsheet would run as a formula are neutralised. */
export function hitsCsv(hits: readonly EntityHit[], columns: readonly HitColumn[], lang: 'zh' | 'en'): string {
  const [entity, ...rest] = HEADS[lang];
  const lines = hits.map((hit) =>
    csvLine([
      hit.label,
      ...columns.map((column) => inWords(column.domain, hit.values[column.attribute]?.value ?? null, lang)),
      prefectureName(hit.prefecture)[lang],
      String(hit.records),
      hit.entity,
    ]),
  );
  return `\uFEFF${csvLine([entity, ...columns.map((column) => column.title[lang]), ...rest])}${lines.join('')}`;
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
