import type { Engine } from '@kuaishu/engine';
import { type Draft, draftEntries } from './draft-entries.ts';
import { readTables } from './read-tables.ts';
import type { Guess, InitReport } from './report.ts';
import { gatherSeries } from './series.ts';
import type { Table } from './table.ts';
import { unreadableItems } from './verify-items.ts';

export interface FilesDraftOptions {
  /** Folder for the rows while they are looked at. */
  readonly scratch: string;
  /** Also the rules that the rows propose; they quote values (spellings, units). */
  readonly rules: boolean;
  /** Where a table's file will stand, relative to the project folder. */
  readonly sourceOf: (table: Table) => string;
  /** Those of the files that merely lay in a folder that was given: left out where they cannot be read. */
  readonly found?: ReadonlySet<string>;
  readonly onFile?: (done: number, of: number, file: string) => void;
}

export interface FilesDrafts {
  readonly drafts: readonly Draft[];
  readonly guesses: readonly Guess[];
  readonly warnings: InitReport['warnings'];
  readonly leftOut: ReadonlySet<string>;
}

/** Files → an entry for each of their tables, editions of one table as one entry. Writes nothing but to `scratch`. Errors: InitError, SourceError. */
export async function draftsFromFiles(
  engine: Engine,
  files: readonly string[],
  { scratch, rules, sourceOf, found, onFile }: FilesDraftOptions,
): Promise<FilesDrafts> {
  const {
    tables: read,
    warnings,
    leftOut,
  } = await readTables(engine, files, scratch, { rules, ...(found ? { found } : {}), ...(onFile ? { onFile } : {}) });
  const tables = await gatherSeries(engine, read);
  const { drafts, guesses } = draftEntries(await verified(engine, tables, sourceOf), sourceOf);
  return { drafts, guesses, warnings, leftOut };
}

/** The tables, with what a run could not read as first guessed. */
async function verified(
  engine: Engine,
  tables: readonly Table[],
  sourceOf: (table: Table) => string,
): Promise<readonly Table[]> {
  const { drafts } = draftEntries(tables, sourceOf);
  const found: Table[] = [];
  for (const { table, entry } of drafts)
    found.push({ ...table, unreadable: new Set(await unreadableItems(engine, table, entry)) });
  return found;
}
