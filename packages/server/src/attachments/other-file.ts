/** What a file is that was sent for the rows of its table and has none that are read, told by how its bytes begin. */
import type { Text2 } from '@kuaishu/api';

interface OtherFile {
  readonly is: Text2;
  readonly mend: Text2;
}

const FILL: Text2 = {
  zh: '平台读不出其中的表格：请下载平台的模板，填写后另存为 .xlsx 再上传。',
  en: 'Its table cannot be read: download the template, fill it in, save it as .xlsx and send that.',
};
const SAVE_AS: Text2 = {
  zh: '用 Excel 或 WPS 打开，另存为 .xlsx 再上传；表的样式要与平台的模板相同。',
  en: 'Open it with Excel or WPS, save it as .xlsx and send that; its columns have to be those of the template.',
};
const UNLOCK: Text2 = {
  zh: '用 Excel 或 WPS 打开，去掉打开密码后另存为 .xlsx 再上传。',
  en: 'Open it with Excel or WPS, take the password off, save it as .xlsx and send that.',
};

const picture = (name: string): OtherFile => ({ is: { zh: `${name} 图片`, en: `${name} picture` }, mend: FILL });
const document = (zh: string, en: string, mend: Text2): OtherFile => ({ is: { zh, en }, mend });

/** Undefined: a workbook, perhaps a damaged one, or nothing that is known. */
function recognised(bytes: Buffer): OtherFile | undefined {
  const head = bytes.subarray(0, 16).toString('latin1');
  const holds = (text: string, encoding: BufferEncoding = 'latin1') => bytes.includes(Buffer.from(text, encoding));
  if (head.startsWith('\x89PNG')) return picture('PNG');
  if (head.startsWith('\xff\xd8\xff')) return picture('JPEG');
  if (head.startsWith('GIF8')) return picture('GIF');
  if (head.startsWith('BM')) return picture('BMP');
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return picture('TIFF');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return picture('WebP');
  if (/^.{4}ftyp(?:hei|mif)/s.test(head)) return picture('HEIC');
  if (bytes.subarray(0, 1024).includes('%PDF-')) return document('PDF 文件', 'PDF file', FILL);
  if (head.startsWith('\xd0\xcf\x11\xe0'))
    return holds('EncryptedPackage', 'utf16le')
      ? document('设了打开密码的 Office 文件', 'Office file with a password', UNLOCK)
      : document(
          '旧格式的 Office 或 WPS 文件（如 .xls、.et、.doc）',
          'old Office or WPS file (.xls, .et, .doc)',
          SAVE_AS,
        );
  if (head.startsWith('PK\x03\x04')) return inZip(holds);
  return isText(bytes) ? TEXT : undefined;
}

const TEXT = document('文本文件（如 CSV、网页）', 'text file (CSV, a web page)', SAVE_AS);

/** Names of members stand uncompressed in a ZIP. */
function inZip(holds: (text: string) => boolean): OtherFile | undefined {
  if (holds('xl/workbook')) return undefined;
  if (holds('word/document.xml')) return document('Word 文档', 'Word document', FILL);
  if (holds('ppt/presentation.xml')) return document('PPT 演示文稿', 'PowerPoint presentation', FILL);
  if (holds('OFD.xml')) return document('OFD 文件', 'OFD file', FILL);
  if (holds('opendocument.spreadsheet')) return document('ODS 表格', 'ODS spreadsheet', SAVE_AS);
  return undefined;
}

function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096);
  // a letter of several bytes may be cut at the end of what is looked at
  return !start.includes(0) && (start.toString('utf8').slice(0, -1).includes('\ufffd') ? isGb18030(start) : true);
}

function isGb18030(start: Buffer): boolean {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** `workbook`: XLSX alone; `table`: text as well. */
export type Wanted = 'workbook' | 'table';

const WANTED: Readonly<Record<Wanted, Text2>> = {
  workbook: { zh: 'XLSX 工作簿', en: 'an XLSX workbook' },
  table: { zh: 'XLSX 或 CSV', en: 'XLSX or CSV' },
};

/** What to tell whoever sent it: what it is, and what is wanted; undefined where it may be that. */
export function otherThan(wanted: Wanted, bytes: Buffer): { readonly text: Text2; readonly mend: Text2 } | undefined {
  const found = recognised(bytes);
  if (!found || (wanted === 'table' && found === TEXT)) return undefined;
  const { is, mend } = found;
  return {
    text: {
      zh: `这是${/^[A-Z]/.test(is.zh) ? ' ' : ''}${is.zh}，不是 ${WANTED[wanted].zh}。`,
      en: `This is ${/^[AEIO]/i.test(is.en) ? 'an' : 'a'} ${is.en}, not ${WANTED[wanted].en}.`,
    },
    mend,
  };
}
