/** The public linkage sets under ../shared/data (or KUAISHU_DATA), each as a table (rec, src, fields) with its true pairs. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LinkAttribute } from '@kuaishu/catalog';
import { type Engine, ident, literal } from '@kuaishu/engine';

export interface LinkageSet {
  readonly name: string;
  readonly mode: 'dedupe' | 'link';
  readonly fields: readonly LinkAttribute[];
  /** Creates `table` (rec, src, fields …) and `truth` (rec, ent). */
  load(engine: Engine, table: string, truth: string): Promise<void>;
}

export function dataFolder(): string {
  const folder = process.env.KUAISHU_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
  if (!existsSync(folder)) throw new Error(`no data at ${folder}: set KUAISHU_DATA`);
  return folder;
}

const field = (attribute: string, kind: LinkAttribute['kind']): LinkAttribute => ({
  attribute,
  kind,
  exclusive: false,
});
const csv = (file: string, delimiter = ',') =>
  `read_csv(${literal(resolve(dataFolder(), 'linkage', file))}, all_varchar = true, header = true, delim = ${literal(delimiter)}, null_padding = true, strict_mode = false)`;
const clean = (columns: readonly string[]) =>
  columns.map((c) => `nullif(trim(lower(${ident(c)})), '') AS ${ident(c)}`).join(', ');

const FEBRL_COLUMNS = [
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'address_2',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'soc_sec_id',
];
const FEBRL_FIELDS = [
  field('given_name', 'person_name'),
  field('surname', 'person_name'),
  field('street_number', 'text'),
  field('address_1', 'text'),
  field('address_2', 'text'),
  field('suburb', 'text'),
  field('postcode', 'text'),
  field('state', 'category'),
  field('date_of_birth', 'date'),
  field('soc_sec_id', 'identifier'),
];

function febrl(name: string, files: readonly string[]): LinkageSet {
  return {
    name,
    mode: files.length > 1 ? 'link' : 'dedupe',
    fields: FEBRL_FIELDS,
    async load(engine, table, truth) {
      const raw = files.map(
        (file, src) =>
          `SELECT ${src} AS src, * FROM read_csv(${literal(resolve(dataFolder(), 'linkage/febrl', file))}, all_varchar = true, header = false, skip = 1, names = [${['rec_id', ...FEBRL_COLUMNS].map((c) => literal(c)).join(', ')}], strict_mode = false, null_padding = true)`,
      );
      await engine.run(
        `CREATE OR REPLACE TABLE raw_ AS SELECT *, row_number() OVER (ORDER BY src, rec_id) AS rec FROM (${raw.join(' UNION ALL ')}) t`,
      );
      await engine.run(`CREATE OR REPLACE TABLE ${ident(table)} AS SELECT rec, src, ${clean(FEBRL_COLUMNS)} FROM raw_`);
      await engine.run(
        `CREATE OR REPLACE TABLE ${ident(truth)} AS SELECT rec, CAST(regexp_extract(rec_id, '[0-9]+') AS BIGINT) AS ent FROM raw_`,
      );
    },
  };
}

const fake1000: LinkageSet = {
  name: 'fake_1000',
  mode: 'dedupe',
  fields: [
    field('first_name', 'person_name'),
    field('surname', 'person_name'),
    field('dob', 'date'),
    field('city', 'category'),
    field('email', 'text'),
  ],
  async load(engine, table, truth) {
    const from = csv('splink/fake_1000.csv');
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT CAST(unique_id AS BIGINT) AS rec, 0 AS src, ${clean(['first_name', 'surname', 'dob', 'city', 'email'])} FROM ${from}`,
    );
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(truth)} AS SELECT CAST(unique_id AS BIGINT) AS rec, CAST("cluster" AS BIGINT) AS ent FROM ${from}`,
    );
  },
};

function jedai(
  name: string,
  left: string,
  right: string,
  gold: string,
  delimiter: string,
  fields: readonly LinkAttribute[],
): LinkageSet {
  return {
    name,
    mode: 'link',
    fields,
    async load(engine, table, truth) {
      const columns = clean(fields.map((f) => f.attribute));
      await engine.run(
        `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT CAST(id AS BIGINT) AS rec, 0 AS src, ${columns} FROM ${csv(left, delimiter)} UNION ALL SELECT 100000 + CAST(id AS BIGINT) AS rec, 1 AS src, ${columns} FROM ${csv(right, delimiter)}`,
      );
      await engine.run(
        `CREATE OR REPLACE TABLE ${ident(truth)} AS SELECT rec, coalesce(CAST(g."D1" AS BIGINT), rec) AS ent FROM ${ident(table)} t LEFT JOIN ${csv(gold, delimiter)} g ON CAST(g."D2" AS BIGINT) + 100000 = t.rec`,
      );
    },
  };
}

export const PUBLIC_SETS: readonly LinkageSet[] = [
  febrl('febrl1', ['dataset1.csv']),
  febrl('febrl2', ['dataset2.csv']),
  febrl('febrl4', ['dataset4a.csv', 'dataset4b.csv']),
  fake1000,
  jedai('abt-buy', 'pyjedai/D2/abt.csv', 'pyjedai/D2/buy.csv', 'pyjedai/D2/gt.csv', '|', [
    field('name', 'long_text'),
    field('description', 'long_text'),
    field('price', 'number'),
  ]),
  jedai('dblp-acm', 'pyjedai/D4/dblp.csv', 'pyjedai/D4/acm.csv', 'pyjedai/D4/gt.csv', '%', [
    field('title', 'long_text'),
    field('authors', 'long_text'),
    field('venue', 'text'),
    field('year', 'category'),
  ]),
];
