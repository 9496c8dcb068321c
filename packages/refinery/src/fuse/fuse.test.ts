import type { AttributePlan } from '@kuaishu/catalog';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { discrepanciesSql } from './discrepancies-sql.ts';
import { closeSlice, DECIDED, decideSlice, goldenRowsSql, openSlice, STATEMENTS } from './fuse-slice.ts';
import { attributeOf, fuseInput } from './testing.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(() => engine.close());

const attribute = (name: string, ranks: Record<string, number>, majority = false) =>
  attributeOf(name, { ranks, majority });

interface Rec {
  readonly rec: number;
  readonly res: number;
  readonly fresh: number;
  readonly ent: number;
  readonly a: string | null;
  readonly b: string | null;
}

type Golden = {
  readonly entity_id: string;
  readonly members: number[];
  readonly prefecture: string;
  readonly a: string | null;
  readonly w_a: number | null;
  readonly b: string | null;
  readonly w_b: number | null;
  readonly conflicts_0: number;
};

async function fuse(records: readonly Rec[], attributes: readonly AttributePlan[]) {
  const rows = records.map(({ a, b, ...record }) => ({ ...record, values: [a, b] }));
  const input = await fuseInput(engine, ['a', 'b'], rows, attributes);
  const groups = await openSlice(engine, input);
  await decideSlice(engine, attributes);
  const types = new Map(attributes.map((a) => [a.attribute, 'VARCHAR']));
  const golden = await engine.query<Golden>(await goldenRowsSql(engine, input, groups, types));
  await closeSlice(engine, groups);
  return golden;
}

const plain = [attribute('a', { p: 0, q: 1, r: 1 }), attribute('b', { p: 1, q: 1, r: 1 })];

it('takes the authority before anything fresher, and the freshest among equals', async () => {
  const [row] = await fuse(
    [
      { rec: 0, res: 0, fresh: 10, ent: 0, a: 'old authority', b: 'old' },
      { rec: 1, res: 1, fresh: 99, ent: 0, a: 'fresh', b: 'new' },
    ],
    plain,
  );
  expect(row).toMatchObject({
    a: 'old authority',
    w_a: 1,
    b: 'new',
    w_b: 2,
    conflicts_0: 3,
    prefecture: '5201',
    members: [0, 1],
  });
});

it('lets agreement decide among values that tie in rank and freshness', async () => {
  const [row] = await fuse(
    [
      { rec: 0, res: 0, fresh: 5, ent: 0, a: null, b: 'typo' },
      { rec: 1, res: 1, fresh: 5, ent: 0, a: null, b: 'right' },
      { rec: 2, res: 2, fresh: 5, ent: 0, a: null, b: 'right' },
    ],
    plain,
  );
  expect(row).toMatchObject({ a: null, w_a: null, b: 'right', w_b: 2 });
});

it('takes no vote on what a row says of itself, and marks it as differing all the same', async () => {
  const records = ['mine', 'theirs', 'theirs'].map((a, rec): Rec => ({ rec, res: rec, fresh: 5, ent: 0, a, b: a }));
  const equal = { p: 1, q: 1, r: 1 };
  const row = { ...attribute('a', equal), ofTheRow: true as const };
  expect((await fuse(records, [row, attribute('b', equal)]))[0]).toMatchObject({
    a: 'mine',
    w_a: 1,
    b: 'theirs',
    conflicts_0: 3,
  });
});

it('lets agreement beat the authority only where the entry says so', async () => {
  const records: Rec[] = [
    { rec: 0, res: 0, fresh: 50, ent: 0, a: 'typo', b: null },
    { rec: 1, res: 1, fresh: 5, ent: 0, a: 'right', b: null },
    { rec: 2, res: 2, fresh: 6, ent: 0, a: 'right', b: null },
  ];
  expect((await fuse(records, plain))[0]).toMatchObject({ a: 'typo', w_a: 1 });
  expect((await fuse(records, [attribute('a', { p: 0, q: 1, r: 1 }, true), plain[1]!]))[0]).toMatchObject({
    a: 'right',
    w_a: 3,
  });
});

