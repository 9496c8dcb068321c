import { openDuckDb } from '@kuaishu/engine';
import { describe, expect, it } from 'vitest';
import { gatheredSql, gatheredValues } from './gather.ts';

const FIELDS = ['resident_id', 'student_no', 'driver_license_no', 'mobile', 'phone'].map((attribute) => ({
  attribute,
  kind: attribute === 'mobile' || attribute === 'phone' ? ('phone' as const) : ('identifier' as const),
  exclusive: attribute === 'resident_id',
}));
const ID = '522730201011259562';
const record = (values: Record<string, string>) => ({
  ...Object.fromEntries(FIELDS.map(({ attribute }) => [attribute, null])),
  ...values,
});

describe('facts under another heading', () => {
  it.each([
    ['a mobile number under 联系电话', { phone: '13800001111' }, { mobile: '13800001111', phone: null }],
    ['a landline stays', { phone: '0851-85551234' }, { mobile: null, phone: '0851-85551234' }],
    [
      'a second mobile number stays',
      { mobile: '13800001111', phone: '13900002222' },
      { mobile: '13800001111', phone: '13900002222' },
    ],
    ['the ID number in a pupil’s number', { student_no: `G${ID}` }, { resident_id: ID, student_no: `G${ID}` }],
    ['the ID number as licence number', { driver_license_no: ID }, { resident_id: ID }],
    [
      'its own ID number first',
      { resident_id: '520103198001011234', driver_license_no: ID },
      { resident_id: '520103198001011234' },
    ],
    [
      'numbers that changed places',
      { resident_id: '13800001111', mobile: ID },
      { resident_id: ID, mobile: '13800001111' },
    ],
    [
      'an ID number under 联系电话 beside one of its own',
      { resident_id: '520103198001011234', phone: ID },
      { resident_id: '520103198001011234', phone: null },
    ],
    ['a number of the school’s own', { student_no: '20190304' }, { resident_id: null }],
  ])('%s', (_, given, expected) => {
    expect(gatheredValues(FIELDS, record(given))).toMatchObject(expected);
  });

  it('are gathered in SQL as in one record', async () => {
    const records = [
      record({ phone: '13800001111' }),
      record({ phone: '0851-85551234' }),
      record({ mobile: '13800001111', phone: '13900002222', student_no: `G${ID}` }),
      record({ resident_id: '13800001111', phone: ID }),
      record({ resident_id: '138', mobile: ID, phone: '13900002222' }),
      record({ driver_license_no: ID, phone: '+86 138-0000-1111' }),
      record({}),
    ];
    const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
    const value = (v: string | null) => (v === null ? 'CAST(NULL AS VARCHAR)' : `'${v}'`);
    const names = FIELDS.map((f) => f.attribute);
    const rows = records.map(
      (r, i) => `(${i}, ${names.map((name) => value((r as Record<string, string | null>)[name] ?? null)).join(', ')})`,
    );
    await engine.run(`CREATE TABLE records AS SELECT * FROM (VALUES ${rows.join(', ')}) v(n, ${names.join(', ')})`);
    const gathered = gatheredSql(FIELDS);
    const columns = names.map((name) => `${gathered.get(name) ?? name} AS ${name}`).join(', ');
    const found = await engine.query(`SELECT ${columns} FROM records ORDER BY n`);
    engine.close();
    expect(found).toEqual(records.map((r) => ({ ...gatheredValues(FIELDS, r) })));
  });
});
