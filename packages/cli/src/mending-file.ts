/** The file of rows that a department mends: written from pages of the store, never over one that exists, since somebody may have mended it. */
import { writeFile } from 'node:fs/promises';
import type { LocatedRow } from '@kuaishu/refinery';
import { count, type Language, type Text2 } from './output.ts';

/** `page` gives the rows from an offset on; none at the end. → rows written; no file is made for none. */
export async function writeMendingFile(
  to: string,
  lang: Language,
  page: (offset: number) => Promise<{ readonly rows: readonly LocatedRow[]; readonly total: number }>,
): Promise<number> {
  const rows: LocatedRow[] = [];
  for (;;) {
    const next = await page(rows.length);
    rows.push(...next.rows);
    if (next.rows.length === 0 || rows.length >= next.total) break;
  }
  if (rows.length > 0) {
    const { quarantineCsv } = await import('@kuaishu/refinery');
    await writeFile(to, quarantineCsv(rows, lang), { flag: 'wx' });
  }
  return rows.length;
}

/** What to do with the file. */
export function mendingAdvice(rows: number, file: string, resource: string): Text2 {
  return {
    zh: `已导出 ${count(rows)} 行到 ${file}。更正后把文件放入 sources/mended/${resource}/，再次加工；请保留以 _ks_ 开头的列。`,
    en: `${count(rows)} rows exported to ${file}. Mend them, put the file into sources/mended/${resource}/ and run again; keep the columns whose names begin with _ks_.`,
  };
}
