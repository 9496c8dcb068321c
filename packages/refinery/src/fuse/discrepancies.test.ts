import type { AttributePlan } from '@kuaishu/catalog';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import type { ValueDomain } from '@kuaishu/standards';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countsOf } from '../publish/discrepancy-counts.ts';
import { comparedSql, discrepanciesSql } from './discrepancies-sql.ts';
import { closeSlice, DECIDED, decideSlice, openSlice, STATEMENTS } from './fuse-slice.ts';
import { formSql, shapesSql } from './shapes.ts';
import { attributeOf, fuseInput } from './testing.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(() => engine.close());

const plan = (domain: ValueDomain, more: Partial<AttributePlan> = {}) => attributeOf('a', { domain, ...more });
const PHONE = plan({ kind: 'identifier', rule: 'mobile' });
const DAY = 24 * 60;

interface Said {
  readonly res: number;
  /** Minutes since 1970. */
  readonly fresh: number;
  readonly a: string | null;
  readonly ok?: boolean;
  readonly ent?: number;
}

/** Records of entity 0 unless said otherwise, one after the other. */
async function compare(records: readonly Said[], attribute: AttributePlan) {
  const rows = records.map(({ res, fresh, a, ok = true, ent = 0 }, rec) => ({ rec, res, fresh, ent, values: [a, ok] }));
  const input = await fuseInput(engine, ['a', 'a_ok'], rows, [attribute]);
  const groups = await openSlice(engine, input);
  await decideSlice(engine, [attribute]);
  const found = await engine.query<{
    rec_a: number;
    rec_b: number;
    value_a: string;
    value_b: string;
    fused: number;
    suspect: number;
    reason: string;
  }>(`SELECT * FROM (${discrepanciesSql(STATEMENTS, DECIDED, [attribute])}) ORDER BY rec_a, rec_b`);
  const compared = await engine.query<{ attr: number; strips: number; entities: number }>(comparedSql(input, groups));
  const decided = await engine.query<{ rec: number; value: string }>(`SELECT rec, value FROM ${DECIDED} ORDER BY rec`);
  await closeSlice(engine, groups);
  return { found, compared, decided, input };
}

const brief = (found: readonly { rec_a: number; rec_b: number; fused: number; suspect: number; reason: string }[]) =>
  found.map(({ rec_a, rec_b, fused, suspect, reason }) => [rec_a, rec_b, fused, suspect, reason]);

