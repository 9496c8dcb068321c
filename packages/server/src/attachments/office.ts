/**
 * OOXML (ECMA-376, OPC) and OFD (GB/T 33190) by their parts. Refused: macros, controls, embedded objects, links that are followed without a click, DDE, and
 * document type declarations, which expand or fetch entities.
 */
import { ARCHIVE_LIMITS, type Archive, ArchiveError, readArchive } from '@kuaishu/catalog';
import type { AttachmentKind } from './kinds.ts';
import { Refused } from './refusal.ts';

export function inspectContainer(bytes: Buffer, scan: (part: Buffer) => void): AttachmentKind {
  try {
    const archive = readArchive(bytes);
    // every part is unfolded once: sizes and digests are then known to be true
    for (const name of archive.names) {
      const part = archive.bytes(name);
      scan(part);
      if (/\.(?:xml|rels|vml)$/i.test(name)) refuseDoctype(archive.text(name), name);
      else if (isContainer(part) || isProgram(part))
        throw new Refused('EMBEDDED_FILE', `内部含有嵌入文件 ${name}`, `it holds the embedded file ${name}`);
    }
    if (archive.has('[Content_Types].xml')) return inspectOoxml(archive);
    if (archive.has('OFD.xml')) return inspectOfd(archive);
    throw new Refused('KIND_NOT_ALLOWED', '不接受 ZIP 压缩包', 'ZIP archives are not taken');
  } catch (error) {
    throw error instanceof ArchiveError ? ofArchive(error) : error;
  }
}

function ofArchive({ code, text }: ArchiveError): Refused {
  const as =
    code === 'ENCRYPTED'
      ? 'ENCRYPTED'
      : code === 'NOT_AN_ARCHIVE' || code === 'DAMAGED' || code === 'UNSUPPORTED'
        ? 'DAMAGED'
        : code === 'HIDDEN_DATA'
          ? 'POLYGLOT'
          : code === 'TOO_LARGE'
            ? 'TOO_LARGE'
            : 'BOMB';
  return new Refused(as, text.zh, text.en);
}

function refuseDoctype(xml: string, name: string): void {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml))
    throw new Refused(
      'ACTIVE_CONTENT',
      `${name} 含有 DTD 或实体声明（XXE）`,
      `${name} declares a document type or entities (XXE)`,
    );
}

const MAIN_TYPES: readonly (readonly [RegExp, AttachmentKind | 'template' | 'other'])[] = [
  [/wordprocessingml\.document\.main\+xml/, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml/, 'xlsx'],
  [/\.template\.main\+xml/, 'template'],
  [/presentationml/, 'other'],
];

/** The province's catalogue in one workbook has sheets of hundreds of megabytes; its other parts are small. */
const FORM_LIMITS = { ...ARCHIVE_LIMITS, memberBytes: 512 * 1024 ** 2, bytes: 768 * 1024 ** 2 };
const SMALL_PART = 4 * 1024 ** 2;

/** A workbook of which the cells' values alone are read, and that is not kept: judged by its parts, without unfolding its sheets. */
export function inspectForm(bytes: Buffer): void {
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return;
  try {
    const archive = readArchive(bytes, FORM_LIMITS);
    if (archive.size('[Content_Types].xml') > SMALL_PART)
      throw new Refused('BOMB', '[Content_Types].xml 过大', '[Content_Types].xml is far too large');
    if (archive.has('[Content_Types].xml')) refuseMacros(archive);
  } catch (error) {
    throw error instanceof ArchiveError ? ofArchive(error) : error;
  }
}

/** → what the parts are said to be. */
function refuseMacros(archive: Archive): string {
  const types = archive.text('[Content_Types].xml');
  if (/macroEnabled|vbaProject|macrosheet|vbaData/i.test(types)) throw macro();
  for (const name of archive.names) if (isMacro(name.toLowerCase())) throw macro();
  return types;
}

const isMacro = (name: string): boolean => /vbaproject|vbadata|\/macrosheets\/|\/dialogsheets\//.test(name);

function inspectOoxml(archive: Archive): AttachmentKind {
  const types = refuseMacros(archive);
  for (const name of archive.names) refusePart(name.toLowerCase());
  for (const name of archive.names.filter((each) => /\.rels$/i.test(each))) refuseRelations(archive.text(name), name);
  const kind = MAIN_TYPES.find(([pattern]) => pattern.test(types))?.[1];
  if (kind === 'docx')
    for (const name of archive.names) if (/^word\/[^/]+\.xml$/i.test(name)) refuseFields(archive.text(name));
  if (kind === 'xlsx')
    for (const name of archive.names)
      if (/^xl\/(?:worksheets\/|workbook)/i.test(name) && /\.xml$/i.test(name)) refuseFormulas(archive.text(name));
  if (kind === 'docx' || kind === 'xlsx') return kind;
  throw new Refused(
    'KIND_NOT_ALLOWED',
    '不接受这种 Office 文件（模板、演示文稿等）',
    'this kind of Office file is not taken (templates, presentations …)',
  );
}

