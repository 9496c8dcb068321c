/** Columns of files as delivered → one table for `linkRecords`: widths, blanks, null words, dates, identifiers, traditional characters. */
import { type Engine, ident, literal } from '@kuaishu/engine';
import { decodeCode, nullWords, saysNothing, tidy, toSimplified } from '@kuaishu/standards';
import { tidied } from '../../clean/text.ts';
import { gatheredSql } from '../records/gather.ts';
import { dateIn } from './date-forms.ts';
import type { LinkColumn } from './link-column.ts';
import { isCovered, looksCovered } from './masked.ts';
import { bodyCodeIn, phonesIn, residentIdIn } from './number-forms.ts';
import { numbersInNames, putBackNames } from './strays.ts';

/** Stands between values in one literal; no cleaned cell holds it. */
const SEPARATOR = '\u001f';
/** Between a value and its cleaned form. */
const BETWEEN = '\u001e';
/** Values a statement, so that its text stays small. */
const BATCH = 20_000;

/** `parquets`: one raw table a file. Makes `table` (rec, src, id, attributes …), rows numbered file by file in their order. */
export async function cleanColumns(
  engine: Engine,
  parquets: readonly string[],
  columns: readonly LinkColumn[],
  idColumns: readonly (string | null)[],
  table: string,
): Promise<CoveredCells> {
  const parts: string[] = [];
  let offset = 0;
  for (const [f, parquet] of parquets.entries()) {
    const from = `read_parquet(${literal(parquet)}, file_row_number = true)`;
    const cells = columns.map((column) => {
      const heading = column.headings[f];
      return `${heading ? `nullif(${tidied(ident(heading))}, '')` : 'CAST(NULL AS VARCHAR)'} AS ${ident(column.attribute)}`;
    });
    const id = idColumns[f];
    parts.push(
      `SELECT CAST(file_row_number + ${offset} AS BIGINT) AS rec, ${f} AS src, ${id ? `coalesce(${ident(id)}, CAST(file_row_number + 1 AS VARCHAR))` : 'CAST(file_row_number + 1 AS VARCHAR)'} AS id, ${cells.join(', ')} FROM ${from}`,
    );
    const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM read_parquet(${literal(parquet)})`);
    offset += row?.n ?? 0;
  }
  const raw = ident(`${table}_raw`);
  await engine.run(`CREATE OR REPLACE TABLE ${raw} AS ${parts.join(' UNION ALL ')}`, 'link: read files');
  await putBackNames(engine, raw, columns);
  const joins: string[] = [];
  const cells: string[] = [];
  for (const [c, column] of columns.entries()) {
    const cell = `t.${ident(column.attribute)}`;
    if (column.part) {
      const forms = await formsToRead(engine, raw, column);
      const mended = ident(`${table}_mended${c}`);
      if (forms.size > 0) {
        await writeValues(engine, mended, forms);
        joins.push(`LEFT JOIN ${mended} m${c} ON m${c}.raw = ${cell}`);
      }
      const read = forms.size > 0 ? `coalesce(m${c}.value, ${cell})` : cell;
      cells.push(`${column.part.sql(read)} AS ${ident(column.attribute)}`);
      continue;
    }
    const known = `CASE WHEN length(${cell}) <= 6 AND lower(${cell}) IN (${[...nullWords].map((word) => literal(word.toLowerCase())).join(', ')}) THEN NULL ELSE ${cell} END`;
    const needs = await valuesToMend(engine, raw, column);
    const own = (value: string) =>
      column.foreign ? `CASE WHEN NOT ${column.foreign(value)} THEN ${value} END` : value;
    if (needs.size === 0) {
      cells.push(`${own(known)} AS ${ident(column.attribute)}`);
      continue;
    }
    const mended = ident(`${table}_mended${c}`);
    await writeValues(engine, mended, needs);
    joins.push(`LEFT JOIN ${mended} m${c} ON m${c}.raw = ${cell}`);
    cells.push(
      `${own(`CASE WHEN m${c}.raw IS NULL THEN ${known} ELSE nullif(m${c}.value, '') END`)} AS ${ident(column.attribute)}`,
    );
  }
  await numbersInNames(engine, raw, columns, cells);
  const gathered = gatheredSql(columns);
  const whole = columns.map(({ attribute }) => {
    const from = gathered.get(attribute);
    return from ? `${from} AS ${ident(attribute)}` : ident(attribute);
  });
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT rec, src, id, ${whole.join(', ')} FROM (SELECT t.rec, t.src, t.id, ${cells.join(', ')} FROM ${raw} t ${joins.join(' ')}) c`,
    'link: clean columns',
  );
  const covered = await coveredCells(engine, raw, columns, parquets.length);
  await engine.run(`DROP TABLE ${raw}`);
  return covered;
}

