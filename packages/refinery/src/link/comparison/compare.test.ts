import { type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../comparators/fields.ts';
import { modelOf } from '../learning/learn.ts';
import { explainPair } from '../reasons/explain.ts';
import { prepare } from '../records/prepare.ts';
import { levelOf, levelPairs, patternCounts, score } from './compare.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(() => engine.close());

const FIELDS = [
  { attribute: 'given_name', kind: 'person_name', exclusive: false },
  { attribute: 'surname', kind: 'person_name', exclusive: false },
  { attribute: 'birth_date', kind: 'date', exclusive: false },
  { attribute: 'amount', kind: 'number', exclusive: false },
  { attribute: 'ticket', kind: 'identifier', exclusive: false },
  { attribute: 'ticket_visible', kind: 'identifier', exclusive: false, of: 'ticket' },
] as const;
/** Nothing learnt: levels alone. */
const model = modelOf(
  fieldsOf(FIELDS),
  { m: [], u: [], bits: [], priorBits: 0, expectedMatches: 0, iterations: 0 },
  [],
  [],
);
const NAMES = FIELDS.map((f) => f.attribute);

async function people(table: string, rows: readonly (readonly (string | null)[])[]): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TABLE ${table} (rec BIGINT, src INTEGER, ${NAMES.map((n) => `${ident(n)} VARCHAR`).join(', ')})`,
  );
  await engine.run(
    `INSERT INTO ${table} VALUES ${rows.map((row, rec) => `(${[rec, 0, ...row].map(literal).join(', ')})`).join(', ')}`,
  );
}

const value = (...values: (string | null)[]) => fc.constantFrom(null, ...values);
const person = fc.tuple(
  value('anna', 'Anna', 'ann', 'smith', 'jones', '张', '某'),
  value('smith', 'smyth', 'anna', 'jones', '伟', '*'),
  value('1990-03-07', '1990-07-03', '1990-03-08', '1985', 'x'),
  value('100', '100.0', '100.5', '-', '1-2'),
  value('A100001', 'A100002', '*'),
  value('A1', 'A2'),
);

describe('levels by pairs of values', () => {
  it('are those that the explanation gives for each pair of records, values that stand in each other’s field too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 2, maxLength: 8 }), async (rows) => {
        await people('few', rows);
        const work = (name: string) => `few_${name}`;
        const fields = fieldsOf(FIELDS);
        const prepared = await prepare(engine, 'few', fields, work);
        await engine.run(
          'CREATE OR REPLACE TABLE few_pairs AS SELECT x.i AS a, y.i AS b FROM few_coded x JOIN few_coded y ON x.i < y.i',
        );
        await levelPairs(engine, prepared, fields, fields, 'few_pairs', 'few_levels', work);
        const found = await engine.query<Record<string, number>>('SELECT * FROM few_levels');
        expect(found.length).toBe((rows.length * (rows.length - 1)) / 2);
        for (const pair of found) {
          const side = (i: number | undefined) =>
            Object.fromEntries(NAMES.map((n, k) => [n, rows[i ?? -1]?.[k] ?? null]));
          const { evidence } = explainPair(model, side(pair.a), side(pair.b));
          for (const [f, field] of fields.entries()) {
            const level = pair[levelOf(fields, field)] ?? -1;
            const id = level === 0 ? 'missing' : (model.fields[f]?.levels[level - 1]?.id ?? '?');
            expect(`${field.attribute} ${id}`).toBe(`${field.attribute} ${evidence[f]?.level}`);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  it('give each pair of records one pattern, however many records share the values and in however many slices they are compared', async () => {
    await people('many', [
      ...Array(30).fill(['anna', 'smith', '1990-03-07', '1', 'A100001', 'A1']),
      ...Array(30).fill(['ann', 'smith', null, '1', null, 'A1']),
    ]);
    const work = (name: string) => `many_${name}`;
    const fields = fieldsOf(FIELDS);
    const prepared = await prepare(engine, 'many', fields, work);
    await engine.run(
      'CREATE OR REPLACE TABLE many_pairs AS SELECT x.i AS a, y.i AS b FROM many_coded x JOIN many_coded y ON x.i < y.i',
    );
    await score(engine, prepared, fields, 'many_pairs', 'many_scored', work);
    const counts = await patternCounts(engine, 'many_scored', fields.length);
    await score(engine, prepared, fields, 'many_pairs', 'many_sliced', work, 400);
    expect(await patternCounts(engine, 'many_sliced', fields.length)).toEqual(counts);
    expect(counts.map((p) => p.count).sort((x, y) => x - y)).toEqual([435, 435, 900]);
  });
});
