/** One file that lists resources → entries, sheet by sheet. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  entriesOfRows,
  fromForm,
  type ListingColumns,
  ListingError,
  type ListingHints,
  radarEntryOf,
  recogniseColumns,
} from '@kuaishu/catalog';
import {
  collectFile,
  type Engine,
  ident,
  lineOf,
  literal,
  readWorkbook,
  SourceError,
  sniffFile,
} from '@kuaishu/engine';
import type { Text2 } from '../output.ts';
import type { PlacedEntry } from './placed-entry.ts';

export interface ReadList {
  readonly file: string;
  readonly sheet: string | null;
  readonly entries: readonly PlacedEntry[];
  /** Heading of the column that was taken for each role. */
  readonly columns: Readonly<Record<string, string>>;
  /** Each row is an item of a resource. */
  readonly itemwise: boolean;
  /** Lines of rows that name no resource; those that could not be read are counted apart. */
  readonly nameless: readonly number[];
  readonly unreadable: number;
}

export interface ReadFile {
  readonly lists: readonly ReadList[];
  readonly notes: readonly Text2[];
}

/** Rows by which the columns are recognised. */
const SAMPLE = 400;
/** Sheets of the workbooks that `catalog export` writes. */
const OWN_SHEETS = ['扩展-信息资源', '扩展-信息项'];

/** Errors: SourceError, ListingError. A workbook is refused only where none of its sheets is a list. */
export async function readListFile(engine: Engine, file: string, hints: ListingHints): Promise<ReadFile> {
  const { sheets } = await sniffFile(file);
  if (sheets === undefined) return { lists: [await readTable(engine, file, null, hints)], notes: [] };
  const notes: Text2[] = [];
  if (OWN_SHEETS.every((name) => sheets.includes(name))) {
    const { entries, faults } = fromForm(await readWorkbook(file));
    if (entries.length > 0) return { lists: [ofForm(file, entries)], notes };
    const errors = faults.filter(({ severity }) => severity === 'error').length;
    notes.push({
      zh: `${file}：作为编制指南表格有 ${errors} 处错误（kuaishu catalog import 逐处说明），只取名称、提供方、摘要和信息项`,
      en: `${file}: as a form of the compilation guide it has ${errors} errors (kuaishu catalog import tells each); titles, providers, abstracts and items alone are taken`,
    });
  }
  const lists: ReadList[] = [];
  let refused: unknown;
  for (const sheet of sheets) {
    if (sheets.length > 1 && (sheet.startsWith('扩展-') || sheet === '填写说明')) continue;
    try {
      lists.push(await readTable(engine, file, sheet, hints));
    } catch (error) {
      if (!(error instanceof ListingError) && !(error instanceof SourceError && error.code === 'EMPTY_FILE'))
        throw error;
      refused ??= error;
      if (error instanceof ListingError)
        notes.push({
          zh: `${file} 工作表“${sheet}”不作为清单：${error.text.zh}`,
          en: `${file}, sheet "${sheet}" is taken for no list: ${error.text.en}`,
        });
    }
  }
  if (lists.length === 0) throw refused;
  return { lists, notes };
}

function ofForm(file: string, entries: ReturnType<typeof fromForm>['entries']): ReadList {
  return {
    file,
    sheet: null,
    entries: entries.map((entry) => ({
      entry: radarEntryOf(entry, `${file}#${entry.resource}`),
      place: `${file}#${entry.resource}`,
    })),
    columns: {},
    itemwise: true,
    nameless: [],
    unreadable: 0,
  };
}

async function readTable(engine: Engine, file: string, sheet: string | null, hints: ListingHints): Promise<ReadList> {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-catalogue-'));
  try {
    const to = join(folder, 'raw.parquet');
    const collected = await collectFile(engine, file, {
      to,
      rejectsTo: join(folder, 'rejects.parquet'),
      ...(sheet === null ? {} : { hints: { sheet } }),
    });
    const names = [...collected.columns];
    const sample = await rowsOf(engine, to, names, SAMPLE);
    const columns = recognised(file, sheet, names, sample, hints);
    const roles = Object.entries(columns);
    const taken = roles.map(([, at]) => names[at] ?? '');
    const rows = await rowsOf(engine, to, taken);
    const placeOf = (row: number): string =>
      `${file}${sheet === null ? '' : `[${sheet}]`}:${lineOf(collected, row) ?? row + 1}`;
    const narrowed = Object.fromEntries(roles.map(([role], nth) => [role, nth])) as ListingColumns;
    const { entries, nameless, itemwise } = entriesOfRows(rows, narrowed, placeOf);
    return {
      file,
      sheet,
      entries: entries.map(({ entry, row, code }) => ({
        entry,
        place: placeOf(row),
        ...(code !== undefined && { code }),
      })),
      columns: Object.fromEntries(roles.map(([role, at]) => [role, names[at] ?? ''])),
      itemwise,
      nameless: nameless.map((row) => lineOf(collected, row) ?? row + 1),
      unreadable: collected.rejected,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function rowsOf(
  engine: Engine,
  parquet: string,
  columns: readonly string[],
  most?: number,
): Promise<(string | null)[][]> {
  const selected = columns.map((column, nth) => `${ident(column)} AS c${nth}`).join(', ');
  const rows = await engine.query<Record<string, string | null>>(
    `SELECT ${selected} FROM read_parquet(${literal(parquet)}, file_row_number = true) ORDER BY file_row_number${most === undefined ? '' : ` LIMIT ${most}`}`,
    'catalogue',
  );
  return rows.map((row) => columns.map((_, nth) => row[`c${nth}`] ?? null));
}

function columnsOrNone(
  names: readonly string[],
  rows: readonly (string | null)[][],
  hints: ListingHints,
): ListingColumns | undefined {
  try {
    return recogniseColumns(names, rows, hints);
  } catch (error) {
    if (error instanceof ListingError) return undefined;
    throw error;
  }
}

/** With the file and the sheet before what cannot be recognised. */
function recognised(
  file: string,
  sheet: string | null,
  names: readonly string[],
  rows: readonly (string | null)[][],
  hints: ListingHints,
): ListingColumns {
  // a heading that another of the files has is none of this one's
  const own = Object.fromEntries(
    Object.entries(hints).filter(([, heading]) => heading === null || names.includes(heading)),
  ) as ListingHints;
  try {
    const found = columnsOrNone(names, rows, own);
    // of a list whose title nobody can tell, what was said of it is the slip
    return found ?? recogniseColumns(names, rows, hints);
  } catch (error) {
    if (!(error instanceof ListingError)) throw error;
    const at = {
      zh: `${file}${sheet === null ? '' : ` 工作表“${sheet}”`}：`,
      en: `${file}${sheet === null ? '' : `, sheet "${sheet}"`}: `,
    };
    throw new ListingError(error.code, { zh: at.zh + error.text.zh, en: at.en + error.text.en }, error.details);
  }
}
