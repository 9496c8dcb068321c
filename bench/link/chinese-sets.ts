/** The Chinese sets at two sizes, in the shape of the public ones. */
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { pinyin } from 'pinyin-pro';
import {
  COMPANY_FIELDS,
  COMPANY_HEADER,
  companyRows,
  PERSON_FIELDS,
  PERSON_HEADER,
  personRows,
  writeCsv,
} from './chinese-registers.ts';
import type { LinkageSet } from './public-sets.ts';

const toneless = (text: string) => pinyin(text, { toneType: 'none', type: 'array' }).join('');
const FOLDER = resolve(import.meta.dirname, '../../var/bench/link');

/** File of `people` persons' records (rec, src, ent, fields); written once a size and seed. */
export async function personFile(people: number, seed = 7): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = resolve(FOLDER, `persons-${people}-${seed}.csv`);
  if (!existsSync(file)) await writeCsv(file, PERSON_HEADER, personRows(people, seed, toneless));
  return file;
}

async function companyFile(companies: number, seed = 7): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const file = resolve(FOLDER, `companies-${companies}-${seed}.csv`);
  if (!existsSync(file)) await writeCsv(file, COMPANY_HEADER, companyRows(companies, seed));
  return file;
}

export async function loadRegisters(engine: Engine, file: string, table: string, truth: string): Promise<void> {
  const from = `read_csv(${literal(file)}, all_varchar = true, header = true, delim = ',')`;
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT CAST(rec AS BIGINT) AS rec, CAST(src AS INTEGER) AS src, * EXCLUDE (rec, src, ent) FROM ${from}`,
  );
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(truth)} AS SELECT CAST(rec AS BIGINT) AS rec, CAST(ent AS BIGINT) AS ent FROM ${from}`,
  );
}

const persons = (people: number): LinkageSet => ({
  name: `persons-${people}`,
  mode: 'dedupe',
  fields: PERSON_FIELDS,
  load: async (engine, table, truth) => loadRegisters(engine, await personFile(people), table, truth),
});
const companies = (count: number): LinkageSet => ({
  name: `companies-${count}`,
  mode: 'dedupe',
  fields: COMPANY_FIELDS,
  load: async (engine, table, truth) => loadRegisters(engine, await companyFile(count), table, truth),
});

export const CHINESE_SETS: readonly LinkageSet[] = [persons(20_000), persons(100_000), companies(20_000)];
