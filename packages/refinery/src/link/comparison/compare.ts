/**
 * Levels of pairs of records. Equal codes are equal values and need no look; of the others each pair of values is compared once, however many pairs of
 * records have it, and only what is alike is kept. So the dear tests (edits, sounds) run on distinct pairs of values and never on records.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { sideBySide } from '../../run/side-by-side.ts';
import { type Field, levelsOf } from '../comparators/fields.ts';
import { codeOf, logsTable, type Prepared, valuesTable } from '../records/prepare.ts';
import type { PatternCount } from './pattern.ts';

/** Column of a field's level in a table of levels: 0 missing, 1 best … n different. */
export const levelOf = (fields: readonly Field[], field: Field): string => `l${fields.indexOf(field)}`;

interface Levels {
  /** Relation with the pairs' own columns, `left_<f>`, `right_<f>` (codes), `both_stated`, and the level columns. */
  readonly sql: string;
  drop(): Promise<void>;
}

/** Tests of the pair itself, not of its two values: similarities reckoned beforehand, columns of `c`. */
const readsPair = (sql: string) => sql.includes('c."');

async function levelsSql(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  asked: readonly Field[],
  pairs: string,
  work: (name: string) => string,
): Promise<Levels> {
  const partnerOf = (field: Field) => (field.partner === null ? undefined : fields[field.partner]);
  const wholeOf = (field: Field) => (field.partOf === null ? undefined : fields[field.partOf.field]);
  const read = [...new Set(asked.flatMap((field) => [field, partnerOf(field) ?? field, wholeOf(field) ?? field]))];
  const of = (field: Field) => fields.indexOf(field);
  const codes = ident(work('codes'));
  const coded = ident(prepared.coded);
  await engine.run(
    `CREATE OR REPLACE TABLE ${codes} AS SELECT c.*, l.stated AND r.stated AS both_stated, ${read.map((f) => `l.${ident(codeOf(f))} AS left_${of(f)}, r.${ident(codeOf(f))} AS right_${of(f)}`).join(', ')} FROM ${ident(pairs)} c JOIN ${coded} l ON l.i = c.a JOIN ${coded} r ON r.i = c.b`,
    'link: compare',
  );
  const made = [codes];
  const columns: string[] = [];
  const joins: string[] = [];
  const comparisons: string[] = [];
  for (const field of asked) {
    const f = of(field);
    const alike = ident(work(`${field.prefix}alike`));
    const partner = partnerOf(field);
    const other = partner ? of(partner) : -1;
    const different = field.levels.length + 1;
    const tests = field.levels.flatMap((level, i) =>
      readsPair(level.test.sql) ? [] : [`WHEN ${level.test.sql} THEN ${i + 1}`],
    );
    const met = `SELECT DISTINCT left_${f} AS lv, right_${f} AS rv${partner ? `, left_${other} AS lp, right_${other} AS rp` : ''} FROM ${codes} WHERE left_${f} <> right_${f}`;
    const side = (code: string, partnerCode: string) => {
      const values = `${ident(valuesTable(work, field))}`;
      if (!partner) return { from: values, on: (alias: string) => `${alias}.${ident(codeOf(field))} = m.${code}` };
      const from = `(SELECT x.code, x.partner, v.*, p.* FROM (SELECT DISTINCT ${code} AS code, ${partnerCode} AS partner FROM (${met}) m) x JOIN ${values} v ON v.${ident(codeOf(field))} = x.code LEFT JOIN ${ident(valuesTable(work, partner))} p ON p.${ident(codeOf(partner))} = x.partner)`;
      return {
        from,
        on: (alias: string) => `${alias}.code = m.${code} AND ${alias}.partner IS NOT DISTINCT FROM m.${partnerCode}`,
      };
    };
    const l = side('lv', 'lp');
    const r = side('rv', 'rp');
    // few are alike: the engine reckons the level of those twice, and that costs less than joining all of them
    comparisons.push(
      `CREATE OR REPLACE TABLE ${alike} AS SELECT * FROM (SELECT m.*, CASE ${tests.join(' ')} ELSE ${different} END AS level FROM (${met}) m JOIN ${l.from} l ON ${l.on('l')} JOIN ${r.from} r ON ${r.on('r')}) e WHERE level < ${different}`,
    );
    made.push(alike);
    const x = `x${f}`;
    joins.push(
      `LEFT JOIN ${alike} ${x} ON ${x}.lv = c.left_${f} AND ${x}.rv = c.right_${f}${partner ? ` AND ${x}.lp IS NOT DISTINCT FROM c.left_${other} AND ${x}.rp IS NOT DISTINCT FROM c.right_${other}` : ''}`,
    );
    const rest = field.levels.some((level) => readsPair(level.test.sql))
      ? `${field.levels.map((level, i) => `WHEN ${readsPair(level.test.sql) ? level.test.sql : `${x}.level = ${i + 1}`} THEN ${i + 1}`).join(' ')} ELSE ${different}`
      : `ELSE coalesce(${x}.level, ${different})`;
    const whole = wholeOf(field);
    const told = whole ? ` WHEN c.left_${of(whole)} IS NOT NULL AND c.right_${of(whole)} IS NOT NULL THEN 0` : '';
    columns.push(
      `CASE WHEN c.left_${f} IS NULL OR c.right_${f} IS NULL THEN 0${told} WHEN c.left_${f} = c.right_${f} THEN 1 ${rest} END AS ${levelOf(fields, field)}`,
    );
  }
  // each is too small for two threads, together they are not
  await sideBySide(engine, comparisons, (session, comparison) => session.run(comparison, 'link: compare values'));
  let sql = `SELECT c.*, ${columns.join(', ')} FROM ${codes} c ${joins.join(' ')}`;
  // a date that was read from the ID says nothing beside the same ID
  const readFrom = asked.find((field) => field.readFrom);
  const id = readFrom && asked.find((field) => field.prefix + field.comparator.base === readFrom.readFrom);
  if (readFrom && id) {
    const own = levelOf(fields, readFrom);
    const others = asked.filter((field) => field !== readFrom).map((field) => levelOf(fields, field));
    const kept = read.map((field) => `left_${of(field)}, right_${of(field)}`);
    const measures = `e.a, e.b, e.both_stated, ${[...kept, ...others].join(', ')}`;
    sql = `SELECT ${measures}, CASE WHEN NOT both_stated AND ${levelOf(fields, id)} = 1 THEN 0 ELSE ${own} END AS ${own} FROM (${sql}) e`;
  }
  return {
    sql,
    drop: async () => {
      for (const table of made) await engine.run(`DROP TABLE ${table}`);
    },
  };
}

