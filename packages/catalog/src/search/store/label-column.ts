/** The labels of one field: for each document the numbers of its values, one after the other. */
import { Column } from './columns.ts';
import { Strings } from './strings.ts';

export class LabelColumn {
  readonly values: Strings;
  /** Start of the document's numbers in `pool`; one more than there are documents. */
  readonly starts: Column;
  readonly pool: Column;

  constructor(values: Strings = new Strings(), starts: Column = Column.u32(), pool: Column = Column.u32()) {
    this.values = values;
    this.starts = starts;
    this.pool = pool;
    if (starts.length === 0) starts.push(0);
  }

  /** Documents that came before this field was first seen have no label of it. */
  padTo(documents: number): void {
    while (this.starts.length < documents + 1) this.starts.push(this.pool.length);
  }

  push(labels: readonly string[]): void {
    for (const label of new Set(labels)) this.pool.push(this.values.number(label));
    this.starts.push(this.pool.length);
  }

  of(document: number): string[] {
    const found: string[] = [];
    const { data } = this.pool;
    for (let at = this.starts.data[document]!; at < this.starts.data[document + 1]!; at += 1)
      found.push(this.values.list[data[at]!]!);
    return found;
  }

  /** 1 in `into` at the number of each value that the document has. */
  markUsed(document: number, into: Uint8Array): void {
    const { data } = this.pool;
    for (let at = this.starts.data[document]!; at < this.starts.data[document + 1]!; at += 1) into[data[at]!] = 1;
  }

  /** For each document of from … to: 1 in `into` where it has one of these labels, else 0. */
  mark(labels: readonly string[], from: number, to: number, into: Uint8Array): void {
    const wanted = new Uint8Array(this.values.size);
    let any = false;
    for (const label of labels) {
      const number = this.values.find(label);
      if (number === undefined) continue;
      wanted[number] = 1;
      any = true;
    }
    into.fill(0, from, to);
    if (!any) return;
    const starts = this.starts.data;
    const pool = this.pool.data;
    for (let document = from; document < to; document += 1) {
      const end = starts[document + 1]!;
      for (let at = starts[document]!; at < end; at += 1)
        if (wanted[pool[at]!] === 1) {
          into[document] = 1;
          break;
        }
    }
  }
}
