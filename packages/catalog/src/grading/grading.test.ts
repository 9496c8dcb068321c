import { elements, type Grade } from '@kuaishu/standards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, Item } from '../entry.ts';
import { gradeChange, gradeChanges, needsSecondPerson } from './grade-change.ts';
import { judgeLegalBasis } from './legal-basis.ts';
import { personalKindOf } from './personal-information.ts';
import { GRADE_ORDER, proposeGrades } from './propose.ts';
import { publicationFaults } from './publication-faults.ts';

const entry = (items: readonly Item[], more: Partial<Entry> = {}): Entry => ({
  resource: 'x',
  name: { zh: '户籍人口' },
  provider: { name: '公安厅' },
  subject: 'person',
  items: [...items],
  ...more,
});
const named = (id: string): Item => ({ name: id, element: id });

describe('a proposed grade', () => {
  it('is public, shared and open where nothing is sensitive', () => {
    const { grade, sharing, opening, personal, impactAssessment } = proposeGrades(
      entry([named('uscc'), named('org_name'), named('registered_capital')], { subject: 'organisation' }),
    );
    expect([grade, sharing, opening, personal.items, impactAssessment]).toEqual([
      'green',
      { type: 1 },
      { open: true },
      0,
      false,
    ]);
  });

  it('tells personal and sensitive personal information with their reasons', () => {
    const { grade, items, sharing, opening } = proposeGrades(
      entry([named('person_name'), named('resident_id'), named('diagnosis'), named('religion')]),
    );
    expect(grade).toBe('yellow');
    expect(items.map(({ personal }) => [personal?.category, personal?.sensitive])).toEqual([
      ['basic', false],
      ['identity', true],
      ['health', true],
      ['other', true],
    ]);
    expect(items[2]?.reasons.map(({ zh }) => zh).join()).toContain('个人信息保护法第二十八条');
    expect(sharing.type).toBe(2);
    expect(judgeLegalBasis(opening.basis).sufficient).toBe(true);
  });

  it('takes an address for personal beside a name only, and never in sums over people', () => {
    const personal = (items: readonly Item[], more: Partial<Entry>) => proposeGrades(entry(items, more)).personal.items;
    expect(personal([named('uscc'), named('address')], { subject: 'organisation' })).toBe(0);
    expect(personal([named('uscc'), named('legal_rep_name'), named('address')], { subject: 'organisation' })).toBe(2);
    expect(personal([named('sex'), named('age'), named('population')], { subject: 'indicator' })).toBe(0);
  });

  it('takes whatever is said of children for sensitive', () => {
    const { items } = proposeGrades(entry([named('person_name')], { name: { zh: '留守儿童台账' } }));
    expect(items[0]?.personal?.sensitive).toBe(true);
  });

  it('reads headings that no element explains, and keeps what is unknown internal', () => {
    const { items } = proposeGrades(entry([{ name: '人脸特征值' }, { name: '随便一列' }]));
    expect(items.map(({ grade, personal }) => [grade, personal?.category])).toEqual([
      ['yellow', 'biometric'],
      ['yellow', undefined],
    ]);
  });

  it('refuses what calls itself secret, not what says whether it is', () => {
    expect(proposeGrades(entry([named('uscc')], { name: { zh: '涉密项目清单' } })).grade).toBe('red');
    expect(proposeGrades(entry([{ name: '是否涉密', type: 'L' }])).items[0]?.grade).toBe('yellow');
  });

  it('is never lower than an item’s, and no personal item is public', () => {
    const item = fc.constantFrom(...elements).map(({ id }) => named(id));
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ name }) => name, minLength: 1, maxLength: 12 }), (items) => {
        const found = proposeGrades(entry(items));
        for (const { grade, personal } of found.items) {
          expect(GRADE_ORDER.indexOf(found.grade)).toBeGreaterThanOrEqual(GRADE_ORDER.indexOf(grade));
          if (personal) expect(grade).not.toBe('green');
        }
        // what is proposed may be published
        const { grade, sharing, opening } = found;
        const graded = entry(items, { grade, sharing, opening });
        expect(publicationFaults(graded).filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
    );
  });

  it('knows of every element that identifies a person what kind it is', () => {
    const unknown = elements.filter(
      ({ domain, grade, id }) =>
        grade === 'yellow' &&
        (domain.kind === 'person_name' || (domain.kind === 'identifier' && domain.rule === 'resident_id')) &&
        !personalKindOf(id),
    );
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });
});