function refusePart(name: string): void {
  if (/\/activex\/|\/ctrlprops\/.*\.bin|\/customui/.test(name))
    throw new Refused('ACTIVE_CONTENT', `含有控件 ${name}`, `it holds the control ${name}`);
  if (/\/embeddings\/|\/afchunk|oleobject/.test(name))
    throw new Refused('EMBEDDED_FILE', `含有嵌入对象 ${name}`, `it holds the embedded object ${name}`);
  if (/\/externallinks\/|\/connections\.xml|\/querytables\/|datamashup/.test(name))
    throw new Refused(
      'EXTERNAL_LINK',
      `含有外部链接或数据连接 ${name}`,
      `it holds the external link or connection ${name}`,
    );
}

/** Only a hyperlink may lead out, and only to a page or an address for mail: it is followed by a click, the others by opening the file. */
function refuseRelations(xml: string, name: string): void {
  for (const [tag] of xml.matchAll(/<(?:[\w.-]+:)?Relationship\b[^>]*>/g)) {
    const attribute = (key: string) => new RegExp(`\\b${key}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1] ?? '';
    if (attribute('TargetMode').toLowerCase() !== 'external') continue;
    const [type, target] = [attribute('Type'), attribute('Target')];
    if (/\/hyperlink$/.test(type) && /^(?:https?:\/\/|mailto:|#)/i.test(target)) continue;
    throw /\/attachedTemplate$/.test(type)
      ? new Refused('EXTERNAL_LINK', `引用了外部模板 ${target}`, `it loads the template ${target}`)
      : new Refused('EXTERNAL_LINK', `${name} 指向外部 ${target}`, `${name} points to ${target} outside`);
  }
}

/** DDE and INCLUDE fields start programs or fetch files; a field's code may lie scattered over runs. */
function refuseFields(xml: string): void {
  const codes = [
    ...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)<\/w:instrText>/g),
    ...xml.matchAll(/<w:fldSimple\b[^>]*w:instr="([^"]*)"/g),
  ].map((match) => match[1] ?? '');
  const joined = codes.join('').replace(/\s+/g, ' ').toUpperCase();
  const found = /\bDDE(?:AUTO)?\b|INCLUDE(?:TEXT|PICTURE)\b|\bIMPORT\b|\bDATABASE\b|\bLINK\b(?! ?")|MACROBUTTON/.exec(
    joined,
  )?.[0];
  if (found)
    throw new Refused(
      'EXTERNAL_LINK',
      `含有会自动取外部内容的域 ${found}`,
      `it has a field that fetches what lies outside: ${found}`,
    );
}

function refuseFormulas(xml: string): void {
  for (const match of xml.matchAll(/<(?:[\w.-]+:)?(?:f|definedName)\b[^>]*>([^<]*)</g)) {
    const found = /\b(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\.ID)?|EXEC)\s*\(|\|\s*'/i.exec(match[1] ?? '')?.[0];
    if (found)
      throw new Refused(
        'EXTERNAL_LINK',
        `含有会访问外部的公式 ${found}`,
        `it has a formula that reaches outside: ${found}`,
      );
  }
  if (/<(?:[\w.-]+:)?(?:ddeLink|oleLink)\b/i.test(xml))
    throw new Refused('EXTERNAL_LINK', '含有 DDE 链接', 'it has a DDE link');
  if (/_xlnm\.Auto_(?:Open|Close|Activate)/i.test(xml)) throw macro();
}

function inspectOfd(archive: Archive): AttachmentKind {
  const xml = archive.text('OFD.xml');
  if (!/<(?:[\w.-]+:)?OFD\b[^>]*(?:DocType\s*=\s*["']OFD(?:-[A-Z])?["'])?/.test(xml))
    throw new Refused('DAMAGED', 'OFD.xml 不是 OFD 的入口', 'OFD.xml is no entry of an OFD document');
  const attached = archive.names.find(
    (name) => /(?:^|\/)attach(?:s|ments?)?\//i.test(name) || /attachments?\.xml$/i.test(name),
  );
  if (attached)
    throw new Refused('EMBEDDED_FILE', `OFD 内含附件 ${attached}`, `the OFD holds the attachment ${attached}`);
  for (const name of archive.names)
    if (
      /\.xml$/i.test(name) &&
      /<(?:[\w.-]+:)?(?:URI|GotoA|Movie|Sound)\b[^>]*(?:URI|AttachID)\s*=\s*["'](?!https?:)/i.test(archive.text(name))
    )
      throw new Refused('ACTIVE_CONTENT', `${name} 含有动作`, `${name} holds an action`);
  return 'ofd';
}

function isContainer(bytes: Buffer): boolean {
  return bytes.length > 4 && (bytes.readUInt32LE(0) === 0x04034b50 || bytes.readUInt32BE(0) === 0xd0cf11e0);
}

export function isProgram(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4).toString('latin1');
  return (
    head.startsWith('MZ') ||
    head === '\x7fELF' ||
    head.startsWith('#!') ||
    head === '\xca\xfe\xba\xbe' ||
    head === '\xcf\xfa\xed\xfe'
  );
}

function macro(): Refused {
  return new Refused('MACRO', '含有宏', 'it holds macros');
}
