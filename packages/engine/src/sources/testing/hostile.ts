/** Broken and hostile files, made on the spot: none of them is committed. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** Noise without any structure, the same every time. */
export function noise(bytes: number): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i * 32 < bytes; i++) parts.push(createHash('sha256').update(String(i)).digest());
  return Buffer.concat(parts).subarray(0, bytes);
}

/** A ZIP archive; `claim` writes another unpacked size into the directory than the truth. */
export function zip(
  members: Readonly<Record<string, string | Buffer>>,
  claim?: Readonly<Record<string, number>>,
): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claim?.[name] ?? bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, tail, title]));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

const NS = 'http://schemas.openxmlformats.org';

/** The least XLSX whose one sheet has the given XML. */
export function xlsxWith(
  sheetXml: string | Buffer,
  extra: Readonly<Record<string, string>> = {},
  claim?: Readonly<Record<string, number>>,
): Buffer {
  const rel = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${NS}/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const rels = (inner: string) =>
    `<?xml version="1.0"?><Relationships xmlns="${NS}/package/2006/relationships">${inner}</Relationships>`;
  return zip(
    {
      '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="${NS}/package/2006/content-types"/>`,
      '_rels/.rels': rels(rel('rId1', 'officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': rels(
        rel('rId1', 'worksheet', 'worksheets/sheet1.xml') +
          (extra['xl/styles.xml'] ? rel('rId2', 'styles', 'styles.xml') : '') +
          (extra['xl/sharedStrings.xml'] ? rel('rId3', 'sharedStrings', 'sharedStrings.xml') : ''),
      ),
      'xl/worksheets/sheet1.xml': sheetXml,
      ...extra,
    },
    claim,
  );
}

/** A file with one line of the given size among short ones. */
export function longLineFile(path: string, bytes: number): void {
  const fd = openSync(path, 'w');
  writeSync(fd, 'id,name\n1,first\n2,');
  const chunk = Buffer.alloc(1024 * 1024, 'x');
  for (let done = 0; done < bytes; done += chunk.length) writeSync(fd, chunk, 0, Math.min(chunk.length, bytes - done));
  writeSync(fd, '\n3,last\n');
  closeSync(fd);
}

export const HOSTILE_NAMES: readonly string[] = [
  '"; DROP TABLE people; --',
  "'; DELETE FROM x; --",
  "it's",
  'a"b',
  'line\nbreak',
  '身份证号（18位）',
  '😀🀄',
  '${jndi:ldap://x}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%s%n',
  'c0',
  'file_row_number',
  'SELECT',
  '\\',
  '`',
  '--',
  '列1',
  'a\u202eb',
];
