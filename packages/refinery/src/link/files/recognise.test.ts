import { expect, it } from 'vitest';
import type { ColumnFacts } from './link-column.ts';
import { isCovered } from './masked.ts';
import { recognise } from './recognise.ts';

const facts = (heading: string, sample: readonly string[]): ColumnFacts => ({
  heading,
  rows: sample.length,
  filled: sample.length,
  distinct: new Set(sample).size,
  sample,
});
const PEOPLE = ['张伟', '王芳', '李 静', '欧阳思远', '刘洋(曾用名)', '陈某红', '杨*', '赵敏', '黄强', '周杰'];
const BODIES = ['贵阳市农业农村局', '贵州黔诚贸易有限公司', '遵义市第一人民医院', '安顺学院', '凯里市公安局'];
const columnsOf = (files: readonly (readonly ColumnFacts[])[], map: Readonly<Record<string, string>> = {}) =>
  recognise(
    files,
    files.map(() => null),
    new Map(Object.entries(map)),
  );

it('"name" is of persons or of bodies, as the content says', () => {
  const kind = (sample: readonly string[]) => columnsOf([[facts('name', sample)]])[0]?.kind;
  expect(kind(PEOPLE)).toBe('person_name');
  expect(kind(BODIES)).toBe('org_name');
  expect(columnsOf([[facts('xm', PEOPLE)], [facts('name', PEOPLE)]])).toMatchObject([
    { headings: ['xm', 'name'], kind: 'person_name' },
  ]);
});

it('the map says which columns are one; their own headings and content say what they are', () => {
  const files = [[facts('xm', PEOPLE)], [facts('full', PEOPLE)]];
  expect(columnsOf(files, { xm: 'full' })).toMatchObject([{ headings: ['xm', 'full'], kind: 'person_name' }]);
  expect(columnsOf(files, { full: 'xm' })).toMatchObject([{ headings: ['xm', 'full'], kind: 'person_name' }]);
});

it('what is left over of one kind in each file is one column, unless a file has two', () => {
  const bodies = (heading: string) => facts(heading, BODIES);
  expect(columnsOf([[bodies('企业名称')], [bodies('dwmc')]])).toMatchObject([{ headings: ['企业名称', 'dwmc'] }]);
  expect(columnsOf([[bodies('企业名称')], [bodies('dwmc'), bodies('开户银行名称')]])).toEqual([]);
});

const IDS = ['520102199003078219', '52011219751007606X', '520103198001011239', '520102199003078219'];
const CODES = ['91520102MA6DK4X07T', '91520103MA6E1XYL9B', '91520115MA6HLLF66H'];
const PHONES = ['13812345678', '13912345678', '15812345678'];
const many = (values: readonly string[]) => Array.from({ length: 30 }, (_, i) => values[i % values.length] ?? '');
const NAMES = [...'伟芳静敏强杰洋红涛艳军磊娜秀丽勇超霞平刚'].flatMap((given) =>
  ['张', '王', '李'].map((surname) => surname + given),
);

it('numbers that hold the ID number or the unified code are it, whatever the heading', () => {
  const attributes = (heading: string, sample: readonly string[]) =>
    columnsOf([[facts('身份证号', IDS), facts('统一社会信用代码', CODES)], [facts(heading, sample)]]).map(
      (c) => c.attribute,
    );
  expect(attributes('证号', IDS)).toEqual(['resident_id']);
  expect(attributes('驾驶证号', IDS)).toEqual(['resident_id']);
  expect(
    attributes(
      '残疾人证号',
      IDS.map((id) => `${id}43`),
    ),
  ).toEqual(['resident_id']);
  expect(
    attributes(
      '学籍号',
      IDS.map((id) => `G${id}`),
    ),
  ).toEqual(['resident_id']);
  expect(attributes('纳税人识别号', CODES)).toEqual(['uscc']);
  expect(attributes('统一社会信用代码/注册号', [...CODES, '520102000123456'])).toEqual(['uscc']);
  // of somebody beside the subject
  for (const heading of ['监护人身份证号', '法定代表人身份证号码', '经办人证件'])
    expect(attributes(heading, IDS)).toEqual([]);
});

it('one file: the whole heading goes before a part of it', () => {
  const [first] = columnsOf([[facts('驾驶证号', IDS), facts('身份证号', IDS)], [facts('sfzh', IDS)]]);
  expect(first).toMatchObject({ attribute: 'resident_id', headings: ['身份证号', 'sfzh'] });
});

