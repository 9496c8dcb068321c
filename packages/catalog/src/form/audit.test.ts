import { expect, it } from 'vitest';
import { fromForm } from './from-form.ts';
import type { RawSheet } from './sheets.ts';

/** A wide sheet as departments fill it in under the 1272 template: a row an item, the resource's metadata repeated. */
const HEADINGS = [
  '信息资源名称',
  '信息资源代码',
  '信息资源分类/类',
  '信息资源分类/项',
  '信息资源分类/目',
  '信息资源提供方',
  '提供方代码',
  '信息资源摘要',
  '信息资源格式分类',
  '信息资源格式类型',
  '信息项名称',
  '数据类型',
  '共享类型',
  '共享条件',
  '共享方式分类',
  '共享方式类型',
  '是否向社会开放',
  '不予开放依据',
  '更新周期',
  '信息系统名称',
  '业务事项名称',
  '存储总量(G)',
  '结构化记录数',
  '已共享记录数',
] as const;
type Row = Partial<Record<(typeof HEADINGS)[number], string>>;

const RIGHT: Row = {
  信息资源名称: '企业登记信息',
  信息资源代码: '352031/000007',
  '信息资源分类/类': '部门信息资源',
  '信息资源分类/项': '52',
  '信息资源分类/目': '031',
  信息资源提供方: '贵州省市场监督管理局',
  提供方代码: '11520000009390009N',
  信息资源摘要: '企业登记的基本情况',
  信息资源格式分类: '数据库',
  信息资源格式类型: 'mysql',
  数据类型: 'C',
  共享类型: '无条件共享',
  共享方式分类: '共享平台方式',
  共享方式类型: '数据库',
  是否向社会开放: '是',
  更新周期: '每日',
  信息系统名称: '企业登记系统',
  业务事项名称: '企业设立登记',
  '存储总量(G)': '12.5',
  结构化记录数: '1000',
  已共享记录数: '800',
};
const ITEMS = ['统一社会信用代码', '企业名称', '经营范围'];

function sheet(rows: readonly Row[]): RawSheet[] {
  const all = [[...HEADINGS], ...rows.map((row) => HEADINGS.map((heading) => row[heading] ?? null))];
  return [{ name: '目录', rows: all.map((cells, i) => ({ row: i + 1, cells })) }];
}
const resource = (change: Row = {}, each: (i: number) => Row = () => ({})): Row[] =>
  ITEMS.map((item, i) => ({ ...RIGHT, 信息项名称: item, ...change, ...each(i) }));
const addressOf = (heading: (typeof HEADINGS)[number], row: number) =>
  `${String.fromCharCode(65 + HEADINGS.indexOf(heading))}${row}`;
const errors = (rows: readonly Row[]) =>
  fromForm(sheet(rows), { audit: true }).faults.filter(({ severity }) => severity === 'error');

it('a wide sheet as practised is read whole', () => {
  const { entries, faults } = fromForm(sheet(resource()), { audit: true });
  expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(entries).toMatchObject([
    {
      class: { kind: 'department', category: '352031' },
      sharing: { type: 1, method: 'platform_database' },
      system: { name: '企业登记系统' },
      matters: [{ name: '企业设立登记' }],
      volume: { storage: 12.5, rows: 1000, sharedRows: 800 },
      items: ITEMS.map((name) => ({ name })),
    },
  ]);
});

