import { describe, expect, it } from 'vitest';
import type { Entry, Item } from '../entry.ts';
import { compilePlan } from './compile-plan.ts';
import { resolveItems } from './items.ts';
import { deriveTemplate } from './template.ts';

const entry = (resource: string, subject: string, items: readonly Item[], more: Partial<Entry> = {}): Entry => ({
  resource,
  name: { zh: resource },
  provider: { name: '某厅' },
  subject,
  items: [...items],
  ...more,
});
const item = (name: string, element?: string, more: Partial<Item> = {}): Item => ({
  name,
  ...(element === undefined ? {} : { element }),
  ...more,
});
const plan = (...entries: Entry[]) => compilePlan({ project: 'p', name: { zh: '项目' } }, entries);

const HUKOU = entry(
  'hukou',
  'person',
  [
    item('身份证号', 'resident_id'),
    item('姓名', 'person_name'),
    item('性别', 'sex'),
    item('出生日期', 'birth_date'),
    item('住址', 'address'),
    item('区划', 'region_code'),
  ],
  { key: ['身份证号'], authority: ['person_name', '性别'] },
);
const INSURED = entry(
  'insured',
  'person',
  [item('证件号码', 'resident_id'), item('姓名', 'person_name'), item('手机', 'mobile', { link: false }), item('备注')],
  { majority: ['person_name'] },
);

describe('titles of items', () => {
  const titleOf = (one: Item) => resolveItems(entry('x', 'person', [one]))[0]?.title;

  it('come from the item, then from its data element', () => {
    expect(titleOf(item('CJZH', undefined, { title: { zh: '残疾人证号', en: 'Disability certificate' } }))).toEqual({
      zh: '残疾人证号',
      en: 'Disability certificate',
    });
    expect(titleOf(item('XM', 'person_name'))).toEqual({ zh: '姓名', en: 'Name of person' });
  });

  it('come from the element whose name or initials the heading is, though it is not claimed', () => {
    expect(titleOf(item('登记机关'))).toEqual({ zh: '登记机关', en: 'Registration authority' });
    expect(titleOf(item('XM', undefined, { attribute: 'name_2' }))).toEqual({ zh: '姓名', en: 'Name of person' });
  });

  it('keep the own name beside the element of an item that has an attribute of its own', () => {
    expect(titleOf(item('曾住址', 'address', { attribute: 'former_address' }))).toEqual({
      zh: '曾住址',
      en: 'Residential address (曾住址)',
    });
  });

  it('are words where the heading is a program’s name, and stay where nothing is known', () => {
    expect(titleOf(item('firstIssueDay'))?.en).toBe('First issue day');
    expect(titleOf(item('QZQX'))).toEqual({ zh: 'QZQX', en: 'QZQX' });
  });
});

describe('a plan', () => {
  it('does not depend on the order of the entries', () => {
    expect(plan(HUKOU, INSURED)).toEqual(plan(INSURED, HUKOU));
  });

  it('gives the authority rank 0 and the others rank 1', () => {
    const [person] = plan(HUKOU, INSURED).subjects;
    const name = person?.attributes.find((a) => a.attribute === 'person_name');
    expect(name).toMatchObject({ ranks: { hukou: 0, insured: 1 }, majority: true });
    expect(person?.attributes.find((a) => a.attribute === 'sex')?.ranks).toEqual({ hukou: 0 });
    expect(person?.partition).toBe('region_code');
  });

  it('links persons by evidence, best first, and leaves out what an entry takes out', () => {
    const [person] = plan(HUKOU, INSURED).subjects;
    expect(person?.link).toEqual({
      mode: 'records',
      attributes: [
        { attribute: 'resident_id', kind: 'identifier', exclusive: true },
        { attribute: 'person_name', kind: 'person_name', exclusive: false },
        { attribute: 'birth_date', kind: 'date', exclusive: false },
        { attribute: 'sex', kind: 'category', exclusive: false },
        { attribute: 'address', kind: 'address', exclusive: false },
        { attribute: 'region_code', kind: 'region', exclusive: false },
      ],
    });
  });

  it('keeps projects of different codes apart', () => {
    const plans = entry('plans', 'project', [item('代码', 'project_no'), item('名称', 'project_name'), item('备注')]);
    expect(plan(plans).subjects[0]?.link).toEqual({
      mode: 'records',
      attributes: [
        { attribute: 'project_no', kind: 'identifier', exclusive: true },
        { attribute: 'project_name', kind: 'text', exclusive: false },
      ],
    });
  });

  it('joins indicators by what, where and when', () => {
    const gdp = entry('gdp', 'indicator', [
      item('指标', 'indicator_code'),
      item('地区', 'stat_region'),
      item('年份', 'stat_year'),
      item('值', 'indicator_value'),
    ]);
    expect(plan(gdp).subjects[0]?.link).toEqual({
      mode: 'key',
      attributes: ['indicator_code', 'stat_region', 'stat_year'],
    });
  });

  it('joins unknown subjects by their key only where all entries have the same', () => {
    const a = entry(
      'a',
      'permit',
      [item('许可证号', undefined, { attribute: 'permit_no' }), item('标题', undefined, { attribute: 'title' })],
      { key: ['许可证号'] },
    );
    const b = { ...a, resource: 'b' };
    expect(plan(a, b).subjects[0]?.link).toEqual({ mode: 'key', attributes: ['permit_no'] });
    const { key: _, ...keyless } = b;
    expect(plan(a, keyless).subjects[0]?.link).toMatchObject({ mode: 'records' });
  });

  it('refuses a row only when it cannot serve', () => {
    const rules = plan(HUKOU, INSURED).rules['hukou'] ?? [];
    expect(rules.filter((rule) => rule.severity === 'fatal').map((rule) => rule.id)).toEqual(['identifiable']);
    expect(rules.map((rule) => rule.id)).toEqual(
      expect.arrayContaining([
        'valid:resident_id',
        'readable:birth_date',
        'not_future:birth_date',
        'unique:key',
        'agrees:birth_date~resident_id',
        'agrees:sex~resident_id',
      ]),
    );
    const keyOnly = entry('x', 'person', [item('身份证号', 'resident_id')], { key: ['身份证号'] });
    expect(
      plan(keyOnly)
        .rules['x']?.filter((rule) => rule.severity === 'fatal')
        .map((rule) => rule.id),
    ).toEqual(['required:resident_id', 'valid:resident_id']);
  });

  it('takes the highest grade and the strictest mask of what several give', () => {
    const open = entry('open', 'person', [item('姓名', 'person_name', { grade: 'green' })]);
    const name = plan(open, HUKOU).subjects[0]?.attributes.find((a) => a.attribute === 'person_name');
    expect(name?.grade).toBe('yellow');
    expect(name?.mask.method).toBe('cover');
  });
});

