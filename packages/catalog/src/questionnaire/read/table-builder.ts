import { type Cell, type InputField, tooMany } from '../model.ts';

/** Cells of a table as they are written, put where spans of cells above leave room (HTML 4.9.12). */
export class TableBuilder {
  readonly #cells: Cell[] = [];
  readonly #most: number;
  /** Column → row up to which a cell from above reaches. */
  readonly #taken: number[] = [];
  #row = -1;
  #column = 0;
  #area = 0;

  constructor(most: number) {
    this.#most = most;
  }

  row(): void {
    this.#row++;
    this.#column = 0;
  }

  cell(
    [rowSpan, columnSpan]: readonly [number, number],
    content: { readonly text: string; readonly inputs: readonly InputField[] },
  ): void {
    if (this.#row < 0) this.row();
    while ((this.#taken[this.#column] ?? 0) > this.#row) this.#column++;
    this.#area += columnSpan;
    if (this.#area > this.#most * 4) throw tooMany();
    for (let i = 0; i < columnSpan; i++) this.#taken[this.#column + i] = this.#row + rowSpan;
    this.#cells.push({ row: this.#row, column: this.#column, rowSpan, columnSpan, ...content });
    this.#column += columnSpan;
  }

  cells(): readonly Cell[] {
    return this.#cells;
  }
}
