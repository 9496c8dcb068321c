/**
 * Forms of the test corpus, written down cell by cell, as DOCX, XLSX and HTML. `label` is what stands printed; ↔n after a text spans n columns, ↕n spans n
 * rows; the grid says nothing of what is a question.
 */
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import exceljs from 'exceljs';

export interface GridForm {
  readonly title: string;
  /** Lines above and below the table. */
  readonly above?: readonly string[];
  readonly below?: readonly string[];
  /** Rows, cells parted by |. */
  readonly grid: string;
}

interface WrittenCell {
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

function rowsOf(grid: string): WrittenCell[][] {
  return grid
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|')
        .map((cell) => {
          const number = (mark: string) => Number(new RegExp(`${mark}(\\d+)`).exec(cell)?.[1] ?? 1);
          return {
            text: cell
              .replace(/[↔↕]\d+/g, '')
              .trim()
              .replaceAll('\\n', '\n'),
            columnSpan: number('↔'),
            rowSpan: number('↕'),
          };
        }),
    );
}

export async function asDocx({ title, above = [], below = [], grid }: GridForm): Promise<Buffer> {
  const lines = (text: string) => text.split('\n').map((line) => new Paragraph({ children: [new TextRun(line)] }));
  const table = new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rowsOf(grid).map(
      (cells) =>
        new TableRow({
          children: cells.map(
            ({ text, columnSpan, rowSpan }) => new TableCell({ columnSpan, rowSpan, children: lines(text) }),
          ),
        }),
    ),
  });
  const document = new Document({
    sections: [{ children: [...lines(title), ...above.flatMap(lines), table, ...below.flatMap(lines)] }],
  });
  return Packer.toBuffer(document);
}

export async function paragraphsAsDocx(lines: readonly string[]): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({ sections: [{ children: lines.map((line) => new Paragraph({ children: [new TextRun(line)] })) }] }),
  );
}

export async function asXlsx({ title, above = [], below = [], grid }: GridForm): Promise<Buffer> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('表');
  const rows = rowsOf(grid);
  const width = Math.max(...rows.map((cells) => cells.reduce((sum, { columnSpan }) => sum + columnSpan, 0)));
  let at = 1;
  const across = (text: string) => {
    sheet.getCell(at, 1).value = text;
    sheet.mergeCells(at, 1, at, width);
    at++;
  };
  for (const line of [title, ...above]) across(line);
  const taken = new Set<string>();
  for (const cells of rows) {
    let column = 1;
    for (const { text, columnSpan, rowSpan } of cells) {
      while (taken.has(`${at}:${column}`)) column++;
      const cell = sheet.getCell(at, column);
      cell.value = text === '' ? null : text;
      cell.border = {
        top: { style: 'thin' },
        bottom: { style: 'thin' },
        left: { style: 'thin' },
        right: { style: 'thin' },
      };
      if (columnSpan > 1 || rowSpan > 1) sheet.mergeCells(at, column, at + rowSpan - 1, column + columnSpan - 1);
      for (let r = 0; r < rowSpan; r++) for (let c = 0; c < columnSpan; c++) taken.add(`${at + r}:${column + c}`);
      column += columnSpan;
    }
    at++;
  }
  for (const line of below) across(line);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export function asHtml({ title, above = [], below = [], grid }: GridForm): Buffer {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  const table = rowsOf(grid)
    .map(
      (cells) =>
        `<tr>${cells.map(({ text, columnSpan, rowSpan }) => `<td${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan=${rowSpan}` : ''}>${escaped(text)}</td>`).join('')}</tr>`,
    )
    .join('\n');
  const lines = (of: readonly string[]) => of.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  return Buffer.from(
    `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><style>td{border:1px solid}</style></head><body><h2>${title}</h2>${lines(above)}<table>${table}</table>${lines(below)}</body></html>`,
  );
}