/** Levels of the asked fields for each pair → table `out` (a, b, both_stated, level columns). */
export async function levelPairs(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  asked: readonly Field[],
  pairs: string,
  out: string,
  work: (name: string) => string,
): Promise<void> {
  const levels = await levelsSql(engine, prepared, fields, asked, pairs, work);
  const columns = asked.map((field) => levelOf(fields, field)).join(', ');
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(out)} AS SELECT a, b, both_stated, ${columns} FROM (${levels.sql}) s`,
    'link: compare',
  );
  await levels.drop();
}

/** Pairs that are compared at once: their codes are held in a table meanwhile, some 300 bytes a pair. */
const MOST_AT_ONCE = 1_500_000;

/** Pairs → table `scored` (a, b, pattern, extra): all levels in one BIGINT, four bits a field, and the bits by frequency: common values that agree weigh less. */
export async function score(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  pairs: string,
  scored: string,
  work: (name: string) => string,
  atOnce = MOST_AT_ONCE,
): Promise<void> {
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${ident(pairs)}`, 'link: compare');
  const slices = Math.max(1, Math.ceil((row?.n ?? 0) / atOnce));
  await engine.run(`CREATE OR REPLACE TABLE ${ident(scored)} (a INTEGER, b INTEGER, pattern BIGINT, extra DOUBLE)`);
  if (slices === 1) return scoreSlice(engine, prepared, fields, pairs, scored, work);
  const slice = work('slice');
  for (let s = 0; s < slices; s++) {
    await engine.run(
      `CREATE OR REPLACE TABLE ${ident(slice)} AS SELECT * FROM ${ident(pairs)} WHERE a % ${slices} = ${s}`,
      'link: compare',
    );
    await scoreSlice(engine, prepared, fields, slice, scored, work);
  }
  await engine.run(`DROP TABLE ${ident(slice)}`);
}

async function scoreSlice(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  pairs: string,
  scored: string,
  work: (name: string) => string,
): Promise<void> {
  const levels = await levelsSql(engine, prepared, fields, fields, pairs, work);
  const pattern = fields
    .map((field, f) => `CAST(${levelOf(fields, field)} AS BIGINT) * ${16n ** BigInt(f)}`)
    .join(' + ');
  const weighed = fields.filter((field) => field.comparator.frequencies);
  const logs = weighed.map((field) => {
    const rare = Math.log2(prepared.frequencies[fields.indexOf(field)]?.rare ?? 1);
    return `CASE WHEN ${levelOf(fields, field)} = 1 THEN coalesce(g${fields.indexOf(field)}.log, ${rare}) ELSE 0 END`;
  });
  const joins = weighed.map((field) => {
    const f = fields.indexOf(field);
    return `LEFT JOIN ${ident(logsTable(work, field))} g${f} ON g${f}.v = s.left_${f}`;
  });
  await engine.run(
    `INSERT INTO ${ident(scored)} SELECT a, b, ${pattern} AS pattern, ${logs.length ? `-(${logs.join(' + ')})` : 'CAST(0 AS DOUBLE)'} AS extra FROM (${levels.sql}) s ${joins.join(' ')}`,
    'link: compare',
  );
  await levels.drop();
}

export async function patternCounts(
  engine: Engine,
  scored: string,
  fields: number,
): Promise<(PatternCount & { readonly pattern: bigint })[]> {
  // a sum of whole numbers: a sum of DOUBLE would depend on the order of threads
  const rows = await engine.query<{ pattern: number | bigint; n: number; extra: number | bigint }>(
    `SELECT pattern, count(*) AS n, CAST(sum(CAST(floor(extra * 1024 + 0.5) AS BIGINT)) AS BIGINT) AS extra FROM ${ident(scored)} GROUP BY pattern ORDER BY pattern`,
    'link: count patterns',
  );
  return rows.map((row) => ({
    pattern: BigInt(row.pattern),
    levels: levelsOf(BigInt(row.pattern), fields),
    count: row.n,
    extra: Number(row.extra) / 1024 / row.n,
  }));
}
