/**
 * Pass 1: records with the same exclusive identifier that checks out. A guard keeps shared and borrowed identifiers from joining people:
 * where names and birth date disagree, records are not linked here; their identifier then proves nothing and the pair goes to review.
 */
import { type Engine, ident } from '@kuaishu/engine';
import type { Grade } from '../comparators/comparator.ts';
import { bodyNameOf, type Field, fullNameOf } from '../comparators/fields.ts';
import { levelOf, levelPairs } from '../comparison/compare.ts';
import { levelNumbers } from '../comparison/contradiction.ts';
import { checkedOf, codeOf, type Prepared, valuesTable } from '../records/prepare.ts';

/** An identifier under which more groups of records stand that disagree than this is no identifier (a placeholder, a shared number). */
const MOST_BEARERS = 4;

export interface Pass1 {
  /** a, b: `i` of records linked, a < b. */
  readonly links: string;
  /** a, b, apart: same identifier, refused; `apart` where both sources state a name and a birth date and both differ: two people. */
  readonly refused: string;
  /**
   * i, and per exclusive field x0, x1 …: the smallest `i` that bears the same identifier; NULL where there is none, where it does not fit the record
   * (the birth date in it is not the one stated), and where it is contested and others have the better right.
   */
  readonly owners: string;
}

