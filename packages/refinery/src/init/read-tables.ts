import { join } from 'node:path';
import { type Engine, SourceError } from '@kuaishu/engine';
import { profileFile } from '../profile/profile-file.ts';
import { titleOf } from './names.ts';
import { InitError, type InitReport } from './report.ts';
import type { Table } from './table.ts';

/** More columns than this are a matrix, not a table of items. */
export const MOST_ITEMS = 1024;

export interface ReadOptions {
  readonly rules: boolean;
  /** What merely lay in a folder: such a file may be none of ours, and is left out where it cannot be read. */
  readonly found?: ReadonlySet<string>;
  readonly onFile?: (done: number, of: number, file: string) => void;
}

/**
 * Every table of the files, profiled. Sheets without rows are left out and said. Errors: SourceError of the one file that cannot be read, InitError that
 * names all of them where there are several.
 */
export async function readTables(
  engine: Engine,
  files: readonly string[],
  scratch: string,
  { rules, found: lying = new Set(), onFile }: ReadOptions,
): Promise<{ tables: Table[]; warnings: InitReport['warnings']; leftOut: ReadonlySet<string> }> {
  const tables: Table[] = [];
  const warnings: InitReport['warnings'][number][] = [];
  const leftOut = new Set<string>();
  const unreadable: SourceError[] = [];
  for (const [i, file] of files.entries()) {
    onFile?.(i, files.length, file);
    const parquet = () => join(scratch, `${tables.length}-${i}.parquet`);
    const first = parquet();
    const profile = await profileFile(engine, file, {
      parquet: first,
      sampleRows: Number.POSITIVE_INFINITY,
      rules,
    }).catch((error: unknown) => {
      if (error instanceof SourceError) return error;
      throw error;
    });
    if (profile instanceof SourceError) {
      if (lying.has(file)) {
        leftOut.add(file);
        warnings.push({
          file,
          zh: `未采用：${profile.text.zh}${profile.mend.zh}`,
          en: `left out: ${profile.text.en} ${profile.mend.en}`,
        });
      } else unreadable.push(profile);
      continue;
    }
    const found: Table[] = [{ file, title: titleOf(file), profile, proposals: profile.rules, parquet: first }];
    for (const sheet of profile.sheets.filter((name) => name !== profile.sheet)) {
      const target = join(scratch, `${tables.length}-${i}-${found.length}.parquet`);
      const other = await profileFile(engine, file, {
        parquet: target,
        sheet,
        sampleRows: Number.POSITIVE_INFINITY,
        rules,
      }).catch((error: unknown) => {
        // a workbook's spare sheets (Sheet2, 说明) need not be tables
        if (error instanceof SourceError) return undefined;
        throw error;
      });
      if (other && other.rows > 0 && other.columns.length > 1)
        found.push({
          file,
          sheet,
          title: titleOf(file, sheet),
          profile: other,
          proposals: other.rules,
          parquet: target,
        });
      else
        warnings.push({
          file,
          zh: `工作表“${sheet}”没有可用的行，未采用`,
          en: `sheet "${sheet}" has no usable rows and is left out`,
        });
    }
    const several = found.length > 1 && profile.sheet !== null;
    for (const table of found) {
      if (table.profile.columns.length > MOST_ITEMS) {
        throw new InitError('TOO_MANY_COLUMNS', {
          zh: `${file} 有 ${table.profile.columns.length} 列，一个条目最多 ${MOST_ITEMS} 项。请拆成几张表，或只留下需要的列。`,
          en: `${file} has ${table.profile.columns.length} columns; an entry holds at most ${MOST_ITEMS} items. Split the table, or keep only the columns needed.`,
        });
      }
      tables.push(
        several && table.sheet === undefined
          ? { ...table, sheet: profile.sheet ?? '', title: titleOf(file, profile.sheet ?? '') }
          : table,
      );
      for (const { zh, en } of table.profile.warnings) warnings.push({ file, zh, en });
      if (table.profile.rows === 0)
        warnings.push({
          file,
          zh: '只有列名，没有行；条目只照列名起草，请逐项核对',
          en: 'has headings and no rows; its entry is drafted from the headings alone: check each item',
        });
      if (table.profile.rejected > 0) {
        warnings.push({
          file,
          zh: `${table.profile.rejected} 行读不成记录，运行时会进入隔离区`,
          en: `${table.profile.rejected} lines cannot be read as rows; a run will quarantine them`,
        });
      }
    }
  }
  const [first, ...more] = unreadable;
  if (first) throw more.length === 0 ? first : severalUnreadable(unreadable);
  if (tables.length === 0 && leftOut.size > 0)
    throw new InitError(
      'NO_FILES',
      {
        zh: '文件夹里没有可以读取的表格文件，没有起草。',
        en: 'The folder holds no table that can be read; nothing was drafted.',
      },
      warnings.map(({ file, zh, en }) => ({ zh: `${file}：${zh}`, en: `${file}: ${en}` })),
    );
  return { tables, warnings, leftOut };
}

function severalUnreadable(errors: readonly SourceError[]): InitError {
  return new InitError(
    'UNREADABLE_FILES',
    {
      zh: `有 ${errors.length} 个文件不能读取，没有起草。改好后再运行，或只给其余的文件。`,
      en: `${errors.length} files cannot be read; nothing was drafted. Mend them and run this again, or give the others alone.`,
    },
    errors.map(({ place, text, mend }) => ({
      zh: `${place.source}：${text.zh}${mend.zh}`,
      en: `${place.source}: ${text.en} ${mend.en}`,
    })),
  );
}
