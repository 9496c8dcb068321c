/** A document of Word → blocks, by way of mammoth's HTML: merged cells, boxes and underlined blanks stay. */
import mammoth from 'mammoth';
import { ARCHIVE_LIMITS, readArchive } from '../../archive/read-archive.ts';
import { type Block, QuestionnaireError, type QuestionnaireLimits, tooMany } from '../model.ts';
import { readHtml } from './html.ts';

/** Characters of the document's own part. */
const MOST_XML = 12_000_000;

/** Errors: ArchiveError, QuestionnaireError. */
export async function readDocx(
  bytes: Buffer,
  limits: QuestionnaireLimits,
): Promise<{ title: string; blocks: Block[] }> {
  const archive = readArchive(bytes, { ...ARCHIVE_LIMITS, memberBytes: 32 * 1024 ** 2, bytes: 64 * 1024 ** 2 });
  if (!archive.has('word/document.xml')) throw damaged();
  // sizes that the directory states are true once each part has been unfolded
  for (const name of archive.names) {
    const part = archive.bytes(name);
    const text = /\.(?:xml|rels)$/i.test(name) ? archive.text(name) : '';
    refuseContainer(part, name);
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(text)) throw refused('DTD', 'a document type declaration');
  }
  if (archive.names.some((name) => /vbaProject/i.test(name))) throw refused('宏', 'macros');
  const xml = archive.text('word/document.xml');
  if (
    xml.length > MOST_XML ||
    occurrences(xml, '<w:tc>') > limits.cells ||
    occurrences(xml, '<w:p>') + occurrences(xml, '<w:p ') > limits.cells * 2
  )
    throw tooMany();
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      {
        styleMap: ['u => u'],
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return readHtml(value, { limits, keepBlanks: true });
  } catch (error) {
    if (error instanceof QuestionnaireError) throw error;
    throw damaged();
  }
}

/** A document within the document would be read by nobody. */
export function refuseContainer(part: Buffer, name: string): void {
  if (part.length > 4 && part.readUInt32LE(0) === 0x04034b50)
    throw refused(`嵌入文件 ${name}`, `the embedded file ${name}`);
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

function damaged(): QuestionnaireError {
  return new QuestionnaireError(
    'DAMAGED',
    { zh: 'DOCX 已损坏或不是 Word 文档', en: 'the DOCX is damaged or is no document of Word' },
    { zh: '用 WPS 或 Word 打开后另存为 DOCX', en: 'open it in WPS or Word and save it as DOCX anew' },
  );
}

function refused(zh: string, en: string): QuestionnaireError {
  return new QuestionnaireError(
    'REFUSED',
    { zh: `文件含有${zh}，不读取`, en: `it holds ${en} and is not read` },
    { zh: '另存为不含宏的 DOCX 或 XLSX', en: 'save it as DOCX or XLSX, which hold no macros' },
  );
}
