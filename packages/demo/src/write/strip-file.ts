/** Writes one delivery of one strip and, beside it, what was true: whose each row is, what was spoilt in it, what it states rightly. */
import { rmSync } from 'node:fs';
import { rowSpoiler, type SpoiltRow } from '../defects/row-spoiler.ts';
import { asNow, type Row, type Strip } from '../strips/strip.ts';
import { GOLDEN_COLUMNS, MENDABLE, type Stated, type Subject } from '../truth/golden.ts';
import { csvLine, csvSink, ndjsonSink, type RowSink, TextFile } from './rows.ts';
import { xlsxSink } from './xlsx.ts';

/** Persons from which XLSX strips are delivered as CSV: a sheet ends at 1,048,576 rows (ECMA-376 part 1, 18.3.1.73). */
export const XLSX_LIMIT = 3_000_000;

function openSink(strip: Strip<Row>, path: string): RowSink {
  const headings = strip.columns.map((column) => column.name);
  const { file } = strip;
  if (file.kind === 'csv') return csvSink(path, headings, file);
  if (file.kind === 'ndjson') return ndjsonSink(path, headings, file.numbers);
  if (path.endsWith('.csv')) return csvSink(path, headings, { encoding: 'utf8', delimiter: ',' });
  return xlsxSink(path, headings, file);
}

/** Attributes that change in the simulated time: a row met earlier may state them wrongly without any fault. */
const VARYING = new Set([
  'person_name',
  'mobile',
  'address',
  'region_code',
  'marital_status',
  'employer_name',
  'death_date',
  'org_name',
  'legal_rep_name',
  'cancelled_date',
  'reg_status',
]);

/** Tells `stated` which attributes a row states as they are at the time of delivery. */
export function stateObserver(
  strip: Strip<Row>,
  stated: Stated,
): (row: Row, entity: string, spoilt: SpoiltRow) => void {
  const golden = GOLDEN_COLUMNS[strip.entry.subject as Subject].slice(1);
  const watched = strip.columns.flatMap((column, i) => {
    // a covered number states nothing that a golden cell could have
    const told = column.element && !column.approximate && !strip.covers?.[column.name];
    const bit = told ? golden.indexOf(column.element) : -1;
    return bit < 0 ? [] : [{ column, i, bit: 1 << bit, varying: VARYING.has(column.element!) }];
  });
  return (row, entity, { cells, faults }) => {
    if (faults.some(({ kind }) => kind === 'shifted')) return;
    const now = row.state === row.delivery ? undefined : asNow(row);
    let mask = 0;
    for (const { column, i, bit, varying } of watched) {
      if (cells[i] === '' || faults.some((fault) => fault.column === i && !MENDABLE.has(fault.kind))) continue;
      if (now && varying && column.write(row) !== column.write(now)) continue;
      mask |= bit;
    }
    stated.note(entity, mask);
  };
}

export interface StripPaths {
  readonly data: string;
  readonly records: string;
  readonly defects: string;
}

export interface StripFile {
  /** Adds the row; the truth learns its number. */
  readonly write: (row: Row, entity: string) => void;
  readonly close: () => void;
  readonly count: () => number;
}

/** `month` as text (2026-08) stands in the truth's files; `delivery` is its number. */
export function openStripFile(
  strip: Strip<Row>,
  paths: StripPaths,
  month: string,
  delivery: number,
  stated: Stated,
): StripFile {
  const sink = openSink(strip, paths.data);
  const records = new TextFile(paths.records);
  const defects = new TextFile(paths.defects);
  records.write('resource,month,row,entity\n');
  defects.write('resource,month,row,item,class,original,written\n');
  const spoil = rowSpoiler(strip, delivery);
  const observe = stateObserver(strip, stated);
  let count = 0;
  return {
    write: (row, entity) => {
      const spoilt = spoil(row);
      sink.row(spoilt.cells);
      records.write(`${strip.resource},${month},${count},${entity}\n`);
      for (const { column, kind, original, written } of spoilt.faults) {
        const item = strip.columns[column]?.name ?? '';
        defects.write(`${strip.resource},${month},${count},${csvLine([item, kind, original, written], ',')}\n`);
      }
      observe(row, entity, spoilt);
      count++;
    },
    close: () => {
      sink.close();
      records.close();
      defects.close();
      // Where nothing changed a table is sent with its heading alone; lines of JSON have none, and an empty file would be a fault.
      if (count === 0 && delivery > 0 && strip.file.kind === 'ndjson') rmSync(paths.data);
    },
    count: () => count,
  };
}
