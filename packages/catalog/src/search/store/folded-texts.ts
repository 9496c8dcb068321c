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

  /** Calls back with each place where `marks` sees a beginning. */
  scan(marks: Marks, visit: (text: number, from: number, at: number, end: number, patterns: number) => void): void {
    const { first, next } = marks;
    const units = this.units.data;
    const starts = this.starts.data;
    const length = this.units.length;
    const texts = this.starts.length;
    let text = 0;
    let unit = length > 0 ? units[0]! : 0;
    for (let at = 0; at < length; at += 1) {
      const here = first[unit]!;
      unit = at + 1 < length ? units[at + 1]! : 0;
      const following = next[unit]!;
      const patterns = (here & following) | (following >>> 16);
      if (patterns === 0) continue;
      while (text + 1 < texts && starts[text + 1]! <= at) text += 1;
      visit(text, starts[text]!, at, text + 1 < texts ? starts[text + 1]! : length, patterns);
    }
  }
}

/** Unit → one bit a pattern, of sixteen. A pattern may begin at a place where its bit is in `first` of the unit and in the low half of `next` of the one behind. */
export interface Marks {
  readonly first: Uint16Array;
  /** Low half as above; a bit of the high half: it may begin before this unit with any other. */
  readonly next: Uint32Array;
}
