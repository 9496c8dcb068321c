import { readFile } from 'node:fs/promises';
import { type Entry, EntrySchema, parseText } from '@kuaishu/catalog';
import { RunError } from '@kuaishu/refinery';
import { Value } from 'typebox/value';

/** The entry in a YAML or JSON file, as commands take it by `--as`. Its faults end the command with their places. */
export async function readEntryFile(file: string): Promise<Entry> {
  const parsed = parseText(await readFile(file, 'utf8'));
  if (Value.Check(EntrySchema, parsed.value)) return parsed.value;
  const details = [...Value.Errors(EntrySchema, parsed.value)]
    .slice(0, 10)
    .map((e) => ({
      zh: `${file} ${e.instancePath || '/'} ${e.message}`,
      en: `${file} ${e.instancePath || '/'} ${e.message}`,
    }));
  throw new RunError(
    'PROJECT_FAULTS',
    {
      zh: `${file} 不是有效的目录条目，可用 kuaishu catalog lint 查看改法`,
      en: `${file} is no valid catalogue entry; kuaishu catalog lint says how to mend it`,
    },
    details,
  );
}
