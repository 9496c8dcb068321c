/** The bytes that somebody sent → sheets of rows as text: a workbook, or text in whatever encoding their spreadsheet saved it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextTable, readWorkbook, SourceError } from '@kuaishu/engine';
import { inspectFormBytes, otherThan } from '../../attachments/index.ts';
import { ServerError } from '../../errors.ts';
import { FileRefused } from '../../http/file-refused.ts';
import type { Uploaded } from '../../http/uploaded.ts';
import { inFolder } from '../../in-folder.ts';
import type { RawSheet } from './sheet-lines.ts';

/** A list of people has a line for each, and a workbook two lists and its notes. */
const MOST_ROWS = 12_000;
/** Unpacked. */
const MOST_BYTES = 64 * 1024 ** 2;

/** @throws ServerError bad_request where it is neither, FileRefused where it is hostile. */
export async function readSheets({ bytes }: Uploaded): Promise<readonly RawSheet[]> {
  const hostile = inspectFormBytes(bytes);
  if (hostile) throw new FileRefused(hostile, bytes.length);
  const other = otherThan('table', bytes);
  if (other) throw new ServerError('bad_request', other.text, { where: 'body', mend: other.mend });
  try {
    if (!/^PK[\x03\x05]/.test(bytes.subarray(0, 3).toString('latin1')))
      return [{ name: '', rows: readTextTable(bytes, 'sheet', MOST_ROWS).rows }];
    return await inFolder(async (folder) => {
      const path = join(folder, 'sheet.xlsx');
      await writeFile(path, bytes);
      return await readWorkbook(path, { rows: MOST_ROWS, bytes: MOST_BYTES });
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new ServerError('bad_request', error.text, { where: 'body', mend: error.mend, cause: error });
  }
}
