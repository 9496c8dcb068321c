/**
 * A department's form, on paper or on the web → the questions that it asks, with the data elements that they ask for. The file is read by its bytes, not by
 * its name; what is hostile, broken or too large is refused in words.
 */
import { ArchiveError } from '../archive/archive-error.ts';
import { questionsOf } from './ask/questions.ts';
import { cleanLabel, isLabel } from './ask/text.ts';
import {
  type Block,
  QUESTIONNAIRE_LIMITS,
  type Questionnaire,
  QuestionnaireError,
  type QuestionnaireLimits,
} from './model.ts';
import { readDocx } from './read/docx.ts';
import { readHtml } from './read/html.ts';
import { readXlsx } from './read/xlsx.ts';
import { inContext, resolveElements } from './resolve.ts';

/** Characters of a page. */
const MOST_HTML = 8_000_000;

/** Errors: QuestionnaireError. */
export async function readQuestionnaire(
  bytes: Buffer,
  limits: QuestionnaireLimits = QUESTIONNAIRE_LIMITS,
): Promise<Questionnaire> {
  if (bytes.length > limits.bytes)
    throw new QuestionnaireError(
      'TOO_LARGE',
      {
        zh: `文件超过 ${Math.round(limits.bytes / 1024 ** 2)} MiB`,
        en: `it is larger than ${Math.round(limits.bytes / 1024 ** 2)} MiB`,
      },
      { zh: '只上传空白表单本身，去掉图片', en: 'upload the blank form alone, without pictures' },
    );
  try {
    const { format, title, blocks } = await readBlocks(bytes, limits);
    const asked = questionsOf(blocks).map((question) => ({ ...question, elements: resolveElements(question) }));
    const elements = inContext(asked);
    const questions = asked.map((question, i) => ({ ...question, elements: elements[i] ?? [] }));
    return { format, title: title || titleOf(blocks), questions };
  } catch (error) {
    if (error instanceof ArchiveError) throw new QuestionnaireError('REFUSED', error.text, error.mend);
    throw error;
  }
}

async function readBlocks(
  bytes: Buffer,
  limits: QuestionnaireLimits,
): Promise<{ format: Questionnaire['format']; title: string; blocks: Block[] }> {
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50) {
    const names = bytes.includes('word/document.xml') ? 'docx' : 'xlsx';
    return names === 'docx'
      ? { format: 'docx', ...(await readDocx(bytes, limits)) }
      : { format: 'xlsx', ...(await readXlsx(bytes, limits)) };
  }
  const html = pageText(bytes);
  if (html === undefined || !/<(?:html|body|form|table|div|p|input|!doctype)\b/i.test(html))
    throw new QuestionnaireError(
      'UNKNOWN_FORMAT',
      { zh: '不是 DOCX、XLSX 或网页', en: 'it is no DOCX, XLSX or page' },
      { zh: '旧格式 DOC、XLS 和 PDF 请另存为 DOCX、XLSX', en: 'save DOC, XLS and PDF as DOCX or XLSX' },
    );
  if (html.length > MOST_HTML)
    throw new QuestionnaireError(
      'TOO_LARGE',
      { zh: '网页过大', en: 'the page is too large' },
      { zh: '只上传表单本身', en: 'upload the form alone' },
    );
  return { format: 'html', ...readHtml(html, { limits }) };
}

/** UTF-8, what the page says, or GB18030. */
function pageText(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 4096).includes(0) && !(bytes[0] === 0xff && bytes[1] === 0xfe)) return undefined;
  const said = /charset\s*=\s*["']?([\w-]+)/i.exec(bytes.subarray(0, 4096).toString('latin1'))?.[1]?.toLowerCase();
  const chinese = said !== undefined && /^gb/.test(said) ? ['gb18030'] : [];
  for (const label of bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : [...chinese, 'utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // not in this encoding
    }
  }
  return undefined;
}

/** The first heading, paragraph or cell across the table that is no question. */
function titleOf(blocks: readonly Block[]): string {
  for (const block of blocks.slice(0, 5)) {
    const text =
      block.kind === 'paragraph'
        ? block.text
        : (block.cells.find((cell) => cell.text !== '' && cell.columnSpan > 1)?.text ?? '');
    if (isLabel(text) && !/[：:]/u.test(text)) return cleanLabel(text);
  }
  return '';
}
