import { readFile } from 'node:fs/promises';
import { CatalogError, type Entry, lintEntry, place, readEntry } from '@kuaishu/catalog';

/** The entry in a YAML or JSON file, as commands take it by `--as`. Faults that would change the result end the command, with their places. */
export async function readEntryFile(file: string): Promise<Entry> {
  const { value, positions, faults } = readEntry(await readFile(file, 'utf8'), file);
  const meant = value === undefined ? [] : lintEntry(value).map((fault) => place(fault, file, positions));
  const errors = [...faults, ...meant].filter((fault) => fault.severity === 'error');
  if (value !== undefined && errors.length === 0) return value;
  throw new CatalogError(
    'ENTRY_INVALID',
    {
      zh: `${file} 不是正确的目录条目，请改正后再试`,
      en: `${file} is no valid catalogue entry; mend it and try again`,
    },
    errors,
  );
}
