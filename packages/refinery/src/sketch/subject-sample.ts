/**
 * The paired sample of a table: for the subjects with the smallest keyed hashes of their identifier, that hash, and for each column a hash of the value bound
 * to its subject. Two holders' samples under one key meet in the same subjects (coordinated sampling: Broder 1997; Cohen & Kaplan 2007), so that the share of
 * equal values can be told without either value. Equal values of two subjects have different hashes: nothing can be counted in one sample alone.
 */
import type { SubjectSample } from '@kuaishu/catalog';
import { type Engine, literal } from '@kuaishu/engine';
import { mac32 } from './keyed-hash.ts';

/** Subjects kept. The share of equal values is then known to ± 1.5 points where both hold the same subjects, to ± 5 where one has a tenth of the other's. */
export const SAMPLE_SIZE = 4096;

export interface SampledColumn {
  readonly attribute: string;
  /** Expression over the rows: the value as it is compared. */
  readonly form: string;
}

/**
 * @param rows relation with the columns of the expressions, and `delivery`, greater for the later
 * @param identifier its name, an expression of it as it is compared that is NULL where it does not check out
 * Of a subject only the rows of its latest delivery speak; where they differ in a column, the table holds no one value of it.
 */
export async function sampleSubjects(
  engine: Engine,
  rows: string,
  identifier: { readonly name: string; readonly form: string },
  columns: readonly SampledColumn[],
  size = SAMPLE_SIZE,
): Promise<SubjectSample> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE sketch_subjects AS SELECT subject, substr(ks_mac(${literal(`subject ${identifier.name} `)} || subject), 1, 16) AS mac FROM (SELECT DISTINCT ${identifier.form} AS subject FROM ${rows}) s WHERE subject IS NOT NULL`,
    'sketch: subjects',
  );
  const [all] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM sketch_subjects', 'sketch: subjects');
  const bound = columns
    .map(({ attribute }, i) => {
      const mac = mac32(`${literal(`value ${attribute} `)} || subject || ' ' || min(v${i})`);
      // 0 stands for no value
      return `CASE WHEN count(DISTINCT v${i}) = 1 THEN greatest(1, ${mac}) ELSE 0 END AS c${i}`;
    })
    .join(', ');
  const values = columns.map(({ form }, i) => `, ${form} AS v${i}`).join('');
  const kept = await engine.query<Record<string, number | string>>(
    `SELECT mac${bound ? `, ${bound}` : ''} FROM (
       SELECT *, max(delivery) OVER (PARTITION BY subject) AS latest FROM (
         SELECT s.mac, s.subject, r.delivery${columns.map((_, i) => `, r.v${i}`).join('')}
         FROM (SELECT ${identifier.form} AS subject, delivery${values} FROM ${rows}) r
         JOIN (SELECT * FROM sketch_subjects ORDER BY mac, subject LIMIT ${Math.floor(size)}) s ON s.subject = r.subject
       ) j
     ) l WHERE delivery = latest GROUP BY mac, subject ORDER BY mac, subject`,
    'sketch: sample',
  );
  await engine.run('DROP TABLE sketch_subjects', 'sketch: subjects');
  return {
    identifier: identifier.name,
    subjects: Number(all?.n ?? 0),
    hashes: Buffer.from(kept.map(({ mac }) => String(mac)).join(''), 'hex'),
    values: Object.fromEntries(
      columns.map(({ attribute }, i) => {
        const hashes = Buffer.alloc(kept.length * 4);
        kept.forEach((row, at) => {
          hashes.writeUInt32BE(Number(row[`c${i}`] ?? 0), at * 4);
        });
        return [attribute, hashes];
      }),
    ),
  };
}