it('gives each cell a record that holds that very value, whatever the records', async () => {
  const value = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null });
  const record = fc.record({ res: fc.nat(2), fresh: fc.nat(3), ent: fc.nat(3), a: value, b: value });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 14 }), fc.boolean(), async (drawn, majority) => {
      const records = drawn.map((r, rec) => ({ ...r, rec }));
      const rows = await fuse(records, [
        attribute('a', { p: 0, q: 1, r: 2 }, majority),
        attribute('b', { p: 1, q: 0, r: 1 }),
      ]);
      expect(rows.flatMap((r) => r.members).sort((x, y) => x - y)).toEqual(records.map((r) => r.rec));
      for (const row of rows) {
        const mine = records.filter((r) => `e${r.ent}` === row.entity_id);
        for (const [name, cell, place, bit] of [
          ['a', row.a, row.w_a, 1],
          ['b', row.b, row.w_b, 2],
        ] as const) {
          const given = mine.flatMap((r) => (r[name] === null ? [] : [r[name]]));
          expect(place === null).toBe(given.length === 0);
          if (place !== null) expect(records[row.members[place - 1]!]?.[name]).toBe(cell);
          expect((row.conflicts_0 & bit) !== 0).toBe(new Set(given).size > 1);
        }
      }
    }),
    { numRuns: 60 },
  );
});

const ID = attributeOf('a', { domain: { kind: 'identifier', rule: 'resident_id' }, ranks: { p: 0, q: 1, r: 1 } });
const WHOLE = '52010219900101123X';

/** Numbers of one subject: covered ones have stars, and no rule holds of them. */
async function fuseNumbers(values: readonly string[], attribute: AttributePlan = ID) {
  const rows = values.map((a, rec) => ({
    rec,
    res: rec % 3,
    fresh: 100 - rec,
    ent: 0,
    values: [a, !a.includes('*') && a.length === 18, a.includes('*')],
  }));
  const input = {
    ...(await fuseInput(engine, ['a', 'a_ok', 'a_covered'], rows, [attribute])),
    covered: new Set(['a']),
  };
  const groups = await openSlice(engine, input);
  await decideSlice(engine, [attribute]);
  const [golden] = await engine.query<{ a: string; w_a: number }>(
    await goldenRowsSql(engine, input, groups, new Map([['a', 'VARCHAR']])),
  );
  const discrepancies = await engine.query<{ value_a: string; value_b: string; reason: string }>(
    `SELECT value_a, value_b, reason FROM (${discrepanciesSql(STATEMENTS, DECIDED, [attribute])}) ORDER BY value_a, value_b`,
  );
  await closeSlice(engine, groups);
  return { golden: golden?.a, discrepancies };
}

it('shows a whole number before a covered one, though that is the authority’s and fresher; one that agrees is no discrepancy', async () => {
  expect(await fuseNumbers(['520102********123X', WHOLE])).toEqual({ golden: WHOLE, discrepancies: [] });
  expect((await fuseNumbers(['520102********123X', '5201021990010112'])).golden).toBe('520102********123X');
});

it('tells with both records where a covered number contradicts a whole one', async () => {
  const { golden, discrepancies } = await fuseNumbers(['520103********123X', WHOLE]);
  expect(golden).toBe(WHOLE);
  expect(discrepancies).toMatchObject([{ value_a: '520103********123X', value_b: WHOLE }]);
  expect((await fuseNumbers(['520103********123X', '520102****0101****'])).discrepancies).toHaveLength(1);
  expect((await fuseNumbers(['520102********123X', '520102****0101****'])).discrepancies).toEqual([]);
});

it('shows a whole number however many cover it, also where agreement decides', async () => {
  const covered = '520102********123X';
  const majority = { ...ID, majority: true };
  const fresher = { ...ID, yields: 'fresher' as const };
  for (const attribute of [ID, majority, fresher])
    expect((await fuseNumbers([covered, WHOLE, covered, covered, covered], attribute)).golden).toBe(WHOLE);
});

it('shows a covered value only where nothing whole was delivered, whatever the records', async () => {
  const value = fc.constantFrom(
    '520102********123X',
    '522***19900101****',
    WHOLE,
    '520102199001011',
    '52230119850505211X',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 7 }), fc.boolean(), async (values, majority) => {
      const { golden } = await fuseNumbers(values, { ...ID, majority });
      const whole = values.some((v) => v.length === 18 && !v.includes('*'));
      if (whole) expect(golden).not.toContain('*');
      expect(values).toContain(golden);
    }),
    { numRuns: 40 },
  );
});