it('a heading is known by its end, by one of its alternatives, or names of people stand alone under it', () => {
  const people = [facts('姓名', PEOPLE), facts('联系电话', PHONES)];
  expect(columnsOf([people, [facts('残疾人姓名', PEOPLE), facts('联络员电话', PHONES)]])).toMatchObject([
    { attribute: 'person_name', headings: ['姓名', '残疾人姓名'] },
    { attribute: 'phone', headings: ['联系电话', '联络员电话'] },
  ]);
  expect(columnsOf([people, [facts('参保对象', NAMES)]])).toMatchObject([{ headings: ['姓名', '参保对象'] }]);
  expect(columnsOf([people, [facts('担保人姓名', NAMES), facts('对象', NAMES)]])).toEqual([]);
  expect(columnsOf([[facts('法人代表', many(PEOPLE))], [facts('法定代表人/经营者', many(PEOPLE))]])).toMatchObject([
    { attribute: 'legal_rep_name' },
  ]);
});

it('numbers that stand beside the names are columns of their own', () => {
  const first = [facts('姓名', PEOPLE), facts('电话', PHONES), facts('身份证号', IDS)];
  const beside = (number: string) =>
    facts(
      '姓名及联系方式',
      PEOPLE.map((name) => `${name} ${number}`),
    );
  expect(columnsOf([first, [beside('13812345678')]])).toMatchObject([
    { attribute: 'person_name', headings: ['姓名', '姓名及联系方式'] },
    { attribute: 'phone', headings: ['电话', '姓名及联系方式'] },
  ]);
  expect(columnsOf([first, [beside('520102199003078219')]]).map((column) => column.attribute)).toEqual([
    'resident_id',
    'person_name',
  ]);
  expect(columnsOf([first, [beside('3')]]).map((column) => column.attribute)).toEqual([]);
});

it('month precision and days as a spreadsheet counts them are dates of birth where the heading says so', () => {
  for (const sample of [
    ['199003', '198811'],
    ['32939', '31000', '1990-03-07'],
    ['1990.03', '1988.11'],
  ])
    expect(columnsOf([[facts('出生年月', sample)], [facts('csrq', ['1990-03-07', '1988-11-12'])]])).toMatchObject([
      { attribute: 'birth_date', headings: ['出生年月', 'csrq'], cleaning: 'date' },
    ]);
});

it('addresses of bodies are one column where no file has two of them', () => {
  const places = ['贵阳市云岩区中山路12号', '遵义市红花岗区延安路3号', '安顺市西秀区塔山路5号'];
  expect(
    columnsOf([[facts('住所/经营场所', places)], [facts('生产经营地址', places)], [facts('单位地址', places)]]),
  ).toHaveLength(1);
  expect(
    columnsOf([
      [facts('住所', places), facts('经营地址', places)],
      [facts('生产经营地址', places)],
      [facts('单位地址', places)],
    ]),
  ).toHaveLength(2);
});

it('codes and their names are of one table', () => {
  expect(columnsOf([[facts('xb', ['男', '女', '男性'])], [facts('gender', ['1', '2'])]])).toMatchObject([
    { headings: ['xb', 'gender'], kind: 'category', cleaning: 'coded', table: 'sex' },
  ]);
});

it('what is visible of covered numbers is a column of its own, which proves no identity', () => {
  const whole = ['520102199001011237', '520103198505052345', '520102197001013456'];
  const covered = ['520102********1237', '520103********2345', '520102********3456'];
  expect(columnsOf([[facts('身份证号', whole)], [facts('idcard', covered)]])).toMatchObject([
    { attribute: 'resident_id', exclusive: true },
    { attribute: 'resident_id_visible:18:1-6,15-18', exclusive: false, part: { of: 'resident_id' } },
  ]);
  expect(columnsOf([[facts('身份证号', whole)], [facts('idcard', whole)]])).toHaveLength(1);
  expect(
    columnsOf([[facts('手机号', ['13812345678'])], [facts('mobile', ['138****5678', '139****1234'])]]),
  ).toMatchObject([{ attribute: 'mobile' }, { attribute: 'mobile_visible:11:1-3,8-11', part: { of: 'mobile' } }]);
});

it('bodies under old and unified codes are compared by the old ones', () => {
  const unified = facts('统一社会信用代码', ['91520102MA6DK4X07T', '91520103MA6E1XYL9B', '91520115MA6HLLF66H']);
  const old = facts('组织机构代码', ['MA6DK4X0-7', 'MA6E1XYL9']);
  const mixed = facts('tyshxydm', ['91520102MA6DK4X07T', 'MA6E1XYL-9']);
  expect(columnsOf([[unified], [old]])).toMatchObject([
    { attribute: 'org_code', headings: ['统一社会信用代码', '组织机构代码'], exclusive: true },
  ]);
  expect(columnsOf([[unified], [mixed]]).map((c) => c.attribute)).toEqual(['uscc', 'org_code']);
  expect(columnsOf([[unified], [unified]]).map((c) => c.attribute)).toEqual(['uscc']);
});

it.each([
  ['520102********0774', true],
  ['5201**********074X', true],
  ['138＊＊＊＊5678', true],
  ['520102199001011237', false],
  ['5201021990010112*7', false],
  ['13812345678', false],
  ['***', false],
])('%s is covered: %s', (text, covered) => {
  expect(isCovered(text)).toBe(covered);
});