/** Attribute → of each file, in order, how many of its numbers came covered; columns that have none are left out. */
export type CoveredCells = ReadonlyMap<string, readonly number[]>;

async function coveredCells(
  engine: Engine,
  raw: string,
  columns: readonly LinkColumn[],
  files: number,
): Promise<CoveredCells> {
  const found = new Map<string, readonly number[]>();
  for (const { attribute, covered, foreign } of columns) {
    if (!covered || !foreign) continue;
    const rows = await engine.query<{ src: number; n: number }>(
      `SELECT src, count(*) AS n FROM ${raw} WHERE ${foreign(ident(attribute))} GROUP BY src`,
      'link: count covered',
    );
    found.set(
      attribute,
      Array.from({ length: files }, (_, f) => Number(rows.find(({ src }) => Number(src) === f)?.n ?? 0)),
    );
  }
  return found;
}

/** Distinct values whose cleaned form SQL does not give, with that form ('' = missing). */
async function valuesToMend(engine: Engine, raw: string, column: LinkColumn): Promise<Map<string, string>> {
  const cell = ident(column.attribute);
  const odd = {
    date: `NOT regexp_matches(${cell}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')`,
    resident_id: `NOT regexp_matches(${cell}, '^[0-9]{17}[1-9X]$')`,
    body_code: `NOT regexp_matches(${cell}, '^[0-9A-HJ-NPQRTUWXY]{18}$')`,
    phone: `NOT regexp_matches(${cell}, '^1[3-9][0-9]{9}$')`,
    name: `regexp_matches(${cell}, '[一-龥]')`,
    coded: 'TRUE',
    code: 'FALSE',
    text: 'FALSE',
  }[column.cleaning];
  const mended = new Map<string, string>();
  if (odd === 'FALSE') return mended;
  const rows = await engine.query<{ v: string }>(
    `SELECT DISTINCT ${cell} AS v FROM ${raw} WHERE ${cell} IS NOT NULL AND ${odd} ORDER BY v`,
    'link: clean columns',
  );
  const dayFirst = column.cleaning === 'date' && rows.some(({ v }) => /^(?:1[3-9]|2\d|3[01])[/.-]/.test(v));
  for (const { v } of rows) {
    const value = clean(v, column, dayFirst);
    if (value !== v) mended.set(v, value);
  }
  return mended;
}

/** Distinct covered numbers with their form, where that is another writing. */
async function formsToRead(engine: Engine, raw: string, column: LinkColumn): Promise<Map<string, string>> {
  const forms = new Map<string, string>();
  const { form } = column.part ?? {};
  if (!form) return forms;
  const cell = ident(column.attribute);
  const rows = await engine.query<{ v: string }>(
    `SELECT DISTINCT ${cell} AS v FROM ${raw} WHERE ${cell} IS NOT NULL AND ${looksCovered(cell)} ORDER BY v`,
    'link: clean columns',
  );
  for (const { v } of rows) {
    const read = form(v);
    if (read !== null && read !== v) forms.set(v, read);
  }
  return forms;
}

function clean(value: string, column: LinkColumn, dayFirst: boolean): string {
  if (saysNothing(value) || (column.cleaning === 'resident_id' && isCovered(value))) return '';
  if (column.cleaning === 'coded') return (column.table && decodeCode(column.table, value)?.code) || value;
  if (column.cleaning === 'name') {
    const name = toSimplified(tidy(value));
    return column.kind === 'person_name' ? personIn(name) : name;
  }
  if (column.cleaning === 'date') return dateIn(value, dayFirst);
  if (column.cleaning === 'body_code') return bodyCodeIn(value);
  // covered numbers are read by what is visible of them
  if (column.cleaning === 'phone') return isCovered(value) ? value : phonesIn(value);
  return residentIdIn(value);
}

/** 张伟 13812345678, 张伟1: numbers beside a name are none of it. */
const personIn = (name: string): string => name.replace(/[\d\s/()-]*\d[\d\s/-]*\)?/g, '').trim();

async function writeValues(engine: Engine, table: string, values: ReadonlyMap<string, string>): Promise<void> {
  await engine.run(`CREATE OR REPLACE TABLE ${table} (raw VARCHAR, value VARCHAR)`);
  const plain = (text: string) => !text.includes(SEPARATOR) && !text.includes(BETWEEN);
  const all = [...values].filter(([raw, value]) => plain(raw) && plain(value));
  for (let from = 0; from < all.length; from += BATCH) {
    const part = all.slice(from, from + BATCH).map(([raw, value]) => `${raw}${BETWEEN}${value}`);
    // one list: engines do not agree on two lists laid out side by side
    await engine.run(
      `INSERT INTO ${table} SELECT split_part(p, chr(30), 1), split_part(p, chr(30), 2) FROM (SELECT unnest(string_split(${literal(part.join(SEPARATOR))}, chr(31))) AS p) s`,
      'link: clean columns',
    );
  }
}
