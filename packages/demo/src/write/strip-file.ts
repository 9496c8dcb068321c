/** Writes one delivery of one strip with its faults, and beside it what was true. */
import { mix, Random } from '../base/random.ts';
import type { DefectClass } from '../defects/classes.ts';
import { SPOILERS } from '../defects/spoil.ts';
import type { Row, Strip } from '../strips/strip.ts';
import { csvLine, csvSink, ndjsonSink, type RowSink, TextFile } from './rows.ts';
import { xlsxSink } from './xlsx.ts';

/** Rows at which an XLSX strip is delivered as CSV: a sheet ends at 1,048,576 rows (ECMA-376 part 1, 18.3.1.73). */
export const XLSX_LIMIT = 1_000_000;

/**
 * Faults come together: who has no card at hand gives the number wrong and is written by ear. So some rows have several times the rates and the
 * others less, with the same mean.
 */
const HASTY_ROWS = 0.12;
const HASTE = 5.5;
const CALM = (1 - HASTY_ROWS * HASTE) / (1 - HASTY_ROWS);

interface Fault {
  readonly item: string;
  readonly kind: DefectClass;
  readonly original: string;
  readonly written: string;
}

function openSink(strip: Strip<Row>, path: string): RowSink {
  const headings = strip.columns.map((column) => column.name);
  const { file } = strip;
  if (file.kind === 'csv') return csvSink(path, headings, file);
  if (file.kind === 'ndjson') return ndjsonSink(path, headings, file.numbers);
  if (path.endsWith('.csv')) return csvSink(path, headings, { encoding: 'utf8', delimiter: ',' });
  return xlsxSink(path, headings, file);
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

export interface StripFile {
  /** Adds the row; the truth learns its number. */
  readonly write: (row: Row, entity: string, copy: number) => void;
  readonly close: () => void;
  readonly count: () => number;
}

export interface StripPaths {
  readonly data: string;
  readonly records: string;
  readonly defects: string;
}

/** `month` 2026-08 as text for the truth. */
export function openStripFile(strip: Strip<Row>, paths: StripPaths, month: string, delivery: number): StripFile {
  const sink = openSink(strip, paths.data);
  const records = new TextFile(paths.records);
  const defects = new TextFile(paths.defects);
  records.write('resource,month,row,entity\n');
  defects.write('resource,month,row,item,class,original,written\n');
  const { columns, fault } = strip;
  const rates = thresholds(strip);
  const swaps = (strip.swapped ?? []).map(
    ([a, b, rate]) => [columns.findIndex((c) => c.name === a), columns.findIndex((c) => c.name === b), rate] as const,
  );
  const broken = fault?.months.includes(delivery)
    ? new Set(fault.columns.map((name) => columns.findIndex((c) => c.name === name)))
    : undefined;
  const faultRandom = new Random(mix(delivery, 77));
  const cells: string[] = new Array(columns.length).fill('');
  const faults: Fault[] = [];
  let count = 0;

  function spoilCell(i: number, row: Row, value: string, haste: number): string {
    const list = rates[i]!;
    if (list.length === 0) return value;
    // Where the rates times the haste exceed 1, the cell is spoilt for certain, by a class in proportion.
    const u = row.random.next() / Math.min(haste, 1 / list.at(-1)![1]);
    if (u >= list.at(-1)![1]) return value;
    const kind = list.find(([, sum]) => u < sum)![0];
    const column = columns[i]!;
    const special = column.special?.[kind];
    const written = special ? special(row, value) : SPOILERS[kind]?.(value, row.random);
    if (written === undefined || written === value) return value;
    faults.push({ item: column.name, kind, original: value, written });
    return written;
  }

  function write(row: Row, entity: string, copy: number): void {
    faults.length = 0;
    const haste = row.random.chance(HASTY_ROWS) ? HASTE : CALM;
    for (let i = 0; i < columns.length; i++) cells[i] = spoilCell(i, row, columns[i]!.write(row), haste);
    for (const [a, b, rate] of swaps) {
      if (!row.random.chance(rate) || cells[a] === cells[b]) continue;
      [cells[a], cells[b]] = [cells[b]!, cells[a]!];
      faults.push({ item: columns[a]!.name, kind: 'swapped_fields', original: cells[b]!, written: cells[a]! });
      faults.push({ item: columns[b]!.name, kind: 'swapped_fields', original: cells[a]!, written: cells[b]! });
    }
    if (broken && faultRandom.chance(fault!.share)) {
      for (const i of broken) {
        const written = fault!.spoil(cells[i]!);
        if (written === cells[i]) continue;
        faults.push({ item: columns[i]!.name, kind: 'broken_export', original: cells[i]!, written });
        cells[i] = written;
      }
    }
    if (copy > 0) faults.push({ item: '', kind: 'duplicate', original: '', written: '' });
    let out: readonly string[] = cells;
    if (strip.shifted && row.random.chance(strip.shifted)) {
      const from = row.random.int(1, columns.length - 2);
      out = [...cells.slice(0, from), '', ...cells.slice(from)];
      faults.push({ item: columns[from]!.name, kind: 'shifted', original: cells[from]!, written: '' });
    }
    sink.row(out);
    records.write(`${strip.resource},${month},${count},${entity}\n`);
    for (const { item, kind, original, written } of faults) {
      defects.write(`${strip.resource},${month},${count},${csvLine([item, kind, original, written], ',')}\n`);
    }
    count++;
  }
  return {
    write,
    close: () => {
      sink.close();
      records.close();
      defects.close();
    },
    count: () => count,
  };
}
