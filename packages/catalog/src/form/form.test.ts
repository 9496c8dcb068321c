import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { readEntry } from '../read/load-project.ts';
import { fromForm } from './from-form.ts';
import type { RawSheet, Sheet } from './sheets.ts';
import { toForm } from './to-form.ts';

const raw = (sheets: readonly Sheet[]): RawSheet[] =>
  sheets.map(({ name, columns, rows }) => ({
    name,
    rows: [columns, ...rows].map((cells, i) => ({
      row: i + 1,
      cells: cells.map((cell) => (cell === '' ? null : cell)),
    })),
  }));

const PROJECTS = resolve(import.meta.dirname, '../../../../projects');
const entries = readdirSync(PROJECTS).flatMap((project) =>
  readdirSync(join(PROJECTS, project, 'catalog')).flatMap((file) => {
    const path = join(PROJECTS, project, 'catalog', file);
    return readEntry(readFileSync(path, 'utf8'), path).value ?? [];
  }),
);

const full: Entry = {
  resource: 'hukou',
  name: { zh: '户籍人口', en: 'Household register' },
  code: '352012/000123',
  provider: { name: '贵州省公安厅', short: { zh: '省公安厅', en: 'Police' }, uscc: '11520000009390009N' },
  class: { kind: 'department', category: '352012' },
  abstract: { zh: '户籍登记的自然人', en: 'Natural persons in the household register' },
  format: { class: '数据库', type: 'mysql' },
  sharing: { type: 2, condition: '仅用于数据校核', method: 'platform_api' },
  opening: { open: false, basis: '《中华人民共和国个人信息保护法》第二十五条' },
  grade: 'yellow',
  cadence: 'half_yearly',
  released: '2026-01-31',
  related: ['100100/1'],
  classification: { theme: '政法/监察', service: '户籍办理' },
  matters: [{ name: '户口登记' }, { name: '居民身份证签发', code: '520100001' }],
  system: { name: '人口信息管理系统', network: '公安信息网' },
  contact: { name: '张三', office: '治安总队', phone: '0851-85904512' },
  volume: { storage: 12.5, rows: 40_000_000, sharedRows: 100, sharedStorage: 0, openedStorage: 0, openedRows: 0 },
  subject: 'person',
  key: ['公民身份号码'],
  freshness: '更新时间',
  delivery: 'increment',
  authority: ['person_name'],
  majority: ['phone'],
  yields: { person_name: 'slip' },
  source: { files: 'sources/hukou-*.csv', encoding: 'gb18030' },
  items: [
    { name: '公民身份号码', element: 'resident_id', required: true, sharing: { type: 3, basis: '居民身份证法第六条' } },
    { name: '姓名', element: 'person_name', aliases: ['XM', '名字'], title: { zh: '姓名', en: 'Name' }, link: false },
    {
      name: '面积',
      attribute: 'area',
      type: 'N',
      length: 12,
      scale: 2,
      unit: '亩',
      mask: { method: 'cover', head: 1, tail: 0 },
    },
    {
      name: '手机',
      element: 'phone',
      grade: 'yellow',
      class: '联系方式',
      opening: { open: true, condition: '脱敏后' },
      guess: { confidence: 0.5, reason: '像' },
    },
    { name: '更新时间', element: 'updated_at' },
  ],
  checks: [
    {
      id: 'adult',
      title: { zh: '成年' },
      sql: "area > 0 AND person_name <> ';'",
      severity: 'warning',
      mend: { area: '0' },
    },
  ],
  dependencies: [{ from: ['公民身份号码', '手机'], to: '姓名' }],
};

it('every entry of the projects, and one with all that an entry can say, reads back as itself', () => {
  expect(entries.length).toBeGreaterThan(20);
  const all = [full, ...entries];
  const read = fromForm(raw(toForm(all)));
  expect(read.faults.filter((fault) => fault.severity === 'error')).toEqual([]);
  expect(read.entries).toEqual(all);
});

const guide = (...rows: readonly (readonly (string | null)[])[]): RawSheet[] => [
  {
    name: 'Sheet1',
    rows: [
      ['贵州省政务信息资源目录'],
      [
        '信息资源名称',
        '信息资源提供方',
        '信息项名称*',
        '数据类型',
        '数据长度',
        '共享类型',
        '共享条件',
        '是否开放',
        '更新周期',
      ],
      ...rows,
    ].map((cells, i) => ({ row: i + 1, cells })),
  },
];

it('reads the guide’s form as others fill it in: merged cells, other headings, no sheet beside it', () => {
  const { entries: read, faults } = fromForm(
    guide(
      ['企业登记信息', '市场监管局', '统一社会信用代码', 'C', '18', '无条件共享', null, '否', '每日'],
      [null, null, '企业名称', '字符型', '200', '无条件共享', null, '否', null],
      [null, null, '法定代表人联系电话', '字符型C', '20', '有条件共享', '依法履职', '否', null],
    ),
  );
  expect(faults.filter((fault) => fault.severity === 'error')).toEqual([]);
  expect(read).toMatchObject([
    {
      resource: 'qydjxx',
      provider: { name: '市场监管局' },
      subject: 'organisation',
      cadence: 'daily',
      sharing: { type: 1 },
      items: [
        { name: '统一社会信用代码', element: 'uscc' },
        { name: '企业名称' },
        { sharing: { type: 2, condition: '依法履职' } },
      ],
    },
  ]);
});

it('says sheet, row and column of what cannot be read, and makes no entry of it', () => {
  const { entries: read, faults } = fromForm(
    guide(
      ['甲', '局', '姓名', '怪型', '十', '有时共享', null, '否', '每日'],
      ['乙', null, '姓名', 'C', '18', '不予共享', null, '否', '每日'],
    ),
  );
  expect(read).toEqual([]);
  expect(faults.map(({ sheet, row, column }) => [sheet, row, column])).toEqual(
    expect.arrayContaining([
      ['Sheet1', 3, '数据类型'],
      ['Sheet1', 3, '数据长度'],
      ['Sheet1', 3, '共享类型'],
      ['Sheet1', 4, '信息资源提供方'],
    ]),
  );
  expect(faults.map(({ cell, code }) => [cell, code])).toEqual(
    expect.arrayContaining([
      ['D3', 'not_a_choice'],
      ['E3', 'cell_unreadable'],
      ['B4', expect.any(String)],
    ]),
  );
  for (const fault of faults)
    expect([fault.message.en, fault.mend.en, fault.mend.zh].every((text) => text !== '')).toBe(true);
});

it('a workbook that is no form says so; rows beside it that belong to nothing are told', () => {
  expect(fromForm([{ name: 'x', rows: [{ row: 1, cells: ['a', 'b'] }] }]).faults).toHaveLength(1);
  const sheets = raw(toForm([full]));
  const lost = sheets.map((sheet) =>
    sheet.name === '扩展-依赖关系'
      ? { ...sheet, rows: [...sheet.rows, { row: 9, cells: ['nobody', 'a', 'b'] }] }
      : sheet,
  );
  expect(fromForm(lost).faults.filter((fault) => fault.severity === 'error')).toMatchObject([
    { sheet: '扩展-依赖关系', row: 9, column: '资源标识' },
  ]);
});
