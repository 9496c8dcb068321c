import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOfRows, itemsOfCell, type ListingHints, recogniseColumns } from './index.ts';

/** What each column is taken for, by the headings and one row. */
function taken(headings: string, hints: ListingHints = {}, row: readonly string[] = []): Record<string, string> {
  const columns = headings.split('|');
  const found = recogniseColumns(columns, [columns.map((_, nth) => row[nth] ?? '某')], hints);
  return Object.fromEntries(Object.entries(found).map(([role, at]) => [role, columns[at]!]));
}

describe('the columns of a list of resources', () => {
  it.each([
    // open catalogues of Guizhou and Shanghai
    ['标题|数据摘要|主题名称|数据提供方|所属行业|更新时间|开放属性|详情页网址|数据格式', '标题 数据提供方 数据摘要'],
    ['数据集名称|摘要|数据标签|数据领域|国家主题分类|首次发布日期|数据提供方|联系方式', '数据集名称 数据提供方 摘要'],
    // the form of the compilation guide, with group headings too
    [
      '信息资源分类|信息资源名称|信息资源代码|信息资源提供方|信息资源提供方代码|信息资源摘要|信息资源格式|信息项名称|数据类型|共享类型|更新周期|发布日期',
      '信息资源名称 信息资源提供方 信息资源摘要 信息项名称 信息资源代码',
    ],
    [
      '基本信息/资源名称|基本信息/提供方|信息项信息/信息项名称|信息项信息/数据类型',
      '基本信息/资源名称 基本信息/提供方 信息项信息/信息项名称',
    ],
    // others' habits
    [
      '序号|目录名称（必填）|主管部门|部门联系人|联系电话|数据目录描述|数据项|数据项类型|更新频率',
      '目录名称（必填） 主管部门 数据目录描述 数据项',
    ],
    ['表名|表中文名|来源部门|字段名|字段注释|字段类型', '表中文名 来源部门 字段名 字段注释'],
    [
      '资源名|数源单位|资源简介|字段英文名|字段中文名|所属地市',
      '资源名 数源单位 资源简介 字段英文名 字段中文名 所属地市',
    ],
    ['名称|系统名称|责任处室|责任单位|内容简介|查询项', '名称 责任单位 内容简介 查询项'],
    ['id|title|notes|organization.title|organization.id|tags|fields', 'title organization.title notes fields id'],
    ['dct:title|dct:description|dct:publisher|dcat:keyword', 'dct:title dct:publisher dct:description'],
    [
      'DatasetName|PublisherName|Description|ColumnNames|UpdateFrequency',
      'DatasetName PublisherName Description ColumnNames',
    ],
    ['ZYMC|TGDW|ZYZY|XXXMC|GXSJ', 'ZYMC TGDW ZYZY XXXMC'],
  ])('%s', (headings, expected) => {
    expect(Object.values(taken(headings)).sort()).toEqual(expected.split(' ').sort());
  });

  it('are not those of what they belong to: organization.id is no code of the resource', () => {
    expect(taken('title|organization.id|organization.title|resources.name')).toEqual({
      title: 'title',
      provider: 'organization.title',
    });
  });

  it('of several that may be the title is the one with names in characters', () => {
    expect(taken('表名|名称', {}, ['DWD_ZYMC', '浴场名录'])).toMatchObject({ title: '名称' });
    expect(taken('name|title', {}, ['浴场', 'bath_list'])).toMatchObject({ title: 'title' });
  });

  it('is what the person says, or none, whatever its heading', () => {
    expect(taken('甲|资源名称|部门', { title: '甲', provider: null })).toEqual({ title: '甲' });
    expect(() => taken('甲|乙', { title: '丙' })).toThrow('there is no column "丙"');
    expect(() => taken('甲|乙')).toThrow('no column can be read as the title');
    expect(() => taken('甲\u001b[2J|乙')).toThrow(
      expect.objectContaining({
        details: expect.arrayContaining([expect.objectContaining({ zh: '有这些列：甲\uFFFD[2J、乙' })]),
      }),
    );
  });
});

