/** Folded texts, one after the other in one array, to be read through at one go. */
import { fold } from '../text/fold.ts';
import { Column } from './columns.ts';

/** Longer texts are cut: what is looked for stands in names and titles. */
const LONGEST = 512;

export class FoldedTexts {
  readonly units: Column<Uint16Array>;
  readonly starts: Column;

  constructor(units: Column<Uint16Array> = Column.u16(), starts: Column = Column.u32()) {
    this.units = units;
    this.starts = starts;
  }

  add(text: string): void {
    const folded = fold(text.slice(0, LONGEST));
    this.starts.push(this.units.length);
    this.units.reserve(folded.length);
    for (let at = 0; at < folded.length; at += 1) this.units.push(folded.charCodeAt(at));
  }

  /** Calls back with each place whose unit, or whose following one, is marked: the text's number, where it begins and ends, and the marks. */
  scan(
    first: Uint8Array,
    second: Uint8Array,
    visit: (text: number, from: number, at: number, end: number, marks: number) => void,
  ): void {
    const units = this.units.data;
    const starts = this.starts.data;
    const length = this.units.length;
    const texts = this.starts.length;
    let text = 0;
    for (let at = 0; at < length; at += 1) {
      const marks = first[units[at]!]! | (at + 1 < length ? second[units[at + 1]!]! : 0);
      if (marks === 0) continue;
      while (text + 1 < texts && starts[text + 1]! <= at) text += 1;
      visit(text, starts[text]!, at, text + 1 < texts ? starts[text + 1]! : length, marks);
    }
  }
}
