/**
 * Pass 1 for names: a registered name is unique where it was registered, so two records whose names mean one body (standards: `bodyKeys`) or one project
 * (`projectTitle`) are one subject, however often the name is met. How often says how busy a body is, not how common its name: that is why the frequencies of pass 2 cannot judge this.
 * Where two records with the name disagree in all else that both state, the name alone does not join them.
 */
import { createHash } from 'node:crypto';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { bodyKeys, goesOnFrom, projectTitle } from '@kuaishu/standards';
import { type Field, levelSql } from '../comparators/fields.ts';
import { levelNumbers } from '../comparison/contradiction.ts';

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

type AddKey = (row: number, key: string, own: boolean) => void;
interface Met {
  readonly n: number;
  readonly value: string;
  /** Six digits of a division; of a project its buyer. */
  readonly place: string | undefined;
}

/** How the values of an attribute that names the subject itself are read: keys of what they mean, and keys of what else they may be called. */
const READERS: Readonly<Record<string, (met: readonly Met[], add: AddKey) => void>> = {
  org_name(met, add) {
    for (const { n, value, place } of met) {
      const { key, others } = bodyKeys(value, place);
      if (key === null) continue;
      add(n, key, true);
      for (const other of others) add(n, other, false);
    }
  },
  // a notice of a lot goes on from the project's name: the longest name that some record has is its project
  project_name(met, add) {
    const titles = met.map(({ n, value, place }) => ({ n, buyer: place, ...projectTitle(value) }));
    const known = new Set(titles.flatMap(({ name, telling }) => (telling ? [name] : [])));
    for (const { n, name, telling, whole, buyer } of titles) {
      if (telling) add(n, name, true);
      else if (buyer && name.length >= LEAST_TITLE) add(n, `${name}@${bodyKeys(buyer).key ?? buyer}`, true);
      for (let length = whole.length - 1; length >= LEAST_TITLE; length--) {
        const begin = whole.slice(0, length);
        if (begin === name || !known.has(begin) || !goesOnFrom(whole, begin)) continue;
        add(n, begin, false);
        break;
      }
    }
  },
};
/** Shorter titles (物业服务) are given again every year. */
const LEAST_TITLE = 6;

export const isOwnName = (attribute: string): boolean => Object.hasOwn(READERS, attribute);

/** The subject's own name, where the subjects are bodies or projects and not people who work for one. */
export function ownNameField(fields: readonly Field[]): Field | undefined {
  if (fields.some((f) => f.attribute === 'resident_id' || f.attribute === 'person_name')) return undefined;
  return fields.find((f) => isOwnName(f.attribute));
}

export interface NameLinks {
  /** a, b: `i` of records, a < b. */
  readonly table: string;
  /**
   * Both names were read and mean something else, of subjects that differ in little else: titles of a programme's projects are alike but for a village or a
   * lot, so that their likeness proves nothing. Such pairs are for people to judge.
   */
  differ(a: number, b: number): boolean;
  /** The name could be read. What is not a name (采购方, 暂未委托) is the same in many records and tells nothing of who they are. */
  read(record: number): boolean;
}

/** Null where the subjects have no names that can be read. */
export async function linkByNames(
  engine: Engine,
  input: NamesInput,
  work: (name: string) => string,
): Promise<NameLinks | null> {
  const name = ownNameField(input.fields);
  if (!name) return null;
  const table = (of: string) => ident(work(`names_${of}`));
  const value = `s.${ident(name.attribute)}`;
  const place = placeSql(input);
  await engine.run(
    `CREATE OR REPLACE TABLE ${table('met')} AS SELECT CAST(row_number() OVER (ORDER BY v, place) AS INTEGER) AS n, v, place FROM (SELECT DISTINCT ${value} AS v, ${place} AS place FROM ${ident(input.table)} s WHERE ${value} IS NOT NULL) d`,
    'link: names',
  );
  await engine.createTable(work('names_keys'), await keysOf(engine, table('met'), name.attribute));
  await engine.run(
    `CREATE OR REPLACE TABLE ${table('named')} AS SELECT p.i, k.body, k.own FROM ${ident(input.prepared)} p JOIN ${ident(input.table)} s ON s.rec = p.rec JOIN ${table('met')} m ON m.v = ${value} AND m.place = ${place} JOIN ${table('keys')} k ON k.n = m.n`,
    'link: names',
  );
  const exclusive = input.fields
    .filter((field) => field.link.exclusive)
    .map((_, x) => `count(DISTINCT CASE WHEN own = 1 THEN o.x${x} END)`);
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
  const owner = await ownBodies(engine, table('named'), t);
  const tells = name.attribute === 'project_name';
  for (const made of ['met', 'keys', 'named', 'groups']) await engine.run(`DROP TABLE ${table(made)}`);
  return {
    table: work('names_links'),
    differ: (a, b) => tells && owner[a] !== -1 && owner[b] !== -1 && owner[a] !== owner[b],
    read: (record) => owner[record] !== -1,
  };
}

/** Of each record the number of what its own name means, -1 where it could not be read. */
async function ownBodies(engine: Engine, named: string, prepared: string): Promise<Int32Array> {
  const [size] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${prepared}`);
  const owner = new Int32Array(size?.n ?? 0).fill(-1);
  const sql = `SELECT k.i, f.first FROM ${named} k JOIN (SELECT body, min(i) AS first FROM ${named} WHERE own = 1 GROUP BY body) f ON f.body = k.body WHERE k.own = 1`;
  for await (const chunk of engine.stream(sql, 'link: names')) {
    const [rows, firsts] = [chunk.column(0), chunk.column(1)];
    for (let i = 0; i < chunk.rows; i++) owner[Number(rows[i])] = Number(firsts[i]);
  }
  return owner;
}

/** Where names are read: of projects whose buyer's they are; of bodies what the record says, else whose register it stands in; '' where neither is known. */
function placeSql(input: NamesInput): string {
  const buyer = input.fields.find((f) => f.attribute === 'tender_buyer');
  if (buyer) return `coalesce(s.${ident(buyer.attribute)}, '')`;
  const own = input.fields
    .filter((f) => f.link.kind === 'region' && (f.attribute === 'reg_region' || f.attribute === 'region_code'))
    .map((f) => `s.${ident(f.attribute)}`)
    .map((v) => `CASE WHEN regexp_matches(${v}, '^[1-9][0-9]{5}') THEN substr(${v}, 1, 6) END`);
  const registers = Object.entries(input.places).map(([src, code]) => `WHEN ${Number(src)} THEN ${literal(code)}`);
  const register = registers.length ? [`CASE s.src ${registers.join(' ')} END`] : [];
  return `coalesce(${[...own, ...register, "''"].join(', ')})`;
}

/** n, body (a key as a number), own (1 the name itself, 0 what else it may be called), over the distinct names. */
async function keysOf(engine: Engine, met: string, attribute: string) {
  const n: number[] = [];
  const body: bigint[] = [];
  const own: number[] = [];
  const names: Met[] = [];
  for await (const chunk of engine.stream(`SELECT n, v, place FROM ${met} ORDER BY n`, 'link: names')) {
    const [rows, values, places] = [chunk.column(0), chunk.column(1), chunk.column(2)];
    for (let i = 0; i < chunk.rows; i++)
      names.push({ n: Number(rows[i]), value: String(values[i]), place: String(places[i]) || undefined });
  }
  READERS[attribute]?.(names, (row, key, isOwn) => {
    n.push(row);
    body.push(BigInt(`0x${createHash('md5').update(key).digest('hex').slice(0, 15)}`));
    own.push(isOwn ? 1 : 0);
  });
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