it.each<[string, Row[], string, string]>([
  [
    'a format type of another class',
    resource({ 信息资源格式类型: 'xlsx' }),
    'format_type',
    addressOf('信息资源格式类型', 2),
  ],
  [
    'a file shared as a database',
    resource({ 信息资源格式分类: '电子表格', 信息资源格式类型: 'xlsx' }),
    'format_method',
    addressOf('共享方式类型', 2),
  ],
  ['a database shared as a file', resource({ 共享方式类型: '文件' }), 'format_method', addressOf('共享方式类型', 2)],
  [
    'a way of sharing of another class',
    resource({ 共享方式类型: '光盘' }),
    'method_type',
    addressOf('共享方式类型', 2),
  ],
  [
    'a name that is only a system’s',
    resource({ 信息资源名称: '企业登记管理系统' }),
    'name_is_system',
    addressOf('信息资源名称', 2),
  ],
  [
    'a name that is the system’s own',
    resource({ 信息系统名称: '企业登记信息' }),
    'name_is_system',
    addressOf('信息资源名称', 2),
  ],
  [
    'a code counted up by dragging',
    resource({}, (i) => ({ 信息资源代码: `352031/00000${i + 7}` })),
    'drag_filled',
    addressOf('信息资源代码', 3),
  ],
  [
    'codes that differ among the rows of one resource',
    resource({}, (i) => (i === 2 ? { 信息资源代码: '352031/000019' } : {})),
    'code_rows_differ',
    addressOf('信息资源代码', 4),
  ],
  [
    'an abstract counted up by dragging',
    resource({}, (i) => ({ 信息资源摘要: `企业登记摘要${i + 1}` })),
    'drag_filled',
    addressOf('信息资源摘要', 3),
  ],
  [
    'a name counted up by dragging',
    resource({}, (i) => ({ 信息资源名称: `企业登记信息${i + 1}`, 信息资源代码: '' })),
    'name_counted_up',
    addressOf('信息资源名称', 3),
  ],
  ['no abstract', resource({ 信息资源摘要: '' }), 'mandatory_missing', addressOf('信息资源摘要', 2)],
  ['no provider', resource({ 信息资源提供方: '' }), 'missing_key', addressOf('信息资源提供方', 2)],
  ['a volume with its unit', resource({ 结构化记录数: '1万条' }), 'not_a_number', addressOf('结构化记录数', 2)],
  ['more shared than there is', resource({ 已共享记录数: '1001' }), 'volume_exceeds', addressOf('已共享记录数', 2)],
  [
    'a data type that no dictionary has',
    resource({}, (i) => (i === 1 ? { 数据类型: '字符串' } : {})),
    'not_a_choice',
    addressOf('数据类型', 3),
  ],
  ['a condition that is not said', resource({ 共享类型: '有条件共享' }), 'condition_missing', addressOf('共享条件', 2)],
  [
    'a refusal by a department’s rule',
    resource({ 共享类型: '不予共享', 共享条件: '《某部管理办法》第三条', 是否向社会开放: '否' }),
    'basis_insufficient',
    addressOf('共享条件', 2),
  ],
  ['a code that is none', resource({ 信息资源代码: '9/1' }), 'pattern', addressOf('信息资源代码', 2)],
])('%s is told at its cell', (_, rows, code, cell) => {
  const found = errors(rows);
  expect(found.map((fault) => [fault.code, fault.cell])).toContainEqual([code, cell]);
  const fault = found.find((each) => each.code === code);
  expect(
    [fault?.message.zh, fault?.message.en, fault?.mend.zh, fault?.mend.en].every((text) => text && text.length > 1),
  ).toBe(true);
});

it('names that differ only in blanks, width and punctuation are one', () => {
  const twin = resource({ 信息资源名称: '企业 登记—信息', 信息资源代码: '352031/000008' });
  expect(errors([...resource(), ...twin]).map(({ code, cell }) => [code, cell])).toEqual([['duplicate_name', 'A5']]);
  expect(errors([...resource(), ...resource({ 信息资源名称: '个体户登记信息' })]).map(({ code }) => code)).toEqual([
    'duplicate_code',
  ]);
  // editions by year are no copies
  const year = (name: string, n: number) => resource({ 信息资源名称: name, 信息资源代码: `352031/00000${n}` });
  expect(errors([...year('普查2019', 1), ...year('普查2020', 2)])).toEqual([]);
});

it('codes too short are a question to the owner, not an error', () => {
  const { faults } = fromForm(sheet(resource({ 信息资源代码: '352031/7' })), { audit: true });
  expect(faults.find(({ code }) => code === 'code_short')).toMatchObject({ severity: 'warning', cell: 'B2' });
});
