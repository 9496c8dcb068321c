/** Cells flagged and repaired against cells that are wrong: precision, recall and F1, in all and by kind of error. */
import { saysNothing } from '@kuaishu/standards';

/** Rows of texts; '' is no value. */
export type Cells = readonly (readonly string[])[];

/** What the product says of one cell. `becomes` undefined: it is called wrong without a repair. */
export interface Verdict {
  readonly becomes: string | undefined;
}

export interface Score {
  readonly wrong: number;
  readonly flagged: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface SetScore {
  readonly detection: Score;
  readonly repair: Score;
  /** Kind of error → wrong cells, found, repaired rightly. */
  readonly kinds: Readonly<
    Record<string, { readonly wrong: number; readonly found: number; readonly repaired: number }>
  >;
  /** Columns with cells flagged that are right. */
  readonly falseAlarms: Readonly<Record<string, number>>;
}

/**
 * `text`: cells are the same when their texts are, as papers count. `value`: also when they are the same number (9.0 and 9, 01907 and 1907) or both
 * say that there is no value.
 */
export type Sameness = 'text' | 'value';

export function scoreSet(
  columns: readonly string[],
  dirty: Cells,
  clean: Cells,
  verdictOf: (row: number, column: number) => Verdict | undefined,
  sameness: Sameness,
): SetScore {
  const same = sameness === 'text' ? (a: string, b: string) => a === b : sameValue;
  const tally = { wrong: 0, flagged: 0, found: 0, repaired: 0, repairs: 0 };
  const kinds: Record<string, { wrong: number; found: number; repaired: number }> = {};
  const falseAlarms: Record<string, number> = {};
  dirty.forEach((cells, row) => {
    cells.forEach((was, column) => {
      const truth = clean[row]?.[column] ?? '';
      const verdict = verdictOf(row, column);
      const becomes = verdict?.becomes;
      const flagged = verdict !== undefined && (becomes === undefined || !same(was, becomes));
      const wrong = !same(was, truth);
      const mended = flagged && becomes !== undefined && same(becomes, truth);
      if (flagged) tally.flagged++;
      if (flagged && becomes !== undefined) tally.repairs++;
      if (!wrong) {
        const name = columns[column] ?? '';
        if (flagged) falseAlarms[name] = (falseAlarms[name] ?? 0) + 1;
        return;
      }
      tally.wrong++;
      const name = kindOf(was, truth);
      const kind = kinds[name] ?? { wrong: 0, found: 0, repaired: 0 };
      kinds[name] = kind;
      kind.wrong++;
      if (flagged) {
        tally.found++;
        kind.found++;
      }
      if (mended) {
        tally.repaired++;
        kind.repaired++;
      }
    });
  });
  return {
    detection: scored(tally.wrong, tally.flagged, tally.found),
    repair: scored(tally.wrong, tally.repairs, tally.repaired),
    kinds: Object.fromEntries(Object.entries(kinds).sort(([, a], [, b]) => b.wrong - a.wrong)),
    falseAlarms,
  };
}

function scored(wrong: number, flagged: number, right: number): Score {
  const precision = flagged === 0 ? 1 : right / flagged;
  const recall = wrong === 0 ? 1 : right / wrong;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { wrong, flagged, right, precision: round(precision), recall: round(recall), f1: round(f1) };
}

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;

export function sameValue(a: string, b: string): boolean {
  if (a === b) return true;
  if (NUMBER.test(a) && NUMBER.test(b)) return Number(a) === Number(b);
  return saysNothing(a) && saysNothing(b);
}

/** What went wrong, seen from the two texts alone. */
export function kindOf(was: string, truth: string): string {
  if (saysNothing(was) && saysNothing(truth)) return 'word for no value';
  if (was === '') return 'value lost';
  if (NUMBER.test(was) && NUMBER.test(truth))
    return Number(was) === Number(truth) ? 'form of a number' : 'another number';
  if (NUMBER.test(truth) && /^[-+]?\d/.test(was) && /[^\d.]$/.test(was)) return 'unit or sign behind a number';
  if (was.startsWith(`${truth} `)) return 'two values in one cell';
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  if (bare(was) === bare(truth)) return 'stray marks';
  if (was.length === truth.length && [...was].every((char, i) => char === 'x' || char === truth[i]))
    return 'letters replaced';
  return 'another value';
}

function round(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}