describe('a legal basis', () => {
  it.each([
    ['《中华人民共和国居民身份证法》第六条', 'law'],
    ['居民身份证法第六条', 'law'],
    ['依据《税收征收管理法》第八条第二款', 'law'],
    ['《中华人民共和国民法典》第一千零三十九条', 'law'],
    ['《不动产登记暂行条例》第二十八条', 'administrative_regulation'],
    ['《中华人民共和国政府信息公开条例》第十五条', 'administrative_regulation'],
    ['国发〔2016〕51号', 'state_council'],
    ['《国务院关于加强数字政府建设的指导意见》', 'state_council'],
    ['《政务数据共享条例》（国务院令第809号）第二十条', 'state_council'],
    ['《中共中央 国务院关于构建数据基础制度的意见》', 'party_centre'],
  ])('%s is enough: %s', (text, rank) => {
    expect(judgeLegalBasis(text)).toMatchObject({ sufficient: true, citations: [{ rank }] });
  });

  it.each([
    ['', undefined],
    ['  ', undefined],
    ['按规定不予共享', undefined],
    ['涉及内部管理', undefined],
    ['《贵州省政府数据共享开放条例》第十八条', 'local_regulation'],
    ['《贵阳市大数据安全管理条例》第三条', 'local_regulation'],
    ['《黔南布依族苗族自治州促进条例》第三条', 'local_regulation'],
    ['《公安机关办理行政案件程序规定》第二条', 'departmental_rule'],
    ['《国家卫生健康委关于人口健康信息管理的办法》第五条', 'departmental_rule'],
    ['发改高技术〔2017〕1272号', 'departmental_rule'],
    ['GB/T 35273-2020', undefined],
    ['内部工作办法第三条', 'departmental_rule'],
  ])('%s is not enough', (text, rank) => {
    const verdict = judgeLegalBasis(text);
    expect(verdict.sufficient).toBe(false);
    expect(verdict.citations[0]?.rank).toBe(rank);
    expect(verdict.mend.zh).toContain('国务院决定');
  });

  it('counts by its best citation, and asks for the article where it is not named', () => {
    expect(judgeLegalBasis('《公安部规定》第一条、《中华人民共和国反恐怖主义法》第三条').sufficient).toBe(true);
    expect(judgeLegalBasis('《中华人民共和国反恐怖主义法》').mend.en).toContain('article');
  });
});

describe('what keeps an entry from being published', () => {
  const codes = (more: Partial<Entry>, items: readonly Item[] = [named('uscc')]) =>
    publicationFaults(entry(items, { subject: 'organisation', ...more })).map(
      ({ pointer, code, severity }) => `${severity} ${pointer} ${code}`,
    );
  const LAW = '《中华人民共和国个人信息保护法》第二十五条';

  it.each<[string, Partial<Entry>, readonly string[]]>([
    [
      'nothing, when public data are shared and open',
      { grade: 'green', sharing: { type: 1 }, opening: { open: true } },
      [],
    ],
    [
      'public data under a condition',
      { grade: 'green', sharing: { type: 2, condition: 'x' }, opening: { open: true } },
      ['error /sharing/type green_not_shared'],
    ],
    [
      'public data that are closed',
      { grade: 'green', sharing: { type: 1 }, opening: { open: false } },
      ['error /opening/open green_not_open'],
    ],
    [
      'internal data closed without basis',
      { grade: 'yellow', sharing: { type: 1 }, opening: { open: false } },
      ['error /opening/basis basis_missing'],
    ],
    [
      'internal data not shared by a department’s rule',
      { grade: 'yellow', sharing: { type: 3, basis: '《某部管理办法》第一条' }, opening: { open: false, basis: LAW } },
      ['warning /sharing/type internal_not_shared', 'error /sharing/basis basis_insufficient'],
    ],
    ['a secret', { grade: 'red', sharing: { type: 1 }, opening: { open: true } }, ['error /grade red_refused']],
    [
      'nothing said',
      {},
      ['error /grade grade_missing', 'error /sharing sharing_missing', 'error /opening opening_missing'],
    ],
  ])('%s', (_, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });

  it('an item’s grade is held against the sharing that it inherits', () => {
    const shared = {
      grade: 'yellow',
      sharing: { type: 2, condition: 'x' },
      opening: { open: false, basis: LAW },
    } as const;
    expect(codes(shared, [{ ...named('org_name'), grade: 'green' }])).toEqual([
      'error /items/0/sharing/type green_not_shared',
      'error /items/0/opening/open green_not_open',
    ]);
    expect(codes({ grade: 'green', sharing: { type: 1 }, opening: { open: true } }, [named('resident_id')])).toEqual([
      'error /grade grade_below_items',
    ]);
  });
});

it('only lowering a grade needs a second person, wherever it comes from', () => {
  const grade = fc.constantFrom<Grade>('green', 'yellow', 'red');
  fc.assert(
    fc.property(grade, grade, (a, b) => {
      expect(gradeChange(a, b).secondPerson).toBe(GRADE_ORDER.indexOf(b) < GRADE_ORDER.indexOf(a));
    }),
  );
  const before = entry([named('person_name'), { name: '备注' }], { grade: 'yellow' });
  expect(gradeChanges(before, before)).toEqual([]);
  const lowered = entry([{ ...named('person_name'), grade: 'green' }, { name: '备注' }], { grade: 'yellow' });
  expect(gradeChanges(before, lowered)).toMatchObject([
    { item: 'person_name', from: 'yellow', to: 'green', direction: 'lowered' },
  ]);
  // through another element
  expect(
    needsSecondPerson(
      entry([{ name: '名称', element: 'person_name' }]),
      entry([{ name: '名称', element: 'org_name' }]),
    ),
  ).toBe(true);
  expect(needsSecondPerson(lowered, before)).toBe(false);
});
