import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWorkbook } from '@kuaishu/engine';
import { describe, expect, it } from 'vitest';
import { useScratch } from './testing/kuaishu.ts';

const scratch = useScratch();

interface Side {
  readonly title: string;
  readonly provider: string;
  readonly place: string;
  readonly code?: string;
}
interface Report {
  readonly entries: number;
  readonly against?: number;
  readonly lists: readonly {
    readonly file: string;
    readonly sheet: string | null;
    readonly entries: number;
    readonly columns: Readonly<Record<string, string>>;
    readonly nameless: readonly number[];
  }[];
  readonly pairCount: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly pairs: readonly {
    readonly kind: string;
    readonly asked: Side;
    readonly found: Side;
    readonly reason: { readonly zh: string; readonly en: string };
    readonly joinedBy?: { readonly ours: string };
    readonly reverse?: { readonly kind: string };
  }[];
}
const told = ({ pairs }: Report) =>
  pairs.map(({ kind, asked, found }) => `${kind}: ${[asked.title, found.title].sort().join(' ~ ')}`).sort();

/** Resources: title, provider, items; of another thing each, but for those that are meant to be told. */
const CRANES = ['设备注册代码', '起重量', '跨度', '使用单位', '检验日期'];
const BATHS = ['浴场名称', '经营场所', '更衣柜数', '水质检测结果', '许可证编号'];
const LIST: readonly (readonly [title: string, provider: string, items: readonly string[]])[] = [
  ['起重机械登记', '湘潭市市场监督管理局', CRANES],
  ['在用起重机械一览表', '湘潭市应急管理局', ['设备代码', '起重量', '跨度（米）', '使用单位', '下次检验日期']],
  ['公共浴室卫生许可', '湘潭市卫生健康委员会', BATHS],
  ['古树名木普查', '湘潭市林业局', ['树种', '树龄', '胸围', '冠幅', '保护等级']],
];
const csv = (lines: readonly (readonly string[])[]): string =>
  lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
const listed = (headings: readonly string[], sign: string): string =>
  csv([headings, ...LIST.map(([title, provider, items]) => [title, provider, items.join(sign)])]);
const EXPECTED = ['duplicate: 在用起重机械一览表 ~ 起重机械登记'];

