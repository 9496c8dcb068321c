import { encoded } from './csv-text.ts';

export interface DbfField {
  readonly name: string;
  readonly type: 'C' | 'N' | 'D' | 'L' | 'M' | 'I';
  readonly length: number;
}

/** A dBase III table; `deleted` marks rows. Values are padded or cut to their fields. */
export function dbfFile(
  fields: readonly DbfField[],
  rows: readonly (readonly string[])[],
  deleted: ReadonlySet<number> = new Set(),
  codePage = 0,
): Buffer {
  const recordBytes = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const header = Buffer.alloc(32 + fields.length * 32 + 1);
  header[0] = 3;
  header.set([126, 5, 6], 1);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(recordBytes, 10);
  header[29] = codePage;
  fields.forEach((field, i) => {
    const at = 32 + i * 32;
    encoded(field.name, 'gb18030').copy(header, at, 0, 10);
    header[at + 11] = field.type.charCodeAt(0);
    header[at + 16] = field.length % 256;
    header[at + 17] = Math.floor(field.length / 256);
  });
  header[header.length - 1] = 0x0d;
  const body = rows.map((row, i) => {
    const record = Buffer.alloc(recordBytes, ' ');
    record[0] = deleted.has(i) ? 0x2a : 0x20;
    let at = 1;
    fields.forEach((field, f) => {
      if (field.type === 'I') record.writeInt32LE(Number(row[f]), at);
      else
        encoded(row[f]!, 'gb18030').copy(
          record,
          field.type === 'N' ? at + Math.max(0, field.length - row[f]!.length) : at,
          0,
          field.length,
        );
      at += field.length;
    });
    return record;
  });
  return Buffer.concat([header, ...body, Buffer.from([0x1a])]);
}
