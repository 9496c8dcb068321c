/** What may be profiled: tables as text and workbooks, each judged as an attachment is. */
import { type AttachmentKind, extensionOf, inspectApart } from '../attachments/index.ts';
import { ServerError } from '../errors.ts';
import { FileRefused } from '../http/file-refused.ts';
import type { Uploaded } from '../http/uploaded.ts';

/** Extension → what the file must be by its own bytes. */
const TAKEN: Readonly<Record<string, AttachmentKind>> = {
  csv: 'csv',
  tsv: 'text',
  txt: 'text',
  json: 'text',
  ndjson: 'text',
  jsonl: 'text',
  geojson: 'text',
  xlsx: 'xlsx',
};

/** @throws ServerError bad_request with the reason and what its sender can do. */
export async function refuseHostile({ name, bytes }: Uploaded): Promise<void> {
  const kind = TAKEN[extensionOf(name)];
  if (!kind)
    throw new ServerError(
      'bad_request',
      { zh: `不能由“${name}”起草。`, en: `No draft can be made from "${name}".` },
      {
        where: 'x-file-name',
        mend: {
          zh: '用 CSV、TSV、XLSX、JSON、NDJSON 或 GeoJSON 文件；其他格式请先转换。',
          en: 'Take a CSV, TSV, XLSX, JSON, NDJSON or GeoJSON file; convert others first.',
        },
      },
    );
  // text by whatever name is judged as text: attachments know it as .txt alone
  const found = await inspectApart(bytes, kind === 'text' ? name.replace(/\.[^.]+$/, '.txt') : name, { kinds: [kind] });
  if (!found.ok) throw new FileRefused(found, bytes.length);
}