describe('precedence', () => {
  const yieldsOf = (hukou: Partial<Entry>, insured: Partial<Entry>) =>
    plan({ ...HUKOU, ...hukou }, { ...INSURED, ...insured }).subjects[0]?.attributes.find(
      (a) => a.attribute === 'person_name',
    )?.yields;

  it('the authority’s own entry says when its value yields, whatever others say', () => {
    expect(yieldsOf({}, {})).toBeUndefined();
    expect(yieldsOf({ yields: { 姓名: 'slip' } }, { yields: { person_name: 'never' } })).toBe('slip');
    expect(yieldsOf({}, { yields: { person_name: 'fresher' } })).toBe('fresher');
  });

  it('knows what a row says of itself from what it says of its subject', () => {
    const marriage = entry(
      'marriage',
      'person',
      [item('姓名', 'person_name'), item('登记日期', 'marriage_date'), item('更新', 'updated_at'), item('经办时间')],
      { freshness: '登记日期' },
    );
    const own = (more: Partial<Entry>) =>
      plan({ ...marriage, ...more })
        .subjects[0]?.attributes.filter((a) => a.ofTheRow)
        .map((a) => a.title.zh);
    expect(own({})).toEqual(['更新时间']);
    expect(own({ freshness: '经办时间' })).toEqual(['更新时间', '经办时间']);
  });
});

describe('the region', () => {
  const of = (...providers: string[]) =>
    compilePlan(
      { project: 'p', name: { zh: '项目' } },
      providers.map((name, i) => entry(`r${i}`, 'person', [item('姓名', 'person_name')], { provider: { name } })),
    ).region;

  it('is what the project says, else the province that most entries name, else Guizhou', () => {
    expect(compilePlan({ project: 'p', name: { zh: '项目' }, region: '440100' }, [HUKOU]).region).toBe('440100');
    expect(of('广州市白云区教育局', '深圳市公安局', '贵州省公安厅')).toBe('440000');
    // 公安 is a county of Hubei, 白云区 lies in two provinces: neither names a place here
    expect(of('公安厅', '白云区教育局')).toBe('520000');
    expect(of('公安厅', '广州市教育局')).toBe('440000');
  });
});

describe('items', () => {
  it('accept a heading once: what an item says of itself goes first', () => {
    const items = resolveItems(
      entry('x', 'person', [item('姓名', 'person_name'), item('名字'), item('身份证号', 'resident_id')]),
    );
    const owners = new Map<string, number>();
    for (const { headings, index } of items) {
      for (const heading of headings) {
        expect(owners.get(heading) ?? index).toBe(index);
        owners.set(heading, index);
      }
    }
    expect(owners.get('名字')).toBe(1);
    expect(owners.get('公民身份号码')).toBe(2);
  });

  it('never get the name of an element that they do not claim', () => {
    expect(resolveItems(entry('x', 'person', [item('Sex'), item('Unit price (元)')])).map((i) => i.attribute)).toEqual([
      'sex_text',
      expect.stringMatching(/^unit_price/),
    ]);
  });
});

describe('a template', () => {
  it('has the headings as they are expected, quoted where they must be', () => {
    const { csv, notes } = deriveTemplate(
      entry('x', 'person', [item('姓名,全称', 'person_name', { required: true }), item('性别', 'sex')], {
        key: ['性别'],
      }),
    );
    expect(csv).toBe('\uFEFF"姓名,全称",性别\r\n');
    expect(notes[0]).toMatchObject({ required: true, key: false });
    expect(notes[1]?.note.zh).toContain('男');
  });
});

describe('a table without anything to link by', () => {
  it('has its equal rows as one subject', () => {
    expect(plan(entry('notes', 'note', [item('a'), item('b')])).subjects[0]?.link).toEqual({
      mode: 'key',
      attributes: ['a', 'b'],
    });
  });
});

describe('dependencies and mends of an entry', () => {
  it('are rules of the plan: a warning for each, the mend beside its check', () => {
    const rules = plan(
      entry('shops', 'shop', [item('区县'), item('机关')], {
        dependencies: [{ from: ['区县'], to: '机关' }],
        checks: [{ id: 'c', title: { zh: '丙' }, sql: 'TRUE', severity: 'warning', mend: { qx: "'x'" } }],
      }),
    ).rules['shops'];
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'depends',
        id: 'depends:qx~jg',
        from: ['qx'],
        attribute: 'jg',
        severity: 'warning',
      }),
    );
    expect(rules).toContainEqual(expect.objectContaining({ kind: 'custom', id: 'c', mend: { qx: "'x'" } }));
  });
});