describe('kuaishu catalog duplicates', () => {
  it('reads a list under whatever headings, says what it took for what, and tells pairs with reason and way out', async () => {
    scratch.file('list.csv', listed(['编目名称', '主管部门', '数据项'], '、'));
    const said = await scratch.kuaishu('catalog', 'duplicates', 'list.csv', '--map', '名称=编目名称');
    expect(said.code).toBe(1);
    expect(said.err).toContain('list.csv：4 个资源；名称 = 编目名称，提供方 = 主管部门，信息项 = 数据项');
    expect(said.out).toMatch(/^\d\.\d\d {2}重复 +\S+ {2}list\.csv:[23]\n/);
    expect(said.out).toContain('理由：湘潭市市场监督管理局的「起重机械登记」登记的是同样的内容');
    expect(said.out).toContain('出路：直接使用——向湘潭市市场监督管理局申请共享，不再采集');
    expect(said.out).toContain('比对了 4 个资源，1 对：重复 1');
    const english = await scratch.kuaishu(
      'catalog',
      'duplicates',
      'list.csv',
      '--map',
      'title=编目名称',
      '--lang',
      'en',
    );
    expect(english.err).toContain('4 resources; title = 编目名称, provider = 主管部门, items = 数据项');
    expect(english.out).toContain('why: “起重机械登记” of Xiangtan');
    expect(english.out).toContain('way out: use it: ask');
    expect(english.out).toContain('4 resources compared, 1 pair: duplicate 1');
  });

  it('reads the same from a workbook with a title above and a row an item, from JSON, NDJSON, and CSV in GB 18030', async () => {
    const rows = LIST.flatMap(([title, provider, items]) =>
      items.map((item, nth) => (nth === 0 ? [title, provider, item] : ['', '', item])),
    );
    await writeWorkbook(join(scratch.folder, 'book.xlsx'), [
      { name: '市级目录', columns: ['资源名称', '提供单位', '信息项名称'], rows },
      { name: '说明', columns: ['注意', '事项'], rows: [['一', '二']] },
    ]);
    scratch.file(
      'list.json',
      JSON.stringify({
        total: 4,
        data: LIST.map(([title, provider, fields]) => ({ title, organization: { title: provider, id: 7 }, fields })),
      }),
    );
    scratch.file(
      'list.ndjson',
      LIST.map(([name, dept, items]) =>
        JSON.stringify({ dataset_name: name, department: dept, columns: items.join(';') }),
      ).join('\n'),
    );
    const { default: iconv } = await import('iconv-lite');
    scratch.file('gb.csv', iconv.encode(listed(['ZYMC', 'TGDW', '字段名称'], ';'), 'gb18030'));
    for (const file of ['book.xlsx', 'list.json', 'list.ndjson', 'gb.csv']) {
      const { code, value, err } = await scratch.json<Report>('catalog', 'duplicates', file);
      expect({ file, code, told: told(value), entries: value.entries }).toEqual({
        file,
        code: 1,
        told: EXPECTED,
        entries: 4,
      });
      if (file === 'book.xlsx') {
        expect(err).toContain('“说明”不作为清单');
        expect(value.pairs[0]?.found.place).toBe('book.xlsx[市级目录]:2');
      }
      expect(value.lists[0]?.columns).toMatchObject({ title: expect.any(String), provider: expect.any(String) });
    }
  });

  it('compares with another catalogue, and not within', async () => {
    const project = `resource: cranes
name: { zh: 起重机械使用登记信息 }
provider: { name: 贵州省市场监督管理局 }
subject: organisation
items:
${CRANES.map((name) => `  - { name: ${name} }`).join('\n')}
`;
    scratch.file('p/project.yaml', 'project: p\nname: { zh: 试验 }\n');
    scratch.file('p/catalog/cranes.yaml', project);
    scratch.file('list.csv', listed(['资源名称', '来源部门', '信息项'], '、'));
    const { code, value } = await scratch.json<Report>('catalog', 'duplicates', 'list.csv', '--against', 'p');
    expect([code, value.against, value.entries]).toEqual([1, 1, 4]);
    // another province’s strips of one kind
    expect(told(value)).toEqual([
      'same_kind_other_region: 在用起重机械一览表 ~ 起重机械使用登记信息',
      'same_kind_other_region: 起重机械使用登记信息 ~ 起重机械登记',
    ]);
    expect(value.pairs[0]?.found.place).toBe(join('p', 'catalog', 'cranes.yaml'));
    expect(
      await scratch.json<Report>('catalog', 'duplicates', 'list.csv', '--against', 'p', '--least', 'contains'),
    ).toMatchObject({ code: 0, value: { pairCount: 0, pairs: [] } });
    expect(await scratch.kuaishu('catalog', 'duplicates', 'list.csv', '--against', 'list.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('list.csv 同时在两边'),
    });
  });

  it('reads the workbook that a catalogue goes out as, with its data elements; a folder of entries and lists', async () => {
    scratch.file('q/project.yaml', 'project: q\nname: { zh: 试验 }\n');
    const entry = (resource: string, name: string, provider: string, items: string) =>
      `resource: ${resource}\nname: { zh: ${name} }\nprovider: { name: ${provider} }\nsubject: person\nitems: [${items}]\n`;
    const own =
      '{ name: sfz, element: resident_id }, { name: djs, element: disability_level }, { name: 残疾证号 }, { name: 监护人 }';
    const other =
      '{ name: c1, element: resident_id }, { name: c2, element: disability_level }, { name: 残疾证号 }, { name: 监护人 }';
    scratch.file('q/catalog/a.yaml', entry('a', '残疾人证办理', '遵义市残疾人联合会', own));
    scratch.file('q/catalog/b.yaml', entry('b', '持证残疾人名册', '遵义市民政局', other));
    await scratch.kuaishu('catalog', 'export', 'q', '--xlsx', 'form.xlsx');
    const { value } = await scratch.json<Report>('catalog', 'duplicates', 'form.xlsx');
    expect(told(value)).toEqual(['duplicate: 持证残疾人名册 ~ 残疾人证办理']);
    expect(value.pairs[0]?.found.place).toBe('form.xlsx#a');
    scratch.file('mixed/one.yaml', entry('a', '残疾人证办理', '遵义市残疾人联合会', own));
    scratch.file(
      'mixed/list.csv',
      '名称,部门,字段\n持证残疾人名册,遵义市民政局,"身份证号、残疾等级、残疾证号、监护人"\n',
    );
    expect(told((await scratch.json<Report>('catalog', 'duplicates', 'mixed')).value)).toEqual([
      'duplicate: 持证残疾人名册 ~ 残疾人证办理',
    ]);
  });

  it('of a folder leaves out what is no list, and says so; named, it is refused', async () => {
    scratch.file('some/list.csv', listed(['资源名称', '来源部门', '信息项'], '、'));
    scratch.file('some/notes.csv', '甲,乙\n一,二\n');
    scratch.file('some/empty.json', '');
    const { code, value, err } = await scratch.json<Report>('catalog', 'duplicates', 'some');
    expect([code, told(value)]).toEqual([1, EXPECTED]);
    expect(err).toContain(`${join('some', 'notes.csv')}：认不出哪一列是资源名称，未参加比对\n`);
    expect(err).toMatch(/empty\.json：.*，未参加比对\n/);
    expect(await scratch.kuaishu('catalog', 'duplicates', 'some', join('some', 'notes.csv'))).toMatchObject({
      code: 2,
    });
  });

  it('writes CSV in which no title runs as a formula, and shows at most as many as asked', async () => {
    scratch.file(
      'evil.csv',
      csv([
        ['资源名称', '提供方', '信息项'],
        ['=cmd|起重机械登记', '甲局', CRANES.join('、')],
        ['=cmd|起重机械登记', '乙局', CRANES.join('、')],
        ['\u001b[31m浴室许可', '丙局', BATHS.join('、')],
        ['\u001b[31m浴室许可', '丁局', BATHS.join('、')],
      ]),
    );
    const { code, out } = await scratch.kuaishu(
      'catalog',
      'duplicates',
      'evil.csv',
      '--csv',
      'pairs.csv',
      '--limit',
      '1',
    );
    expect(code).toBe(1);
    expect((await scratch.kuaishu('catalog', 'duplicates', 'evil.csv')).out).toContain('\uFFFD[31m浴室许可');
    expect(out.match(/出路：/g)).toHaveLength(1);
    expect(out).toContain('全部写入 pairs.csv');
    const lines = readFileSync(join(scratch.folder, 'pairs.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFprobability,kind,kind_name,asked_title,/);
    expect(lines).toHaveLength(3);
    expect(lines.join('\n')).toContain(",'=cmd|起重机械登记,");
    expect(lines.join('\n')).not.toMatch(/,=cmd/);
    expect(await scratch.kuaishu('catalog', 'duplicates', 'evil.csv', '--csv', 'evil.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('会把它覆盖'),
    });
  });

  it('rows without a title are named and left out; where nothing is alike the exit code is 0', async () => {
    scratch.file('gaps.csv', '资源名称,部门\n浴场名录,甲局\n,乙局\n古树名木普查,丙局\n');
    const said = await scratch.kuaishu('catalog', 'duplicates', 'gaps.csv');
    expect(said).toMatchObject({ code: 0, out: '比对了 2 个资源，没有发现重复\n' });
    expect(said.err).toContain('1 行没有名称，未参加比对（第 3 行）');
    const english = await scratch.kuaishu('catalog', 'duplicates', 'gaps.csv', '--lang', 'en');
    expect(english.err).toContain('gaps.csv: left out for want of a title: 1 row (3)');
  });

  it.each([
    [['nowhere.csv'], '找不到', 'Not found'],
    [['no-title.csv'], 'no-title.csv：认不出哪一列是资源名称', 'no-title.csv: no column can be read as the title'],
    [['no-title.csv'], '用 --map 名称=列名 指明', 'say which with --map title=COLUMN'],
    [['no-title.csv', '--map', '题=甲'], '等号左边可用：名称、提供方', 'stands one of: title, provider'],
    [
      ['no-title.csv', '--map', 'title=丁'],
      'no-title.csv：没有列“丁”（要作为名称）',
      'no-title.csv: there is no column "丁"',
    ],
    [['titled.csv', '--map', 'items=丁'], '没有一份清单有列“丁”', 'none of the lists has a column "丁"'],
    [['old.xls'], 'XLS', 'XLS'],
    [['void'], 'void 里没有目录', 'void holds no catalogue'],
    [['bad.yaml'], 'bad.yaml:1:1', 'bad.yaml:1:1'],
    [['no-title.csv', '--least', 'alike'], '可用：duplicate、contains', 'it takes: duplicate, contains'],
    [['no-title.csv', '--limit', 'many'], '--limit 应为', '--limit takes'],
  ] as const)('%j is refused with what, where and how to mend', async (args, zh, en) => {
    scratch.file('no-title.csv', '甲,乙\n一,二\n三,四\n');
    scratch.file('titled.csv', '资源名称,乙\n一,二\n三,四\n');
    scratch.file('old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]));
    scratch.file('void/readme.md', '');
    scratch.file('bad.yaml', '');
    for (const [lang, words] of [
      ['zh', zh],
      ['en', en],
    ] as const)
      expect(await scratch.kuaishu('catalog', 'duplicates', ...args, '--lang', lang)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining(words),
      });
  });
});
