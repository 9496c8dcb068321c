/** The open catalogues of Guizhou (six prefectures) and Shanghai as entries of the radar: crawl of CNPDS, Apache-2.0. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RadarEntry } from '@kuaishu/catalog';

export interface OpenEntry extends RadarEntry {
  /** File it comes from, without its ending: guizhou_anshun, other_shanghai_shanghai. */
  readonly source: string;
  readonly abstract: string;
  readonly theme: string;
}

/** Folder of the catalogues; undefined where they are not on this machine. */
export function openCatalogueFolder(given?: string): string | undefined {
  const folder = given ?? fileURLToPath(new URL('../../../../shared/data/gov/opendata_catalog', import.meta.url));
  return existsSync(join(folder, 'guizhou_mapping.json')) ? folder : undefined;
}

type Row = Readonly<Record<string, unknown>>;
const text = (row: Row, ...names: readonly string[]): string => {
  for (const name of names) if (typeof row[name] === 'string') return row[name].trim();
  return '';
};

/** In the order of files and rows; the id is the file and the row, counted from 0. */
export async function openCatalogues(folder: string): Promise<OpenEntry[]> {
  const files = (await readdir(folder)).filter((f) => /^(?:guizhou|other)_.*\.json$/.test(f) && !f.includes('mapping'));
  const entries: OpenEntry[] = [];
  for (const file of files.sort()) {
    const source = file.replace(/\.json$/, '');
    const rows = JSON.parse(await readFile(join(folder, file), 'utf8')) as Row[];
    rows.forEach((row, nth) => {
      const provider = text(row, '数据提供方');
      entries.push({
        id: `${source}/${nth}`,
        source,
        title: text(row, '标题', '数据集名称'),
        abstract: text(row, '数据摘要', '摘要'),
        theme: text(row, '主题名称', '数据领域'),
        organisation: { id: provider, name: provider },
        items: [],
        state: 'published',
      });
    });
  }
  return entries;
}
