import { openDuckDb } from '@kuaishu/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../comparators/fields.ts';
import { linkRecords } from '../link.ts';
import { explainPair } from '../reasons/explain.ts';
import { contradictionOf } from './contradiction.ts';

const FIELDS = [
  { attribute: 'resident_id', kind: 'identifier', exclusive: true },
  { attribute: 'person_name', kind: 'person_name', exclusive: false },
  { attribute: 'birth_date', kind: 'date', exclusive: false },
  { attribute: 'phone', kind: 'phone', exclusive: false },
  { attribute: 'address', kind: 'address', exclusive: false },
] as const;

describe('contradiction', () => {
  const fields = fieldsOf(FIELDS);
  const contradicts = contradictionOf(fields);
  const level = (f: number, id: string) => {
    const at = fields[f]?.levels.findIndex((l) => l.id === id) ?? -1;
    return at < 0 ? (fields[f]?.levels.length ?? 0) + 1 : at + 1;
  };
  const pair = (name: string, birth: string | null, id: string | null = null) => [
    id === null ? 0 : level(0, id),
    level(1, name),
    birth === null ? 0 : level(2, birth),
    1,
    1,
  ];
  it('is another name with another birth date, not a slip in one of them', () => {
    expect(contradicts(pair('different', 'different'))).toBe(1);
    expect(contradicts(pair('surname', 'year'))).toBe(1);
    expect(contradicts(pair('character', 'different'))).toBe(1);
    expect(contradicts(pair('different', null))).toBe(1);
    expect(contradicts(pair('different', null, 'exact'))).toBe(1);
    expect(contradicts(pair('nickname', 'different'))).toBe(-1);
    expect(contradicts(pair('different', 'exact'))).toBe(-1);
    expect(contradicts(pair('character', 'digit'))).toBe(-1);
    expect(contradicts(pair('exact', 'different'))).toBe(-1);
    expect(contradicts(pair('sound', 'different'))).toBe(-1);
  });

  it('is of the full name: what somebody was called before, or the guardian is called, stands beside it', () => {
    const more = [
      FIELDS[0],
      { attribute: 'former_name', kind: 'person_name', exclusive: false },
      ...FIELDS.slice(1),
      { attribute: 'guardian_name', kind: 'person_name', exclusive: false },
    ] as const;
    const own = fieldsOf(more);
    const levels = own.map((field) =>
      field.attribute === 'person_name' || field.attribute === 'birth_date' ? field.levels.length + 1 : 0,
    );
    expect(contradictionOf(own)(levels)).toBe(own.findIndex((field) => field.attribute === 'person_name'));
    // parts of a name say less
    const parts = fieldsOf([
      { attribute: 'given_name', kind: 'person_name', exclusive: false },
      { attribute: 'surname', kind: 'person_name', exclusive: false },
      { attribute: 'birth_date', kind: 'date', exclusive: false },
    ]);
    expect(contradictionOf(parts)(parts.map((field) => field.levels.length + 1))).toBe(-1);
  });
});

describe('linking a household', async () => {
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
  afterAll(() => engine.close());
  it('keeps apart who share a phone, an address and a borrowed identifier', async () => {
    // the child's clinic card bears the mother's number (it checks out); the mother is in three registers
    const mother = ['11010119800307566X', '李秀英', '1980-03-07', '13800001111', '人民路12号3栋2单元501室'];
    const child = [mother[0], '王浩然', '2012-09-21', mother[3], mother[4]];
    const childAtSchool = [null, '王浩然', '2012-09-21', mother[3], mother[4]];
    const rows: (readonly (string | null | undefined)[])[] = [mother, mother, child, mother, childAtSchool];
    for (let i = 0; i < 300; i++)
      rows.push([
        null,
        `陈${String.fromCharCode(0x4e00 + i * 7)}${String.fromCharCode(0x5000 + i * 3)}`,
        `19${50 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}`,
        `139${String(10_000_000 + i * 7919)}`,
        `建设路${i + 1}号`,
      ]);
    const value = (v: string | null | undefined) => (v ? `'${v}'` : 'CAST(NULL AS VARCHAR)');
    await engine.run(
      `CREATE OR REPLACE TABLE people AS SELECT * FROM (VALUES ${rows.map((r, i) => `(CAST(${i} AS BIGINT), ${i % 5}, ${r.map(value).join(', ')})`).join(', ')}) v(rec, src, resident_id, person_name, birth_date, phone, address)`,
    );
    const result = await linkRecords(engine, { table: 'people', fields: FIELDS, prefix: 'hh_' });
    const clusters = await engine.query<{ rec: number; ent: number }>(
      `SELECT rec, ent FROM ${result.clusters} WHERE rec < 5 ORDER BY rec`,
    );
    expect(clusters.map((c) => c.ent)).toEqual([0, 0, 2, 0, 2]);
    const side = (row: readonly (string | null | undefined)[]) =>
      Object.fromEntries(FIELDS.map((f, i) => [f.attribute, row[i] ?? null]));
    const why = explainPair(result.model, side(mother), side(childAtSchool));
    expect(why.probability).toBeLessThan(1e-6);
    expect(why.evidence.find((e) => e.attribute === 'person_name')?.bits).toBeLessThan(-40);
  });
});
