/**
 * Pass 1: records with the same exclusive identifier that checks out. A guard keeps shared and borrowed identifiers from joining people:
 * where names and birth date disagree, records are not linked here; their identifier then proves nothing and the pair goes to review.
 */
import { type Engine, ident } from '@kuaishu/engine';
import type { Grade } from './comparator.ts';
import { levelNumbers } from './contradiction.ts';
import { type Field, levelSql } from './fields.ts';

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
  prepared: string,
  fields: readonly Field[],
  work: (name: string) => string,
): Promise<Pass1> {
  const links = work('pass1');
  const refused = work('refused');
  const owners = work('owners');
  await engine.run(`CREATE OR REPLACE TABLE ${ident(links)} (a INTEGER, b INTEGER)`);
  await engine.run(`CREATE OR REPLACE TABLE ${ident(refused)} (a INTEGER, b INTEGER, apart BOOLEAN)`);
  const exclusive = fields.filter((field) => field.link.exclusive);
  const names = fields.filter((f) => f.link.kind === 'person_name' || f.link.kind === 'org_name').slice(0, 1);
  const dates = fields
    .filter(
      (f) =>
        f.attribute === 'birth_date' || (f.link.kind === 'date' && !fields.some((g) => g.attribute === 'birth_date')),
    )
    .slice(0, 1);
  const t = ident(prepared);
  const owned: string[] = [];
  for (const [x, field] of exclusive.entries()) {
    const ok = ident(`${field.prefix}ok`);
    const open = ident(work('open'));
    const groups = ident(work('groups'));
    await engine.run(
      `CREATE OR REPLACE TABLE ${groups} AS SELECT ${ok} AS id, min(i) AS a, count(*) AS n FROM ${t} WHERE ${ok} IS NOT NULL GROUP BY 1`,
      'link: identifiers',
    );
    await engine.run(
      `CREATE OR REPLACE TABLE ${open} AS SELECT p.i, g.a AS owner, g.a AS a FROM ${t} p JOIN ${groups} g ON g.id = p.${ok} WHERE g.n > 1 AND p.i <> g.a`,
      'link: identifiers',
    );
    const refusal = refusalSql(names[0], dates[0]);
    const heads = ident(work('heads'));
    await engine.run(`CREATE OR REPLACE TABLE ${heads} (i INTEGER, owner INTEGER, a INTEGER)`);
    // each round links what agrees with the first record of its group; what disagrees forms a group of its own
    for (let round = 0; round < MOST_BEARERS; round++) {
      const tried = ident(work('tried'));
      await engine.run(
        `CREATE OR REPLACE TABLE ${tried} AS SELECT o.i, o.owner, o.a, ${refusal.no} AS no, ${refusal.apart} AS apart FROM ${open} o JOIN ${t} l ON l.i = o.a JOIN ${t} r ON r.i = o.i`,
        'link: guard identifiers',
      );
      await engine.run(`INSERT INTO ${ident(links)} SELECT a, i FROM ${tried} WHERE NOT no AND a <> i`);
      await engine.run(`INSERT INTO ${ident(refused)} SELECT a, i, apart FROM ${tried} WHERE no`);
      await engine.run(`INSERT INTO ${heads} SELECT i, owner, a FROM ${tried} WHERE NOT no`);
      const [left] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${tried} WHERE no`);
      if (!left?.n) break;
      await engine.run(
        `CREATE OR REPLACE TABLE ${open} AS SELECT t.i, t.owner, g.a FROM ${tried} t JOIN (SELECT owner, min(i) AS a FROM ${tried} WHERE no GROUP BY owner) g ON g.owner = t.owner WHERE t.no AND t.i <> g.a`,
      );
    }
    const owner = ident(work(`owner${x}`));
    const fit = fitSql(field, dates[0]);
    // who bears a contested identifier: those whose birth date stands in it, when they agree among themselves; else nobody
    await engine.run(
      `CREATE OR REPLACE TABLE ${owner} AS WITH m AS (SELECT p.i, g.a AS owner, coalesce(h.a, p.i) AS head, ${fit} AS fit FROM ${t} p JOIN ${groups} g ON g.id = p.${ok} LEFT JOIN ${heads} h ON h.i = p.i), ` +
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
    `CREATE OR REPLACE TABLE ${ident(owners)} AS SELECT p.i${columns ? `, ${columns}` : ''} FROM ${t} p ${joins}`,
    'link: identifiers',
  );
  return { links, refused, owners };
}

/** TRUE: the birth date stated is the one in the identifier; FALSE: it is another; NULL: nothing is stated or nothing can be read. */
function fitSql(field: Field, date: Field | undefined): string {
  if (field.attribute !== 'resident_id' || !date || date.attribute !== 'birth_date') return 'CAST(NULL AS BOOLEAN)';
  const own = `p.${ident(date.prefix + date.comparator.base)}`;
  const number = `p.${ident(`${field.prefix}ok`)}`;
  return `CASE WHEN p.stated AND length(${own}) = 8 AND length(${number}) = 18 THEN ${own} = substr(${number}, 7, 8) END`;
}

/**
 * Names that disagree need a birth date that is equal, one that both sources state: read from the ID itself it proves nothing. One character
 * wrong is forgiven unless the dates have nothing in common: brothers and sisters borrow from one another. Organisations change names freely.
 */
function refusalSql(name: Field | undefined, date: Field | undefined): { readonly no: string; readonly apart: string } {
  if (!name || name.link.kind === 'org_name') return { no: 'FALSE', apart: 'FALSE' };
  const levelIn = (field: Field, wanted: (level: { readonly id: string; readonly grade: Grade }) => boolean) =>
    `(${levelSql(field)}) IN (${levelNumbers(field, wanted).join(', ')})`;
  const far = levelIn(name, (level) => level.grade === 'far' || level.grade === 'different');
  if (!date) return { no: levelIn(name, (level) => level.grade === 'different'), apart: 'FALSE' };
  const agrees = `(l.stated AND r.stated AND ${levelIn(date, (level) => level.grade === 'same')})`;
  const unlike = levelIn(date, (level) => level.grade === 'different');
  const apart = `(${far} AND l.stated AND r.stated AND ${levelIn(date, (level) => level.grade === 'far' || level.grade === 'different')})`;
  return {
    no: `((${far} AND NOT ${agrees}) OR (${levelIn(name, (level) => level.id === 'character')} AND ${unlike}))`,
    apart,
  };
}
