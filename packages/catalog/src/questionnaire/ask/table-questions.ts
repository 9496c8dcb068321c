/**
 * Questions of a table: a label with a blank, boxes or a field to its right (姓名 | ____ | 性别 | □男 □女); a row of labels over blank rows, asked once for
 * each of them (家庭成员: 姓名, 关系, 身份证号); side cells and rows across the whole table as sections.
 */
import { elementsByHeading } from '@kuaishu/standards';
import type { AskedQuestion, Cell, TableBlock } from '../model.ts';
import { inputQuestions } from './input-questions.ts';
import { lineQuestions } from './line-questions.ts';
import {
  beforeBoxes,
  cleanLabel,
  hasBoxes,
  isBlank,
  isInstruction,
  isLabel,
  isOfficial,
  kindOf,
  optionsOf,
} from './text.ts';

export function tableQuestions(table: TableBlock, above: string | null): AskedQuestion[] {
  const grid = new Grid(table.cells);
  const questions: AskedQuestion[] = [];
  const used = new Set<Cell>();
  const sections = sectionsOf(grid, above);
  const place = (cell: Cell) =>
    ({ kind: 'cell', table: table.name, row: cell.row + 1, column: cell.column + 1 }) as const;
  const ask = (label: Cell, blank: Cell, repeated: boolean) => {
    used.add(label);
    used.add(blank);
    if (isOfficial(label.text)) return;
    if (blank.inputs.length > 0 && !isListCell(blank)) {
      questions.push(...inputQuestions(blank.inputs, { label: cleanLabel(label.text), section: sections(label) }));
      return;
    }
    const options = blank.inputs[0]?.options ?? optionsOf(blank.text);
    const inLabel = blank.text === '' && hasBoxes(label.text) ? optionsOf(label.text) : [];
    questions.push({
      label: cleanLabel(label.text),
      place: place(label),
      kind: kindOf(label.text, blank.text, options.length > 0 ? options : inLabel),
      options: options.length > 0 ? options : inLabel,
      section: sections(label),
      repeated,
    });
  };
  for (const heading of headingRows(grid)) {
    const repeated = heading.rows > 1;
    for (const [label, blank] of heading.pairs) if (!used.has(label)) ask(label, blank, repeated);
    for (const cell of heading.all) used.add(cell);
  }
  for (const cell of table.cells) {
    if (used.has(cell)) continue;
    const right = grid.right(cell);
    if (
      isLabel(cell.text) &&
      cell.inputs.length === 0 &&
      right &&
      !used.has(right) &&
      isFillable(right) &&
      !isSection(grid, cell)
    ) {
      ask(cell, right, false);
      continue;
    }
    // a label with its blank in one cell: 联系电话：______
    const inside =
      used.has(cell) || isInstruction(cell.text) ? [] : lineQuestions(cell.text, place(cell), sections(cell));
    if (cell.inputs.length > 0 && !isListCell(cell)) {
      used.add(cell);
      questions.push(...inputQuestions(cell.inputs, { label: '', section: sections(cell) }));
    } else if (inside.length > 0) {
      used.add(cell);
      questions.push(...inside);
    }
  }
  return questions.toSorted((a, b) => order(a) - order(b));
}

function order({ place }: AskedQuestion): number {
  return place.kind === 'cell' ? place.row * 1000 + place.column : 0;
}

/** A cell of a workbook with a list to choose from: a blank with options, not a field of a page. */
function isListCell(cell: Cell): boolean {
  return (
    cell.inputs.length === 1 &&
    cell.inputs[0]?.type === 'select' &&
    cell.inputs[0].label === '' &&
    cell.inputs[0].before === '' &&
    /^[A-Z]{1,3}\d+$/.test(cell.inputs[0].name)
  );
}

function isFillable(cell: Cell): boolean {
  if (cell.inputs.length > 0) return true;
  const before = cleanLabel(beforeBoxes(cell.text));
  // 既往史 | 疾病：□无 □高血压: what stands before the boxes is part of the answer, unless it is a question itself
  if (hasBoxes(cell.text) && optionsOf(cell.text).length > 1 && elementsByHeading(before).length === 0) return true;
  return isBlank(cell.text) || (optionsOf(cell.text).length > 0 && !/[：:]/u.test(cell.text.split(/[□☐○]/u)[0] ?? ''));
}

interface Heading {
  /** Blank rows below. */
  readonly rows: number;
  readonly pairs: readonly (readonly [label: Cell, blank: Cell])[];
  readonly all: readonly Cell[];
}

