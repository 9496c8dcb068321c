/**
 * Pass 1 for names: a registered name is unique where it was registered, so two records whose names mean one body (standards: `bodyKeys`) are one subject,
 * however often the name is met. How often says how busy a body is, not how common its name: that is why the frequencies of pass 2 cannot judge this.
 * Where two records with the name disagree in all else that both state, the name alone does not join them.
 */
import { createHash } from 'node:crypto';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { bodyKeys } from '@kuaishu/standards';
import { levelNumbers } from './contradiction.ts';
import { type Field, levelSql } from './fields.ts';

/** What a registered name proves, in bits: one in some ten thousand is borne by another body of the place, or read wrongly. */
export const REGISTERED_NAME_BITS = 13;

export interface NamesInput {
  /** The link's input: rec, src, the attributes. */
  readonly table: string;
  readonly prepared: string;
  /** i, x0 …: the exclusive identifiers that records bear. */
  readonly owners: string;
  readonly fields: readonly Field[];
  /** src → six digits of the division whose register it is. */
  readonly places: Readonly<Record<number, string>>;
}

/** The subject's own name, where the subjects are organisations and not people who work for one. */
export function ownNameField(fields: readonly Field[]): Field | undefined {
  if (fields.some((f) => f.attribute === 'resident_id' || f.attribute === 'person_name')) return undefined;
  return fields.find((f) => f.attribute === 'org_name' && f.link.kind === 'org_name');
}

/** → table a, b (`i` of records, a < b); null where the subjects have no registered names. */
export async function linkByNames(
  engine: Engine,
  input: NamesInput,
  work: (name: string) => string,
): Promise<string | null> {
  const name = ownNameField(input.fields);
  if (!name) return null;
  const table = (of: string) => ident(work(`names_${of}`));
  const value = `s.${ident(name.attribute)}`;
  const place = placeSql(input);
  await engine.run(
    `CREATE OR REPLACE TABLE ${table('met')} AS SELECT CAST(row_number() OVER (ORDER BY v, place) AS INTEGER) AS n, v, place FROM (SELECT DISTINCT ${value} AS v, ${place} AS place FROM ${ident(input.table)} s WHERE ${value} IS NOT NULL) d`,
    'link: names',
  );
  await engine.createTable(work('names_keys'), await keysOf(engine, table('met')));
  await engine.run(
    `CREATE OR REPLACE TABLE ${table('named')} AS SELECT p.i, k.body, k.own FROM ${ident(input.prepared)} p JOIN ${ident(input.table)} s ON s.rec = p.rec JOIN ${table('met')} m ON m.v = ${value} AND m.place = ${place} JOIN ${table('keys')} k ON k.n = m.n`,
    'link: names',
  );
  const exclusive = input.fields.filter((field) => field.link.exclusive).map((_, x) => `count(DISTINCT o.x${x})`);
  // a name under which several registered bodies stand does not tell which of them a record without an identifier means
  await engine.run(
    `CREATE OR REPLACE TABLE ${table('groups')} AS SELECT body, coalesce(min(CASE WHEN own = 1 THEN k.i END), min(k.i)) AS head FROM ${table('named')} k${exclusive.length ? ` JOIN ${ident(input.owners)} o ON o.i = k.i` : ''} GROUP BY body HAVING count(*) > 1${exclusive.map((bearers) => ` AND ${bearers} <= 1`).join('')}`,
    'link: names',
  );
  const against = contradictedSql(input.fields.filter((field) => field !== name));
  const t = ident(input.prepared);
  await engine.run(
    `CREATE OR REPLACE TABLE ${table('links')} AS SELECT DISTINCT least(g.head, k.i) AS a, greatest(g.head, k.i) AS b FROM ${table('groups')} g JOIN ${table('named')} k ON k.body = g.body JOIN ${t} l ON l.i = g.head JOIN ${t} r ON r.i = k.i WHERE k.i <> g.head AND NOT ${against}`,
    'link: names',
  );
  for (const made of ['met', 'keys', 'named', 'groups']) await engine.run(`DROP TABLE ${table(made)}`);
  return work('names_links');
}

/** Where the record's body is: what the record says, else whose register it stands in; '' where neither is known. */
function placeSql(input: NamesInput): string {
  const own = input.fields
    .filter((f) => f.link.kind === 'region' && (f.attribute === 'reg_region' || f.attribute === 'region_code'))
    .map((f) => `s.${ident(f.attribute)}`)
    .map((v) => `CASE WHEN regexp_matches(${v}, '^[1-9][0-9]{5}') THEN substr(${v}, 1, 6) END`);
  const registers = Object.entries(input.places).map(([src, code]) => `WHEN ${Number(src)} THEN ${literal(code)}`);
  const register = registers.length ? [`CASE s.src ${registers.join(' ')} END`] : [];
  return `coalesce(${[...own, ...register, "''"].join(', ')})`;
}

/** n, body (a key as a number), own (1 the name itself, 0 a second name): one pass over the distinct names. */
async function keysOf(engine: Engine, met: string) {
  const n: number[] = [];
  const body: bigint[] = [];
  const own: number[] = [];
  const add = (row: number, key: string, isOwn: boolean) => {
    n.push(row);
    body.push(BigInt(`0x${createHash('md5').update(key).digest('hex').slice(0, 15)}`));
    own.push(isOwn ? 1 : 0);
  };
  for await (const chunk of engine.stream(`SELECT n, v, place FROM ${met} ORDER BY n`, 'link: names')) {
    const [rows, values, places] = [chunk.column(0), chunk.column(1), chunk.column(2)];
    for (let i = 0; i < chunk.rows; i++) {
      const { key, others } = bodyKeys(String(values[i]), String(places[i]) || undefined);
      if (key === null) continue;
      add(Number(rows[i]), key, true);
      for (const other of others) add(Number(rows[i]), other, false);
    }
  }
  return [
    { name: 'n', values: Int32Array.from(n) },
    { name: 'body', values: BigInt64Array.from(body) },
    { name: 'own', values: Int32Array.from(own) },
  ];
}

/** Something that both state differs, and nothing agrees. Places and categories are too coarse to be asked. */
function contradictedSql(fields: readonly Field[]): string {
  const asked = fields.filter((f) => !['region', 'category', 'org_name', 'number'].includes(f.link.kind));
  if (asked.length === 0) return 'FALSE';
  const any = (grades: readonly string[]) =>
    asked
      .map((f) => `(${levelSql(f)}) IN (${levelNumbers(f, (level) => grades.includes(level.grade)).join(', ')})`)
      .join(' OR ');
  return `((${any(['different'])}) AND NOT (${any(['same', 'near'])}))`;
}