export async function linkByIdentifiers(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  work: (name: string) => string,
): Promise<Pass1> {
  const links = work('pass1');
  const refused = work('refused');
  const owners = work('owners');
  await engine.run(`CREATE OR REPLACE TABLE ${ident(links)} (a INTEGER, b INTEGER)`);
  await engine.run(`CREATE OR REPLACE TABLE ${ident(refused)} (a INTEGER, b INTEGER, apart BOOLEAN)`);
  const exclusive = fields.filter((field) => field.link.exclusive);
  const guard = bodyNameOf(fields) ? NO_GUARD : guardOf(fields);
  const owned: string[] = [];
  for (const [x, field] of exclusive.entries()) {
    const open = ident(work('open'));
    const groups = ident(work('groups'));
    const borne = ident(work('borne'));
    const checked = `d.${ident(checkedOf(field))}`;
    await engine.run(
      `CREATE OR REPLACE TABLE ${borne} AS SELECT p.i, ks_hash(${checked}) AS id FROM ${ident(prepared.coded)} p JOIN ${ident(valuesTable(work, field))} d ON d.${ident(codeOf(field))} = p.${ident(codeOf(field))} WHERE ${checked} IS NOT NULL`,
      'link: identifiers',
    );
    await engine.run(
      `CREATE OR REPLACE TABLE ${groups} AS SELECT id, min(i) AS a, count(*) AS n FROM ${borne} GROUP BY id`,
      'link: identifiers',
    );
    await engine.run(
      `CREATE OR REPLACE TABLE ${open} AS SELECT g.a AS a, p.i AS b, g.a AS owner FROM ${borne} p JOIN ${groups} g ON g.id = p.id WHERE g.n > 1 AND p.i <> g.a`,
      'link: identifiers',
    );
    const heads = ident(work('heads'));
    await engine.run(`CREATE OR REPLACE TABLE ${heads} (i INTEGER, owner INTEGER, a INTEGER)`);
    // each round links what agrees with the first record of its group; what disagrees forms a group of its own
    for (let round = 0; round < MOST_BEARERS; round++) {
      const tried = ident(work('tried'));
      await judge(engine, prepared, fields, guard, work);
      await engine.run(`INSERT INTO ${ident(links)} SELECT a, b FROM ${tried} WHERE NOT no`);
      await engine.run(`INSERT INTO ${ident(refused)} SELECT a, b, apart FROM ${tried} WHERE no`);
      await engine.run(`INSERT INTO ${heads} SELECT b, owner, a FROM ${tried} WHERE NOT no`);
      const [left] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${tried} WHERE no`);
      if (!left?.n) break;
      const next = `SELECT owner, min(b) AS a FROM ${tried} WHERE no GROUP BY owner`;
      await engine.run(
        `CREATE OR REPLACE TABLE ${open} AS SELECT g.a, t.b, t.owner FROM ${tried} t JOIN (${next}) g ON g.owner = t.owner WHERE t.no AND t.b <> g.a`,
      );
    }
    const owner = ident(work(`owner${x}`));
    const fit = fitSql(field, guard.date, work);
    // who bears a contested identifier: those whose birth date stands in it, when they agree among themselves; else nobody
    await engine.run(
      `CREATE OR REPLACE TABLE ${owner} AS WITH m AS (SELECT p.i, g.a AS owner, coalesce(h.a, p.i) AS head, ${fit.sql} AS fit FROM ${borne} p JOIN ${groups} g ON g.id = p.id LEFT JOIN ${heads} h ON h.i = p.i ${fit.joins(ident(prepared.coded))}), ` +
        `s AS (SELECT owner, head, sum(CASE WHEN fit THEN 1 ELSE 0 END) AS fits FROM m GROUP BY owner, head), ` +
        `o AS (SELECT owner, count(*) AS heads, sum(CASE WHEN fits > 0 THEN 1 ELSE 0 END) AS good, min(CASE WHEN fits > 0 THEN head END) AS best FROM s GROUP BY owner) ` +
        `SELECT m.i, CASE WHEN NOT m.fit THEN NULL WHEN o.heads = 1 OR (o.good = 1 AND o.best = m.head) THEN m.owner END AS x FROM m JOIN o ON o.owner = m.owner`,
      'link: identifiers',
    );
    owned.push(owner);
  }
  const columns = owned.map((_, x) => `o${x}.x AS x${x}`).join(', ');
  const joins = owned.map((owner, x) => `LEFT JOIN ${owner} o${x} ON o${x}.i = p.i`).join(' ');
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(owners)} AS SELECT p.i${columns ? `, ${columns}` : ''} FROM ${ident(prepared.coded)} p ${joins}`,
    'link: identifiers',
  );
  for (const made of ['open', 'groups', 'borne', 'heads', 'tried', ...exclusive.map((_, x) => `owner${x}`)])
    await engine.run(`DROP TABLE IF EXISTS ${ident(work(made))}`);
  return { links, refused, owners };
}

/** TRUE: the birth date stated is the one in the identifier; FALSE: it is another; NULL: nothing is stated or nothing can be read. */
function fitSql(field: Field, date: Field | undefined, work: (name: string) => string) {
  if (field.attribute !== 'resident_id' || date?.attribute !== 'birth_date')
    return { sql: 'CAST(NULL AS BOOLEAN)', joins: () => '' };
  const own = `y.${ident(date.prefix + date.comparator.base)}`;
  const number = `z.${ident(checkedOf(field))}`;
  return {
    sql: `CASE WHEN c.stated AND length(${own}) = 8 AND length(${number}) = 18 THEN ${own} = substr(${number}, 7, 8) END`,
    joins: (coded: string) =>
      `JOIN ${coded} c ON c.i = p.i LEFT JOIN ${ident(valuesTable(work, date))} y ON y.${ident(codeOf(date))} = c.${ident(codeOf(date))} LEFT JOIN ${ident(valuesTable(work, field))} z ON z.${ident(codeOf(field))} = c.${ident(codeOf(field))}`,
  };
}

interface Guard {
  readonly name: Field | undefined;
  readonly date: Field | undefined;
  /** Fields whose levels are looked at. */
  readonly asked: readonly Field[];
}

const NO_GUARD: Guard = { name: undefined, date: undefined, asked: [] };

function guardOf(fields: readonly Field[]): Guard {
  // bodies change names freely, and those who stand for them more so
  const first = fields.find((f) => f.link.kind === 'person_name' || f.link.kind === 'org_name');
  const name = fullNameOf(fields) ?? (first?.link.kind === 'person_name' ? first : undefined);
  const born = fields.find((f) => f.attribute === 'birth_date');
  const date = born ?? fields.find((f) => f.link.kind === 'date');
  const id = fields.find((f) => f.prefix + f.comparator.base === date?.readFrom);
  return { name, date, asked: name ? [name, ...(date ? [date] : []), ...(id ? [id] : [])] : [] };
}

/**
 * Table `open` (a, b, owner) → table `tried` with `no` (they are not linked) and `apart` (they are two people). Names that disagree need a birth date that is
 * equal, one that both sources state: read from the ID itself it proves nothing. One character wrong is forgiven unless the dates have nothing in
 * common: brothers and sisters borrow from one another.
 */
async function judge(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  { name, date, asked }: Guard,
  work: (name: string) => string,
): Promise<void> {
  const open = ident(work('open'));
  const tried = ident(work('tried'));
  if (!name) {
    await engine.run(
      `CREATE OR REPLACE TABLE ${tried} AS SELECT a, b, owner, FALSE AS no, FALSE AS apart FROM ${open}`,
    );
    return;
  }
  const levelIn = (field: Field, wanted: (level: { readonly id: string; readonly grade: Grade }) => boolean) =>
    `${levelOf(fields, field)} IN (${levelNumbers(field, wanted).join(', ')})`;
  const far = levelIn(name, (level) => level.grade === 'far' || level.grade === 'different');
  const agrees = date ? `(both_stated AND ${levelIn(date, (level) => level.grade === 'same')})` : 'FALSE';
  const no = date
    ? `((${far} AND NOT ${agrees}) OR (${levelIn(name, (level) => level.id === 'character')} AND ${levelIn(date, (level) => level.grade === 'different')}))`
    : levelIn(name, (level) => level.grade === 'different');
  const apart = date
    ? `(${far} AND both_stated AND ${levelIn(date, (level) => level.grade === 'far' || level.grade === 'different')})`
    : 'FALSE';
  await levelPairs(engine, prepared, fields, asked, work('open'), work('tried_levels'), work);
  const levels = ident(work('tried_levels'));
  await engine.run(
    `CREATE OR REPLACE TABLE ${tried} AS SELECT o.a, o.b, o.owner, ${no} AS no, ${apart} AS apart FROM ${open} o JOIN ${levels} s ON s.a = o.a AND s.b = o.b`,
    'link: guard identifiers',
  );
  await engine.run(`DROP TABLE ${levels}`);
}
