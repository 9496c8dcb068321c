/** A workbook → one table for each visible sheet, merged areas as one cell. */
import exceljs from 'exceljs';
import { ARCHIVE_LIMITS, readArchive } from '../../archive/read-archive.ts';
import { type Block, type Cell, QuestionnaireError, type QuestionnaireLimits, tooMany } from '../model.ts';
import { refuseContainer } from './docx.ts';
import { tidyText } from './html.ts';

/** Errors: ArchiveError, QuestionnaireError. */
export async function readXlsx(
  bytes: Buffer,
  limits: QuestionnaireLimits,
): Promise<{ title: string; blocks: Block[] }> {
  const archive = readArchive(bytes, { ...ARCHIVE_LIMITS, memberBytes: 32 * 1024 ** 2, bytes: 64 * 1024 ** 2 });
  let cells = 0;
  const parts: { readonly order: number; readonly lists: ReadonlyMap<string, readonly string[]> }[] = [];
  for (const name of archive.names) {
    refuseContainer(archive.bytes(name), name);
    const text = /\.(?:xml|rels)$/i.test(name) ? archive.text(name) : '';
    if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(text) || /vbaProject/i.test(name))
      throw new QuestionnaireError(
        'REFUSED',
        { zh: '文件含有宏或 DTD，不读取', en: 'it holds macros or a document type declaration and is not read' },
        { zh: '另存为不含宏的 XLSX', en: 'save it as XLSX, which holds no macros' },
      );
    if (/worksheets\/[^/]+\.xml$/i.test(name)) {
      cells += text.match(/<(?:\w+:)?c[ >]/g)?.length ?? 0;
      refuseWideMerges(text, limits);
      parts.push({ order: Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0), lists: choiceLists(text) });
    }
  }
  // formatted but empty cells are many; a form still has fewer than these
  if (cells > limits.cells * 5) throw tooMany();
  const book = new exceljs.Workbook();
  try {
    // validations of whole columns would be made cell by cell
    await book.xlsx.load(bytes as unknown as ArrayBuffer, {
      ignoreNodes: ['dataValidations', 'conditionalFormatting', 'hyperlinks', 'drawing'],
    });
  } catch {
    throw new QuestionnaireError(
      'DAMAGED',
      { zh: 'XLSX 已损坏或不是工作簿', en: 'the XLSX is damaged or is no workbook' },
      { zh: '用 WPS 或 Excel 打开后另存为 XLSX', en: 'open it in WPS or Excel and save it as XLSX anew' },
    );
  }
  const lists = parts.toSorted((a, b) => a.order - b.order).map((part) => part.lists);
  const blocks = book.worksheets.flatMap((sheet, i): Block[] =>
    sheet.state === 'visible'
      ? [{ kind: 'table', name: sheet.name, cells: cellsOf(sheet, lists[i] ?? new Map()) }]
      : [],
  );
  return { title: '', blocks: blocks.filter((block) => block.kind === 'table' && block.cells.length > 0) };
}

const MERGE = /<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;

/** Every cell of a merged area is made when the workbook is opened. */
function refuseWideMerges(xml: string, limits: QuestionnaireLimits): void {
  let area = 0;
  for (const [, left = '', top, right = '', bottom] of xml.matchAll(MERGE))
    area += (column(right) - column(left) + 1) * (Number(bottom) - Number(top) + 1);
  if (area > limits.cells * 5) throw tooMany();
}

function column(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0);
}

/** First cell of each list to choose from → its words. */
function choiceLists(xml: string): Map<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>();
  for (const [tag, body = ''] of xml.matchAll(
    /<(?:\w+:)?dataValidation\b[^>]*type="list"[^>]*>([\s\S]*?)<\/(?:\w+:)?dataValidation>/g,
  )) {
    const cell = /sqref="([A-Z]{1,3}\d{1,4})(?![\d])/.exec(tag)?.[1];
    const words = /<(?:\w+:)?formula1>(?:"|&quot;)([^<]*?)(?:"|&quot;)</.exec(body)?.[1];
    if (cell !== undefined && words !== undefined)
      lists.set(
        cell,
        words.split(',').map((word) => word.trim()),
      );
  }
  return lists;
}

function cellsOf(sheet: exceljs.Worksheet, lists: ReadonlyMap<string, readonly string[]>): Cell[] {
  // a cell that nobody has written into is a blank all the same when it offers a list
  for (const address of lists.keys()) sheet.getCell(address);
  const spans = new Map<string, [number, number]>();
  for (const range of (sheet.model as { merges?: string[] }).merges ?? []) {
    const [from = '', to = from] = range.split(':');
    const [a, b] = [sheet.getCell(from), sheet.getCell(to)];
    spans.set(`${a.row}:${a.col}`, [Number(b.row) - Number(a.row) + 1, Number(b.col) - Number(a.col) + 1]);
  }
  const cells: Cell[] = [];
  sheet.eachRow((row, number) => {
    row.eachCell({ includeEmpty: true }, (cell, at) => {
      if (cell.isMerged && cell.master.address !== cell.address) return;
      const [rowSpan, columnSpan] = spans.get(`${number}:${at}`) ?? [1, 1];
      const options = lists.get(cell.address) ?? [];
      cells.push({
        row: number - 1,
        column: at - 1,
        rowSpan,
        columnSpan,
        text: tidyText(textOf(cell), true),
        inputs:
          options.length > 0
            ? [{ type: 'select', name: cell.address, label: '', placeholder: '', before: '', options, section: null }]
            : [],
      });
    });
  });
  return cells;
}

function textOf(cell: exceljs.Cell): string {
  const { value } = cell;
  if (value === null || value === undefined) return '';
  if (typeof value === 'object' && 'formula' in value) return '';
  return cell.text ?? '';
}