describe('items of a cell', () => {
  const names = (cell: string) => itemsOfCell(cell).map(({ name, title }) => (title ? `${name}=${title}` : name));
  it.each([
    ['企业名称、法定代表人，注册资本', '企业名称 法定代表人 注册资本'],
    ['姓名（字符型）;性别(C 2)；出生日期：日期型', '姓名 性别 出生日期'],
    ['1.姓名 2.性别 3.民族', '姓名 性别 民族'],
    ['1、姓名；2、性别（男、女）；3、民族', '姓名 性别（男、女） 民族'],
    ['xm（姓名）、sfzh(身份证号)', 'xm=姓名 sfzh=身份证号'],
    ['姓名(xm)|性别(xb)', 'xm=姓名 xb=性别'],
    ['xm 姓名\nxb 性别', 'xm=姓名 xb=性别'],
    ['["xm","xb"]', 'xm xb'],
    ['[{"fieldName":"xm","fieldComment":"姓名","type":"C"},{"fieldName":"xb"}]', 'xm=姓名 xb'],
    ['姓名 性别 民族', '姓名 性别 民族'],
    ['经度/纬度/高程', '经度 纬度 高程'],
    ['xm,xb,xm', 'xm xb'],
    ['registered address', 'registered address'],
    ['', ''],
  ])('%j', (cell, expected) => {
    expect(names(cell).join(' ')).toBe(expected);
  });

  it('are those that were written, by whatever sign between them', () => {
    const word = fc.constantFrom(...'姓名 住址 起重量 办园性质 设备代码 sfzh QYMC 处罚日期 用电量'.split(' '));
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 2, maxLength: 9 }),
        fc.constantFrom('、', '，', ',', ';', '；', '|', '\n', '\t', ' ； '),
        (list, sign) => {
          expect(itemsOfCell(list.join(sign)).map(({ name }) => name)).toEqual(list);
        },
      ),
    );
  });

  it('survive whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (cell) => {
        for (const { name } of itemsOfCell(cell)) expect(name.trim()).not.toBe('');
      }),
    );
  });
});

describe('entries of rows', () => {
  const read = (headings: string, rows: readonly string[]) => {
    const columns = headings.split('|');
    const cells = rows.map((row) => row.split('|').map((cell) => cell || null));
    return entriesOfRows(cells, recogniseColumns(columns, cells), (row) => `r${row}`);
  };

  it('a row each, with what it says; rows without a title are told', () => {
    const { entries, nameless, itemwise } = read('资源名称|提供方|摘要|信息项|区划', [
      '浴场名录|凯里市商务局|全市浴场|名称、地址|522601',
      '|凯里市商务局|||',
      '网吧名录||||贵阳市花溪区',
      '||||',
    ]);
    expect(itemwise).toBe(false);
    expect(nameless).toEqual([1]);
    expect(entries.map(({ entry }) => entry)).toEqual([
      {
        id: 'r0',
        title: '浴场名录',
        abstract: '全市浴场',
        organisation: { id: '凯里市商务局', name: '凯里市商务局' },
        region: '522601',
        items: [{ name: '名称' }, { name: '地址' }],
        state: 'published',
      },
      {
        id: 'r2',
        title: '网吧名录',
        organisation: { id: 'r2', name: '' },
        region: '520111',
        items: [],
        state: 'published',
      },
    ]);
  });

  it('a row an item, the resource named once or each time', () => {
    const once = read('资源名称|提供方|字段名|字段中文名', [
      '浴场名录|商务局|mc|名称',
      '||dz|地址',
      '网吧名录|文旅局|mc|名称',
      '||jyfw|经营范围',
    ]);
    const each = read('资源名称|提供方|字段名|字段中文名', [
      '浴场名录|商务局|mc|名称',
      '浴场名录||dz|地址',
      '网吧名录|文旅局|mc|名称',
      '网吧名录|文旅局|jyfw|经营范围',
    ]);
    expect(once).toEqual(each);
    expect(once.entries.map(({ row, entry }) => [row, entry.title, entry.organisation.name, entry.items])).toEqual([
      [
        0,
        '浴场名录',
        '商务局',
        [
          { name: 'mc', title: '名称' },
          { name: 'dz', title: '地址' },
        ],
      ],
      [
        2,
        '网吧名录',
        '文旅局',
        [
          { name: 'mc', title: '名称' },
          { name: 'jyfw', title: '经营范围' },
        ],
      ],
    ]);
  });

  it('items in letters and what they mean in two cells go together', () => {
    expect(read('资源名称|字段英文名|字段中文名', ['浴场名录|mc,dz|名称、地址']).entries[0]?.entry.items).toEqual([
      { name: 'mc', title: '名称' },
      { name: 'dz', title: '地址' },
    ]);
  });
});