describe('the shape of a difference', () => {
  const shape = async (domain: ValueDomain, a: string, b: string) =>
    (
      await engine.query<{ shape: string | null }>(
        shapesSql(
          `(SELECT attr, value_a, value_b, ${formSql('value_a', 'attr', [{ domain }])} AS form_a, ${formSql('value_b', 'attr', [{ domain }])} AS form_b FROM (SELECT 0 AS attr, '${a}' AS value_a, '${b}' AS value_b))`,
          [{ domain }],
        ),
      )
    )[0]?.shape;

  it.each([
    [{ kind: 'identifier', rule: 'mobile' }, '13812345678', '13812345978', 'digit'],
    [{ kind: 'identifier', rule: 'mobile' }, '13812345678', '1381234567', 'lost'],
    [{ kind: 'identifier', rule: 'mobile' }, '13812345678', '13812346578', 'transposed'],
    [{ kind: 'identifier', rule: 'mobile' }, '13812345678', '13998765432', null],
    [{ kind: 'identifier', rule: 'mobile' }, '13812345678', '138****5678', 'same'],
    [{ kind: 'identifier', rule: 'mobile' }, '13812345678', '138****5679', null],
    [{ kind: 'identifier', rule: 'mobile' }, '138****5678', '1381234****', 'same'],
    [{ kind: 'person_name' }, '欧阳小芳', '欧**', 'same'],
    [{ kind: 'person_name' }, '王小明', '王某某', 'same'],
    [{ kind: 'person_name' }, '王小明', '李*', null],
    [{ kind: 'person_name' }, '王小明', '王*强', null],
    [{ kind: 'identifier', rule: 'region6' }, '520102', '520103', null],
    [{ kind: 'code', table: 'sex' }, '1', '2', null],
    [{ kind: 'person_name' }, '欧阳小芳', '欧阳小方', 'character'],
    [{ kind: 'person_name' }, '王小明', '王明', 'lost'],
    [{ kind: 'person_name' }, '王小明', '李国华', null],
    [{ kind: 'org_name' }, '贵州黔诚（集团）公司', '贵州黔诚(集团)公司', 'same'],
    [{ kind: 'org_name' }, '贵州禾诚贸易', '贵州禾诚贸易有限责任公司', 'detail'],
    [{ kind: 'date' }, '1990-03-09', '1990-09-03', 'day_month'],
    [{ kind: 'date' }, '1990-03-09', '1991-03-09', 'digit'],
    [{ kind: 'number', min: 0, max: 1e12 }, '103022.0', '1030220.0', 'unit'],
    [{ kind: 'number', min: 0, max: 1e12 }, '25632.466667', '25632.44', 'same'],
    [{ kind: 'number', min: 0, max: 1e12 }, '25632', '25700', 'rounding'],
    [{ kind: 'number', min: 0, max: 1e12 }, '0', '12', null],
    [{ kind: 'coordinate', axis: 'lng' }, '106.700001', '106.700052', 'rounding'],
    [
      { kind: 'address' },
      '望谟县蟠桃街道东风巷202号紫林广场8-3-2502',
      '望谟县蟠桃街道东风巷202号紫林广场8栋3单元2502室',
      'same',
    ],
    [{ kind: 'address' }, '织金县白泥镇那里村三十二组150号', '贵州省毕节市织金县白泥镇那里村32组150号', 'same'],
    [{ kind: 'address' }, '白泥镇那里村3组150号', '白泥镇那里村3组', 'detail'],
    [{ kind: 'address' }, '观山湖区长岭北路1号', '观山湖区长岭北路2号', null],
  ] as [ValueDomain, string, string, string | null][])('%j %s, %s: %s', async (domain, a, b, expected) => {
    expect(await shape(domain, a, b)).toBe(expected);
    expect(await shape(domain, b, a)).toBe(expected);
  });
});

