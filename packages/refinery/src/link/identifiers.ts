/**
 * Pass 1: records with the same exclusive identifier that checks out. A guard keeps shared and borrowed identifiers from joining people:
 * where names and birth date disagree, records are not linked here; their identifier then proves nothing and the pair goes to review.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { DIFFERENT, type Grade } from './comparator.ts';
import { type Field, levelSql } from './fields.ts';

/** An identifier under which more groups of records stand that disagree than this is no identifier (a placeholder, a shared number). */
const MOST_BEARERS = 4;

export interface Pass1 {
  /** a, b: `i` of records linked, a < b. */
  readonly links: string;
  /** a, b: same identifier, refused. */
  readonly refused: string;
  /** i, and per exclusive field x0, x1 …: the smallest `i` that bears the same identifier, NULL where there is none or it is contested. */
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
  await engine.run(`CREATE OR REPLACE TABLE ${ident(refused)} (a INTEGER, b INTEGER)`);
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
    const contested = ident(work('contested'));
    await engine.run(`CREATE OR REPLACE TABLE ${contested} (owner INTEGER, a INTEGER)`);
    // each round links what agrees with the first record of its group; what disagrees forms a group of its own
    for (let round = 0; round < MOST_BEARERS; round++) {
      const tried = ident(work('tried'));
      await engine.run(
        `CREATE OR REPLACE TABLE ${tried} AS SELECT o.i, o.owner, o.a, ${refusal} AS no FROM ${open} o JOIN ${t} l ON l.i = o.a JOIN ${t} r ON r.i = o.i`,
        'link: guard identifiers',
      );
      await engine.run(`INSERT INTO ${ident(links)} SELECT a, i FROM ${tried} WHERE NOT no AND a <> i`);
      await engine.run(`INSERT INTO ${ident(refused)} SELECT a, i FROM ${tried} WHERE no`);
      await engine.run(`INSERT INTO ${contested} SELECT owner, a FROM ${tried} WHERE no`);
      const [left] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${tried} WHERE no`);
      if (!left?.n) break;
      await engine.run(
        `CREATE OR REPLACE TABLE ${open} AS SELECT t.i, t.owner, g.a FROM ${tried} t JOIN (SELECT owner, min(i) AS a FROM ${tried} WHERE no GROUP BY owner) g ON g.owner = t.owner WHERE t.no AND t.i <> g.a`,
      );
    }
    const owner = ident(work(`owner${x}`));
    await engine.run(
      `CREATE OR REPLACE TABLE ${owner} AS SELECT p.i, CASE WHEN c.owner IS NULL THEN g.a END AS x FROM ${t} p JOIN ${groups} g ON g.id = p.${ok} LEFT JOIN (SELECT DISTINCT owner FROM ${contested}) c ON c.owner = g.a`,
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

/**
 * Names that disagree need a birth date that agrees, one that both sources state: read from the ID itself it proves nothing. One character
 * wrong is forgiven unless the dates have nothing in common: brothers and sisters borrow from one another. Organisations change names freely.
 */
function refusalSql(name: Field | undefined, date: Field | undefined): string {
  if (!name || name.link.kind === 'org_name') return 'FALSE';
  const levelIn = (field: Field, wanted: (level: { readonly id: string; readonly grade: Grade }) => boolean) => {
    const numbers = field.levels.flatMap((level, i) => (wanted(level) ? [i + 1] : []));
    if (wanted({ id: DIFFERENT, grade: 'different' })) numbers.push(field.levels.length + 1);
    return `(${levelSql(field)}) IN (${numbers.join(', ')})`;
  };
  const far = levelIn(name, (level) => level.grade === 'far' || level.grade === 'different');
  if (!date) return levelIn(name, (level) => level.grade === 'different');
  const agrees = `(l.stated AND r.stated AND ${levelIn(date, (level) => level.grade === 'same' || level.grade === 'near')})`;
  const apart = levelIn(date, (level) => level.grade === 'different');
  return `((${far} AND NOT ${agrees}) OR (${levelIn(name, (level) => level.id === 'character')} AND ${apart}))`;
}
