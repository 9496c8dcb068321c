/** The open catalogues of six prefectures of Guizhou and of Shanghai (nju-websoft/CNPDS, Apache-2.0) as search documents. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SearchDocument } from '@kuaishu/catalog';
import { departmentFunction, findRegions, leadingRegion, regionPath } from '@kuaishu/standards';

type Row = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** Documents of the folder, or undefined where it is not there. */
export function realCatalogue(folder: string): SearchDocument[] | undefined {
  if (!existsSync(folder)) return undefined;
  const documents: SearchDocument[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!/^(guizhou|other)_.*\.json$/.test(file) || file === 'guizhou_mapping.json') continue;
    const rows = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Row[];
    rows.forEach((row, nth) => {
      documents.push(documentOf(row, `${file.replace('.json', '')}_${nth}`));
    });
  }
  return documents;
}

function text(row: Row, ...names: string[]): string {
  for (const name of names) {
    const value = row[name];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return '';
}

/** Summaries that are lists of the items, as many of Guizhou's are: 单位名称,终端数量,单位地址. */
function itemsOf(summary: string): string[] {
  const list = /(?:包含|包括|字段[:：]?)?(.+?)(?:等)?(?:相关)?(?:信息|属性字段)?[。.]?$/u.exec(summary)?.[1] ?? '';
  const names = list.split(/[,，、;；]/u).map((name) => name.trim());
  return names.length >= 3 && names.every((name) => name !== '' && name.length <= 14) ? names : [];
}

function documentOf(row: Row, id: string): SearchDocument {
  const provider = text(row, '数据提供方');
  const abstract = text(row, '数据摘要', '摘要').replace(/<[^>]*>/g, '');
  const theme = text(row, '主题名称', '数据领域');
  const trade = text(row, '所属行业', '国家主题分类');
  const place = leadingRegion(provider)?.region ?? findRegions(provider)[0];
  const path = place === undefined ? [] : regionPath(place.code).map(({ code }) => code);
  const office = /(.*?)(?:委员会|局|厅|办公室|委)$/u.exec(leadingRegion(provider)?.rest ?? provider)?.[1] ?? '';
  const tags = text(row, '数据标签').split(/[,，]/u).filter(Boolean);
  return {
    id,
    title: text(row, '标题', '数据集名称'),
    abstract,
    provider,
    keywords: tags,
    classes: [theme, trade].filter((each) => each !== '' && !each.startsWith('默认')),
    items: itemsOf(abstract).map((name) => ({ name })),
    updated: Date.parse(text(row, '更新时间', '更新日期')) || 0,
    labels: {
      theme: theme === '' ? [] : [theme],
      trade: trade === '' ? [] : [trade],
      provider: [provider],
      department: [departmentFunction(office) ?? office].filter(Boolean),
      region: path,
      opening: [text(row, '开放属性')].filter(Boolean),
      cadence: [text(row, '更新频率', '更新频度')].filter(Boolean),
      visibility: [text(row, '开放属性').startsWith('无条件') ? 'public' : 'internal'],
      organisation: [...path, provider],
    },
  };
}