/** Rows of labels over rows of blanks with the same borders. Row numbers and words that count the rows (1, 2, 父亲) may stand at the left. */
function headingRows(grid: Grid): Heading[] {
  const headings: Heading[] = [];
  let until = -1;
  for (let row = 0; row < grid.height; row++) {
    if (row <= until) continue;
    // side cells that reach further down are sections, not columns
    const cells = grid.starting(row).filter((cell) => cell.rowSpan === 1);
    const labels = cells.filter((cell) => isLabel(cell.text) && cell.inputs.length === 0);
    if (labels.length < 2 || cells.length - labels.length > 1 || cells.some((cell) => isFillable(cell))) continue;
    const columns = labels.filter((cell) => !/^序号|^编号$/u.test(cleanLabel(cell.text)));
    const below: Cell[][] = [];
    for (let next = row + 1; next < grid.height; next++) {
      const under = columns.map((cell) => grid.at(next, cell.column));
      const fits = under.every(
        (cell, i) => cell !== undefined && cell.row === next && cell.columnSpan === columns[i]?.columnSpan,
      );
      const blanks = under.filter((cell) => cell !== undefined && isFillable(cell));
      // the first column may name the row
      if (!fits || blanks.length < columns.length - 1 || blanks.length === 0) break;
      below.push(under as Cell[]);
    }
    if (
      below.length === 0 &&
      columns.length >= 3 &&
      columns.length === cells.length &&
      known(columns) * 2 >= columns.length &&
      !grid.writtenBelow(row)
    ) {
      // a list to be handed in as a file: its headings, and nothing yet below them
      headings.push({ rows: 2, pairs: columns.map((cell) => [cell, { ...cell, text: '' }] as const), all: cells });
      continue;
    }
    const [first] = below;
    if (!first || (below.length === 1 && columns.length < 2)) continue;
    until = row + below.length;
    const named = below
      .map(([cell]) => cell)
      .filter((cell) => cell !== undefined && !isFillable(cell) && isLabel(cell.text)) as Cell[];
    if (named.length === below.length && below.length > 1 && known(named) > known(columns.slice(1))) {
      // a table read by its rows: 姓名 | 男方 | 女方
      headings.push({
        rows: 1,
        pairs: below.flatMap((cells) => (cells[0] && cells[1] ? [[cells[0], cells[1]] as const] : [])),
        all: [...labels, ...below.flat()],
      });
      continue;
    }
    // what the form itself has written into every row is no question
    const asked = columns.map((_, i) => below.some((cells) => cells[i] && isFillable(cells[i])));
    headings.push({
      rows: below.length,
      pairs: columns.flatMap((cell, i) => (first[i] && asked[i] ? [[cell, first[i]] as const] : [])),
      all: [
        ...cells,
        ...below.flat(),
        ...Array.from({ length: below.length }, (_, i) =>
          grid.starting(row + 1 + i).filter((cell) => cell.rowSpan === 1),
        ).flat(),
      ],
    });
  }
  return headings;
}

/** How many of these texts are headings of data elements. */
function known(cells: readonly Cell[]): number {
  return cells.filter(({ text }) => elementsByHeading(cleanLabel(text)).length > 0).length;
}

/** A side cell over several rows of labels, or a row across the table, is the section of what stands beside or below it. */
function sectionsOf(grid: Grid, above: string | null): (cell: Cell) => string | null {
  const across: { row: number; text: string }[] = [];
  for (let row = 0; row < grid.height; row++) {
    const [only, ...more] = grid.starting(row);
    if (
      only &&
      more.length === 0 &&
      only.columnSpan >= grid.width &&
      grid.width > 1 &&
      isLabel(only.text) &&
      !/[：:]\s*$/u.test(only.text)
    )
      across.push({ row, text: cleanLabel(only.text) });
  }
  return (cell) => {
    for (let column = cell.column - 1; column >= 0; column--) {
      const side = grid.at(cell.row, column);
      if (side && isSection(grid, side)) return cleanLabel(side.text);
    }
    return (
      across.findLast(({ row }) => row < cell.row && row > 0)?.text ??
      across.find(({ row }) => row < cell.row)?.text ??
      above
    );
  };
}

function isSection(grid: Grid, cell: Cell): boolean {
  if (cell.rowSpan < 2 || !isLabel(cell.text)) return false;
  const beside = Array.from({ length: cell.rowSpan }, (_, i) => grid.at(cell.row + i, cell.column + cell.columnSpan));
  return (
    beside.filter((each) => each && each.row >= cell.row && isLabel(each.text)).length >= 1 && new Set(beside).size > 1
  );
}

/** Cells by the places that they cover. */
class Grid {
  readonly height: number;
  readonly width: number;
  readonly #at = new Map<string, Cell>();
  readonly #rows: Cell[][] = [];

  constructor(cells: readonly Cell[]) {
    let [height, width] = [0, 0];
    for (const cell of cells) {
      height = Math.max(height, cell.row + 1);
      width = Math.max(width, cell.column + cell.columnSpan);
      const row = this.#rows[cell.row] ?? [];
      this.#rows[cell.row] = row;
      row.push(cell);
    }
    this.height = height;
    this.width = width;
    for (const cell of cells)
      for (let r = 0; r < Math.min(cell.rowSpan, height - cell.row); r++)
        for (let c = 0; c < Math.min(cell.columnSpan, width - cell.column); c++)
          this.#at.set(`${cell.row + r}:${cell.column + c}`, cell);
  }

  at(row: number, column: number): Cell | undefined {
    return this.#at.get(`${row}:${column}`);
  }

  /** Whether any cell begins below this row. */
  writtenBelow(row: number): boolean {
    return this.#rows
      .slice(row + 1)
      .some((cells) => cells?.some(({ text, inputs }) => text !== '' || inputs.length > 0));
  }

  right(cell: Cell): Cell | undefined {
    return this.at(cell.row, cell.column + cell.columnSpan);
  }

  starting(row: number): readonly Cell[] {
    return this.#rows[row] ?? [];
  }
}