describe('discrepancies', () => {
  it('hold both records; of a slip the side that fewer strips support is suspected, whichever is fresher', async () => {
    const { found } = await compare(
      [
        { res: 0, fresh: 900 * DAY, a: '13812345678' },
        { res: 1, fresh: 100 * DAY, a: '13812345978' },
        { res: 2, fresh: 50 * DAY, a: '13812345978' },
      ],
      PHONE,
    );
    expect(brief(found)).toEqual([
      [0, 1, 2, 1, 'digit'],
      [0, 2, 2, 1, 'digit'],
    ]);
  });

  it('call the older of two values that have nothing in common stale, and say nothing of values of one day', async () => {
    const old = { res: 1, fresh: 100 * DAY, a: '13998765432' };
    expect(brief((await compare([{ res: 0, fresh: 900 * DAY, a: '13812345678' }, old], PHONE)).found)).toEqual([
      [0, 1, 1, 2, 'stale'],
    ]);
    expect(brief((await compare([{ res: 0, fresh: 101 * DAY, a: '13812345678' }, old], PHONE)).found)).toEqual([
      [0, 1, 1, 2, 'differs'],
    ]);
    expect(brief((await compare([{ res: 0, fresh: 0, a: '13812345678' }, old], PHONE)).found)[0]?.[4]).toBe('differs');
  });

  it('suspect what fails its own rule, though it be the authority’s', async () => {
    const attribute = plan({ kind: 'identifier', rule: 'mobile' }, { ranks: { p: 0, q: 1, r: 1 } });
    const { found } = await compare(
      [
        { res: 0, fresh: 900 * DAY, a: '1381234567', ok: false },
        { res: 1, fresh: 100 * DAY, a: '13812345678' },
      ],
      attribute,
    );
    expect(brief(found)).toEqual([[0, 1, 2, 1, 'invalid']]);
  });

  it('a strip that disagrees with itself is compared by its best record', async () => {
    const { found } = await compare(
      [
        { res: 0, fresh: 900 * DAY, a: '13812345678' },
        { res: 0, fresh: 100 * DAY, a: '13998765432' },
        { res: 1, fresh: 500 * DAY, a: '13812345678' },
      ],
      PHONE,
    );
    expect(brief(found)).toEqual([[0, 1, 1, 2, 'stale']]);
  });

  it('leave out what says the same in other words, and what a row says of itself', async () => {
    const address = plan({ kind: 'address' });
    const said = [
      { res: 0, fresh: 9, a: '望谟县东风巷202号8-3-2502' },
      { res: 1, fresh: 5, a: '贵州省黔西南州望谟县东风巷202号8栋3单元2502号' },
    ];
    expect((await compare(said, address)).found).toEqual([]);
    const row = plan({ kind: 'text' }, { ofTheRow: true });
    expect(
      (
        await compare(
          [
            { res: 0, fresh: 9, a: 'A1' },
            { res: 1, fresh: 5, a: 'B2' },
          ],
          row,
        )
      ).found,
    ).toEqual([]);
  });

  it('are counted beside how many were compared', async () => {
    const { compared, input } = await compare(
      [
        { res: 0, fresh: 9, a: 'x' },
        { res: 1, fresh: 9, a: 'y' },
        { res: 0, fresh: 9, a: 'z', ent: 1 },
        { res: 1, fresh: 9, a: 'z', ent: 1 },
        { res: 2, fresh: 9, a: 'z', ent: 1 },
        { res: 0, fresh: 9, a: 'z', ent: 2 },
        { res: 1, fresh: 9, a: null, ent: 2 },
      ],
      plan({ kind: 'text' }),
    );
    const row = { attr: 0, res_a: 0, res_b: 1, differ: 1, suspect_a: 0, suspect_b: 1, differs: 1 };
    expect(countsOf(input, [row], compared)).toEqual([
      { attribute: 'a', a: 'p', b: 'q', compared: 2, differ: 1, suspectA: 0, suspectB: 1, reasons: { differs: 1 } },
    ]);
  });

  it('name two records that state the two values, whatever is said', async () => {
    const said = fc.array(
      fc.record({
        res: fc.nat(2),
        fresh: fc.nat(3).map((n) => n * 40 * DAY),
        a: fc.option(fc.constantFrom('13812345678', '13812345978', '1381234567', '13998765432')),
        ent: fc.nat(1),
      }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(said, async (records) => {
        const { found } = await compare(records, PHONE);
        for (const d of found) {
          const [a, b] = [records[d.rec_a], records[d.rec_b]];
          if (a?.a !== d.value_a || b?.a !== d.value_b || a.ent !== b.ent || d.value_a === d.value_b) return false;
        }
        // every two strips whose best records differ stand in the list, once
        const best = (res: number, ent: number) =>
          records
            .map((r, rec) => ({ ...r, rec }))
            .filter((r) => r.res === res && r.ent === ent && r.a !== null)
            .sort((x, y) => y.fresh - x.fresh || x.rec - y.rec)[0];
        let pairs = 0;
        for (const ent of [0, 1])
          for (const [x, y] of [
            [0, 1],
            [0, 2],
            [1, 2],
          ] as const) {
            const [a, b] = [best(x, ent), best(y, ent)];
            if (a && b && a.a !== b.a) pairs++;
          }
        const cross = found.filter((d) => records[d.rec_a]?.res !== records[d.rec_b]?.res);
        return cross.length === pairs;
      }),
      { numRuns: 25 },
    );
  });
});

describe('what overrules the smallest key', () => {
  const overruled = async (records: readonly Said[], attribute: AttributePlan) =>
    (await compare(records, attribute)).decided.map((r) => r.value);
  const typo = [
    { res: 0, fresh: 900 * DAY, a: '13812345678' },
    { res: 1, fresh: 100 * DAY, a: '13812345978' },
    { res: 2, fresh: 50 * DAY, a: '13812345978' },
  ];
  const moved = typo.map((r) => ({ ...r, a: r.res === 0 ? '13998765432' : r.a }));
  const authority = (yields?: AttributePlan['yields']) =>
    plan(PHONE.domain, { ranks: { p: 0, q: 1, r: 1 }, ...(yields ? { yields } : {}) });

  it('among equals: a slip of what two others say, but not a newer value', async () => {
    expect(await overruled(typo, PHONE)).toEqual(['13812345978']);
    expect(await overruled(moved, PHONE)).toEqual([]);
    expect(await overruled(typo.slice(0, 2), PHONE)).toEqual([]);
  });

  it('the authority only where its entry says so', async () => {
    expect(await overruled(typo, authority())).toEqual([]);
    expect(await overruled(typo, authority('slip'))).toEqual(['13812345978']);
    expect(await overruled(moved, authority('slip'))).toEqual([]);
    expect(await overruled(moved, authority('fresher'))).toEqual([]);
    const outdated = moved.map((r) => ({ ...r, fresh: r.res === 0 ? 10 * DAY : r.fresh }));
    expect(await overruled(outdated, authority('slip'))).toEqual([]);
    expect(await overruled(outdated, authority('fresher'))).toEqual(['13812345978']);
    expect(await overruled(typo, authority('never'))).toEqual([]);
  });

  it('of addresses that say the same the fullest is shown', async () => {
    const address = plan({ kind: 'address' });
    const { decided } = await compare(
      [
        { res: 0, fresh: 9, a: '望谟县东风巷202号8-3-2502' },
        { res: 1, fresh: 5, a: '贵州省黔西南州望谟县东风巷202号8栋3单元2502号' },
        { res: 2, fresh: 1, a: '贵州省黔西南布依族苗族自治州望谟县西风巷202号8栋3单元2502号' },
      ],
      address,
    );
    expect(decided.map((r) => r.rec)).toEqual([1]);
  });

  it('an address is the fullest where all say the same, and strips agree then whatever the order', async () => {
    const address = plan({ kind: 'address' });
    const said = [
      { res: 0, fresh: 9, a: '双江街道云岩北路177号5栋4单元2404号' },
      { res: 1, fresh: 5, a: '江口县双江街道云岩北路177号5-4-2404' },
      { res: 2, fresh: 3, a: '铜仁市江口县双江街道云岩北路177号5栋4单元2404号' },
    ];
    for (const records of [said, said.toReversed()]) {
      const { decided, found } = await compare(records, address);
      const fullest = records.findIndex((r) => r.a.startsWith('铜仁市'));
      expect(decided.map((r) => r.rec)).toEqual(fullest === 0 && records[0]?.fresh === 9 ? [] : [fullest]);
      expect(found).toEqual([]);
    }
  });

  it('however long an address is', async () => {
    const long = `${'长岭北路'.repeat(3000)}12号`;
    const { found } = await compare(
      [long, `云岩区${long}`, `观山湖区${long}`].map((a, res) => ({ res, fresh: 9 - res, a })),
      plan({ kind: 'address' }),
    );
    expect(found.map((d) => [d.rec_a, d.rec_b])).toEqual([[1, 2]]);
  });

  it('two addresses that differ from a third by divisions alone may yet differ from one another', async () => {
    const { found } = await compare(
      [
        { res: 0, fresh: 9, a: '长岭北路12号' },
        { res: 1, fresh: 5, a: '云岩区长岭北路12号' },
        { res: 2, fresh: 3, a: '观山湖区长岭北路12号' },
      ],
      plan({ kind: 'address' }),
    );
    expect(found.map((d) => [d.rec_a, d.rec_b])).toEqual([[1, 2]]);
  });
});
