import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRadar, type RadarDraft, type RadarEntry } from './index.ts';
import { likenessOf, namedItem } from './items/likeness.ts';
import { compareTitles } from './judge/title-evidence.ts';
import { rolesOf } from './words/roles.ts';

const HEADINGS = [
  '姓名',
  '身份证号',
  'XM',
  'sfzh',
  '企业名称',
  '统一社会信用代码',
  'QYMC',
  '许可证编号',
  '许可日期',
  '处罚日期',
  '地址',
  '省',
  '经度',
  '经纬度',
  '残疾等级',
  '设备注册代码',
  '备注',
  '监护人电话',
  '',
];
const TITLES = [
  '残疾人证办理信息',
  '起重机械登记表',
  '贵阳市起重机械登记',
  '2021年企业年报',
  '2022年企业年报',
  '民政局部门预算',
  '幼儿园名录',
  '花溪区幼儿园一览表',
  '',
  '许可信息',
  '处罚信息',
];
const BODIES = ['贵州省民政厅', '贵阳市市场监督管理局', '遵义市市场监督管理局', '花溪区教育局'];

const item = fc.record({ name: fc.constantFrom(...HEADINGS) });
const entry: fc.Arbitrary<RadarEntry> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    title: fc.constantFrom(...TITLES),
    body: fc.constantFrom(...BODIES),
    items: fc.array(item, { maxLength: 6 }),
    subject: fc.option(fc.constantFrom('person', 'organisation'), { nil: undefined }),
    authority: fc.array(fc.constantFrom('disability_level', 'org_name'), { maxLength: 2 }),
    state: fc.constantFrom('draft' as const, 'published' as const),
  })
  .map(({ body, subject, ...rest }) => ({
    ...rest,
    organisation: { id: body, name: body },
    ...(subject && { subject }),
  }));
const step = fc.oneof(
  { weight: 3, arbitrary: entry.map((put) => ({ put, remove: undefined })) },
  { weight: 1, arbitrary: fc.constantFrom('a', 'b', 'c').map((remove) => ({ put: undefined, remove })) },
);
const draft: fc.Arbitrary<RadarDraft> = fc.oneof(
  entry.map(({ id: _, state: __, ...rest }) => rest),
  fc.record({ title: fc.constantFrom(...TITLES) }),
  fc.record({ items: fc.array(item, { maxLength: 6 }) }),
  fc.record({ kind: fc.constant('questionnaire' as const), items: fc.array(item, { maxLength: 6 }) }),
);

describe('the index', () => {
  it('answers after any puts and removals as if it had been built anew', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), draft, (steps, asked) => {
        const lived = createRadar();
        const last = new Map<string, RadarEntry>();
        for (const { put, remove } of steps) {
          if (put) {
            lived.put(put);
            last.set(put.id, put);
          } else {
            expect(lived.remove(remove!)).toBe(last.delete(remove!));
          }
        }
        const anew = createRadar();
        for (const each of last.values()) anew.put(each);
        expect(lived.size).toBe(last.size);
        expect(lived.probe(asked, { threshold: 0.05 })).toEqual(anew.probe(asked, { threshold: 0.05 }));
      }),
      { numRuns: 150 },
    );
  });

  it('answers the same after its lists were made anew', () => {
    const lived = createRadar();
    const made = (i: number): RadarEntry => ({
      id: `e${i % 40}`,
      title: TITLES[i % TITLES.length]!,
      organisation: { id: BODIES[i % 4]!, name: BODIES[i % 4]! },
      items: HEADINGS.slice(i % 12, (i % 12) + 5).map((name) => ({ name })),
      state: 'published',
    });
    for (let i = 0; i < 1700; i += 1) lived.put(made(i));
    const anew = createRadar();
    for (let i = 1660; i < 1700; i += 1) anew.put(made(i));
    for (const title of TITLES)
      expect(lived.probe({ title, items: made(3).items })).toEqual(anew.probe({ title, items: made(3).items }));
  });

  it('survives whatever is typed', () => {
    const radar = createRadar();
    radar.put({
      id: 'x',
      title: '起重机械登记表',
      organisation: { id: 'o', name: '贵阳市市场监督管理局' },
      items: [{ name: '设备注册代码' }],
      state: 'published',
    });
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '\u0000',
        '（（（（',
        '[',
        '\ud800',
        '<a'.repeat(50),
        '9'.repeat(200),
        '的'.repeat(300),
        '__proto__',
        'constructor',
      ),
    );
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 8 }), (title, body, names) => {
        const items = names.map((name) => ({ name }));
        radar.put({ id: title, title, abstract: body, organisation: { id: body, name: body }, items, state: 'draft' });
        expect(() => radar.probe({ title, organisation: { id: 'p', name: body }, items })).not.toThrow();
        expect(() => radar.probe({ abstract: title, kind: 'questionnaire', items })).not.toThrow();
        radar.remove(title);
      }),
      { numRuns: 200 },
    );
    expect(radar.probe({})).toEqual([]);
    const huge = 'a企业（'.repeat(200_000);
    expect(
      Array.isArray(
        radar.probe({
          title: huge,
          abstract: huge,
          items: Array.from({ length: 5000 }, (_, i) => ({ name: i < 20 ? `${i}${huge}` : `列${i}` })),
        }),
      ),
    ).toBe(true);
  });
});

describe('evidence', () => {
  it('of two headings is the same from both sides', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HEADINGS), fc.constantFrom(...HEADINGS), (a, b) => {
        const [x, y] = [namedItem({ name: a }), namedItem({ name: b })];
        expect(likenessOf(x, y)).toEqual(likenessOf(y, x));
      }),
    );
  });

  it('of two titles is the same from both sides, but for whose rest is whose', () => {
    const WORDS = ['企业', '许可', '处罚', '信息', '名录', '教师', '数'];
    const words = fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 5 });
    const title = words.map((list) => ({
      words: list.map((word) => WORDS.indexOf(word)),
      weights: list.map((word) => word.length),
      roles: list.map(rolesOf),
      total: list.reduce((n, w) => n + w.length, 0),
      core: list.join(''),
    }));
    fc.assert(
      fc.property(title, title, (a, b) => {
        const { ourRest, theirRest, ...rest } = compareTitles(a, b);
        expect(compareTitles(b, a)).toEqual({ ...rest, ourRest: theirRest, theirRest: ourRest });
      }),
    );
  });
});
