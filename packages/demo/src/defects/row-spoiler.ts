/** Writes a row's cells as the department would have them and spoils some; the same row gives the same faults each time it is delivered. */
import { mix, Random } from '../base/random.ts';
import { covered } from '../strips/covered.ts';
import type { Row, Strip } from '../strips/strip.ts';
import type { DefectClass } from './classes.ts';
import { SPOILERS } from './spoil.ts';

/**
 * Faults come together: who has no card at hand gives the number wrong and is written by ear. So some rows have several times the rates and the
 * others less, with the same mean.
 */
const HASTY_ROWS = 0.12;
const HASTE = 5.5;
const CALM = (1 - HASTY_ROWS * HASTE) / (1 - HASTY_ROWS);

export interface Fault {
  /** Position of the column; −1 = the row as a whole. */
  readonly column: number;
  readonly kind: DefectClass;
  readonly original: string;
  readonly written: string;
}

export interface SpoiltRow {
  /** Cells as delivered; one more than there are columns where the row is shifted. Reused by the next call. */
  readonly cells: readonly string[];
  readonly faults: readonly Fault[];
}

/** Rates of a column as running sums, so that one draw chooses at most one class. */
function thresholds(strip: Strip<Row>): (readonly (readonly [DefectClass, number])[])[] {
  return strip.columns.map((column) => {
    let sum = 0;
    return Object.entries(column.rates ?? {}).map(([kind, rate]) => {
      sum += rate;
      return [kind as DefectClass, sum] as const;
    });
  });
}

/** `delivery`: simulated month; the seeded fault strikes in some. */
export function rowSpoiler(strip: Strip<Row>, delivery: number): (row: Row) => SpoiltRow {
  const { columns, fault } = strip;
  const position = (name: string): number => columns.findIndex((column) => column.name === name);
  const rates = thresholds(strip);
  const swaps = (strip.swapped ?? []).map(([a, b, rate]) => [position(a), position(b), rate] as const);
  const broken = fault?.months.includes(delivery) ? fault.columns.map(position) : undefined;
  const hidden = Object.entries(strip.covers ?? {}).map(([name, shown]) => [position(name), shown] as const);
  const faultRandom = new Random(mix(delivery, 77));
  const cells: string[] = new Array(columns.length).fill('');
  const faults: Fault[] = [];

  function spoil(i: number, row: Row, value: string, haste: number): string {
    const list = rates[i]!;
    if (list.length === 0) return value;
    const most = list.at(-1)![1];
    // Where the rates times the haste exceed 1, the cell is spoilt for certain, by a class in proportion.
    const u = row.random.next() / Math.min(haste, 1 / most);
    if (u >= most) return value;
    const kind = list.find(([, sum]) => u < sum)![0];
    const special = columns[i]!.special?.[kind];
    const written = special ? special(row, value) : SPOILERS[kind]?.(value, row.random);
    if (written === undefined || written === value) return value;
    faults.push({ column: i, kind, original: value, written });
    return written;
  }

  function swap(row: Row): void {
    for (const [a, b, rate] of swaps) {
      if (!row.random.chance(rate) || cells[a] === cells[b]) continue;
      const [first, second] = [cells[a]!, cells[b]!];
      cells[a] = second;
      cells[b] = first;
      faults.push({ column: a, kind: 'swapped_fields', original: first, written: second });
      faults.push({ column: b, kind: 'swapped_fields', original: second, written: first });
    }
  }

  function breakExport(): void {
    if (!broken || !faultRandom.chance(fault!.share)) return;
    for (const i of broken) {
      const original = cells[i]!;
      const written = fault!.spoil(original);
      if (written === original) continue;
      faults.push({ column: i, kind: 'broken_export', original, written });
      cells[i] = written;
    }
  }

  return (row) => {
    faults.length = 0;
    const haste = row.random.chance(HASTY_ROWS) ? HASTE : CALM;
    for (let i = 0; i < columns.length; i++) cells[i] = spoil(i, row, columns[i]!.write(row), haste);
    swap(row);
    breakExport();
    for (const [i, shown] of hidden) {
      const written = covered(cells[i]!, shown);
      for (const [k, fault] of faults.entries()) if (fault.column === i) faults[k] = { ...fault, written };
      cells[i] = written;
    }
    if (row.copy > 0) faults.push({ column: -1, kind: 'duplicate', original: '', written: '' });
    if (!strip.shifted || !row.random.chance(strip.shifted)) return { cells, faults };
    const from = row.random.int(1, columns.length - 2);
    faults.push({ column: from, kind: 'shifted', original: cells[from]!, written: '' });
    return { cells: [...cells.slice(0, from), '', ...cells.slice(from)], faults };
  };
}
