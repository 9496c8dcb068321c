import { describe, expect, it } from 'vitest';
import { createRadar, type RadarEntry, type RadarFinding } from './index.ts';
import { isOfTheForm, isOwnFact } from './items/item-weight.ts';
import { readHeading } from './items/read-heading.ts';

const LICENCE =
  '许可证编号 统一社会信用代码 企业名称 法定代表人 经营场所 经营范围 许可有效期自 许可有效期至 发证机关 发证日期 许可状态'.split(
    ' ',
  );
const entry = (id: string, title: string, names: readonly string[]): RadarEntry => ({
  id,
  title,
  organisation: { id: 'market', name: '贵州省市场监督管理局' },
  subject: 'organisation',
  items: names.map((name) => ({ name })),
  state: 'published',
});
const TOLD = new Set(['duplicate', 'contains', 'contained', 'overlap']);

function told(draft: RadarEntry): RadarFinding[] {
  const radar = createRadar();
  for (const each of [
    entry('drugs', '药品经营许可证信息', [...LICENCE, '质量负责人']),
    entry('baths', '浴场经营许可证信息', LICENCE),
    entry('stamps', '公章刻制许可证信息', LICENCE),
  ])
    radar.put(each);
  const { id: _, state: __, ...rest } = draft;
  return radar
    .probe({ ...rest, organisation: { id: 'archive', name: '贵州省档案局' } })
    .filter(({ kind }) => TOLD.has(kind));
}

describe('tables of one form', () => {
  it('about other things are told for nothing: every licence has a number, an office and a last day', () => {
    expect(told(entry('draft', '网吧经营许可证信息', LICENCE))).toEqual([]);
    expect(told(entry('draft', '危险废物经营许可证台账', LICENCE.slice(0, 9)))).toEqual([]);
  });

  it('about the same thing are told, however few facts of their own they have', () => {
    expect(
      told(entry('draft', '浴场经营许可证一览表', ['证书编号', ...LICENCE.slice(1)])).map((each) => each.entry),
    ).toEqual(['baths']);
  });

  it('are not held by another thing’s for a name and a number that every register repeats', () => {
    expect(told(entry('draft', '数据提供方', ['企业名称', '统一社会信用代码']))).toEqual([]);
    expect(told(entry('draft', '数据提供方', ['企业名称']))).toEqual([]);
    // one fact of its own that stands there is news
    expect(told(entry('draft', '从业质量管理人', ['企业名称', '质量负责人'])).map((each) => each.entry)).toEqual([
      'drugs',
    ]);
  });

  it('have facts of the form, by element or by all of their words; what names a thing is a fact of its own', () => {
    const of = (name: string) => {
      const { elements, words } = readHeading(name);
      const item = { elements, words, declared: false };
      return { form: isOfTheForm(item), own: isOwnFact(item) };
    };
    for (const name of [
      '许可证编号',
      '发证日期',
      '处罚决定日期',
      '办理结果',
      '补贴金额',
      '案件编号',
      '经营方式',
      '受理时间',
    ])
      expect({ name, ...of(name) }).toEqual({ name, form: true, own: false });
    for (const name of ['储罐容积', '主要污染物种类', '残疾等级', '床位数', '质量负责人', '设备注册代码'])
      expect({ name, ...of(name) }).toEqual({ name, form: false, own: true });
    for (const name of ['姓名', '统一社会信用代码', '联系电话', '更新时间']) expect(of(name).own, name).toBe(false);
  });
});
