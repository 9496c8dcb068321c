import { type Engine, ident, literal, openDuckDb } from '@kuaishu/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkRecords } from '../link.ts';
import { explainPair } from '../reasons/explain.ts';
import { editDistance } from './edit-distance.ts';
import { column, tens } from './text.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(() => engine.close());

const characters = fc
  .array(fc.constantFrom(...'张伟玮王小明欧阳娜abAB019㵲'), { maxLength: 8 })
  .map((list) => list.join(''));

describe('edit distance in SQL', () => {
  it('counts characters, whatever the script', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(characters, characters), { minLength: 1, maxLength: 30 }), async (pairs) => {
        const rows = await engine.query<{ d: number }>(
          pairs.map(([a, b], i) => `SELECT ${i} AS i, ks_lev(${literal(a)}, ${literal(b)}) AS d`).join(' UNION ALL ') +
            ' ORDER BY i',
        );
        expect(rows.map((r) => r.d)).toEqual(pairs.map(([a, b]) => editDistance(a, b)));
      }),
      { numRuns: 20 },
    );
    expect(editDistance('张伟', '张玮')).toBe(1);
  });
});

const PEOPLE = [
  ['520102199003072316', '张伟', '1990-03-07', '13885012345', '贵州省贵阳市南明区中山路12号3栋2单元501室', '520102'],
  [null, '张玮', '1990-03-07', '13885012345', '中山路12号3-2-501', '520102'],
  [null, 'ZHANG WEI', '1990-07-03', '13885012354', '贵阳市南明区中山路12号', '520100'],
  [null, '欧阳娜娜', '1985-11-20', null, '花果园1期', '520103'],
  [null, '欧阳娜', '1985-11-02', '+86 139 8500 0000', '花果园2期', '520103'],
  ['520102198511205347', '娜娜欧阳', null, '13985000000', null, null],
  [null, '李某', '1985', '0851-5551234', '北京路 9 号', '110101'],
  [null, '李四', '1985-12-31', null, '北京路九号', '520000'],
  [null, '王萍萍', '1984-12-31', '13985000001', '白云大道5号', '520113'],
  [null, '赵苹萍', '1985-10-21', '13985000001', '白云大道', '520113'],
  [null, '1', '1985-10-21', '13985000001', '白云大道', '520113'],
] as const;
const FIELDS = [
  { attribute: 'resident_id', kind: 'identifier', exclusive: true },
  { attribute: 'person_name', kind: 'person_name', exclusive: false },
  { attribute: 'birth_date', kind: 'date', exclusive: false },
  { attribute: 'mobile', kind: 'phone', exclusive: false },
  { attribute: 'address', kind: 'address', exclusive: false },
  { attribute: 'region_code', kind: 'region', exclusive: false },
] as const;

describe('an explanation', () => {
  it('gives the weight that the engine reckoned, for every pair', async () => {
    const names = FIELDS.map((f) => f.attribute);
    const values = PEOPLE.map((row, rec) => `(${[rec, 0, ...row].map(literal).join(', ')})`);
    await engine.run(
      `CREATE OR REPLACE TABLE people (rec BIGINT, src INTEGER, ${names.map((n) => `${ident(n)} VARCHAR`).join(', ')})`,
    );
    await engine.run(`INSERT INTO people VALUES ${values.join(', ')}`);
    const { model } = await linkRecords(engine, { table: 'people', fields: FIELDS, prefix: 'x_' });
    const weights = await engine.query<{ a: number; b: number; bits: number }>(
      'SELECT s.a, s.b, w.bits + s.extra AS bits FROM x_scored s JOIN x_weights w ON w.pattern = s.pattern',
    );
    expect(weights.length).toBeGreaterThan(7);
    for (const { a, b, bits } of weights) {
      const side = (i: number) => Object.fromEntries(names.map((name, k) => [name, PEOPLE[i]?.[k] ?? null]));
      expect(explainPair(JSON.parse(JSON.stringify(model)), side(a), side(b)).bits).toBeCloseTo(bits, 6);
    }
  });
});

describe('tens', () => {
  it('are read where Han numerals mix with digits, in SQL as in here', async () => {
    const written = ['十', '十2', '2十', '2十3', '村十1组3十号', '1二'];
    const read = tens(column('v'));
    expect(written.map((v) => read.of({ v }))).toEqual(['10', '12', '20', '23', '村11组30号', '1二']);
    for (const v of written) {
      const [row] = await engine.query<{ x: string }>(`SELECT ${read.sql} AS x FROM (SELECT ${literal(v)} AS v) t`);
      expect(row?.x).toBe(read.of({ v }));
    }
  });
});
