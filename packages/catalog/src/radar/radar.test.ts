import { describe, expect, it } from 'vitest';
import {
  createRadar,
  DEFAULT_THRESHOLD,
  type Radar,
  type RadarDraft,
  type RadarEntry,
  type RadarFinding,
  sketchValues,
} from './index.ts';

const PEOPLE: RadarEntry = {
  id: 'population',
  title: '人口基础信息',
  organisation: { id: 'org_police', name: '贵州省公安厅' },
  subject: 'person',
  key: ['公民身份号码'],
  items: [
    { name: '公民身份号码', element: 'resident_id' },
    { name: '姓名', element: 'person_name' },
    { name: '性别', element: 'sex' },
    { name: '民族', element: 'ethnicity' },
    { name: '户籍地址', element: 'household_address' },
  ],
  authority: ['person_name', 'sex', 'ethnicity', 'household_address'],
  state: 'published',
  base: 'population',
};
const CRANES: RadarEntry = {
  id: 'cranes',
  title: '起重机械使用登记信息',
  organisation: { id: 'org_market', name: '贵阳市市场监督管理局' },
  subject: 'equipment',
  items: ['设备注册代码', '使用单位', '制造单位', '出厂编号', '检验日期', '下次检验日期', '设备使用状态'].map(
    (name) => ({ name }),
  ),
  authority: ['inspection_date'],
  state: 'published',
};
const DISABLED: RadarEntry = {
  id: 'disabled',
  title: '残疾人证办理信息',
  organisation: { id: 'org_disabled', name: '贵州省残疾人联合会' },
  subject: 'person',
  items: [
    { name: '身份证号', element: 'resident_id' },
    { name: '残疾人证号', element: 'disability_cert_no' },
    { name: '残疾类别', element: 'disability_type' },
    { name: '残疾等级', element: 'disability_level' },
    { name: '监护人姓名', element: 'guardian_name' },
    { name: '监护人电话', element: 'guardian_phone' },
  ],
  authority: ['disability_type', 'disability_level'],
  state: 'published',
};

function radarOf(...entries: readonly RadarEntry[]): Radar {
  const radar = createRadar();
  for (const entry of entries) radar.put(entry);
  return radar;
}

function found(draft: RadarDraft, entry: string, ...more: readonly RadarEntry[]): RadarFinding | undefined {
  return radarOf(PEOPLE, CRANES, DISABLED, ...more)
    .probe(draft)
    .find((finding) => finding.entry === entry);
}

describe('what a probe tells', () => {
  it('finds the same table under another title’s form words and other headings', () => {
    const finding = found(
      {
        title: '起重机械登记情况一览表',
        organisation: { id: 'org_safety', name: '贵阳市应急管理局' },
        items: ['SBZCDM', '使用单位名称', '制造单位（必填）', '出厂编号', '检验时间', '下次检验日期', '使用状态'].map(
          (name) => ({ name }),
        ),
      },
      'cranes',
    );
    expect(finding?.kind).toBe('duplicate');
    expect(finding?.probability).toBeGreaterThan(0.7);
    expect(finding?.wayOut.kind).toBe('reuse');
    expect(finding?.items).toContainEqual(
      expect.objectContaining({ ours: 'SBZCDM', theirs: '设备注册代码', reason: 'initials' }),
    );
    expect(finding?.reason.zh).toContain('贵阳市市场监督管理局');
    expect(finding?.reason.en).toContain('holds the same content');
  });

  it('finds by a title alone', () => {
    expect(
      found({ title: '起重机械使用登记', organisation: { id: 'x', name: '贵阳市应急管理局' } }, 'cranes')?.kind,
    ).toBe('duplicate');
  });

  it('finds by items alone', () => {
    const finding = found({ items: CRANES.items }, 'cranes');
    expect(finding?.kind).toBe('duplicate');
  });

  it('says that the entry holds all of a narrower draft', () => {
    const finding = found({ title: '起重机械使用登记信息', items: CRANES.items.slice(0, 3) }, 'cranes');
    expect(finding?.kind).toBe('contains');
  });

  it('says that a wider draft holds all of the entry, and proposes to become the source', () => {
    const wider = [
      '吨位',
      '跨度',
      '安装位置',
      '操作人员证号',
      '保险单号',
      '事故记录次数',
      '维保合同编号',
      '噪声等级',
    ].map((name) => ({ name }));
    const finding = found({ title: '起重机械使用登记信息', items: [...CRANES.items, ...wider] }, 'cranes');
    expect(finding?.kind).toBe('contained');
    expect(finding?.wayOut.kind).toBe('become_source');
  });

  it('takes the same table of another city for a strip of one kind, each collecting its rows', () => {
    const finding = found(
      {
        title: '遵义市起重机械使用登记信息',
        organisation: { id: 'org_zy', name: '遵义市市场监督管理局' },
        items: CRANES.items,
      },
      'cranes',
    );
    expect(finding?.kind).toBe('same_kind_other_region');
    expect(finding?.wayOut.kind).toBe('collect_jointly');
    expect(finding?.wayOut.shares?.map(({ region }) => region)).toEqual(['520100', '520300']);
    expect(finding?.reason.zh).toContain('不是重复');
  });

  it('takes another year for an edition', () => {
    const last: RadarEntry = { ...CRANES, id: 'cranes_2021', title: '2021年起重机械检验结果', state: 'published' };
    const finding = found(
      { title: '2022年起重机械检验结果', organisation: CRANES.organisation, items: CRANES.items },
      'cranes_2021',
      last,
    );
    expect(finding?.kind).toBe('same_kind_other_period');
    expect(finding?.wayOut.kind).toBe('reuse');
  });

  it('shares nothing out with oneself: one’s own entry is to be revised', () => {
    const finding = found(
      { title: '起重机械使用登记', organisation: CRANES.organisation, items: [...CRANES.items, { name: '吊臂颜色' }] },
      'cranes',
    );
    expect(finding?.wayOut).toMatchObject({
      kind: 'reuse',
      reason: { zh: expect.stringContaining('本单位自己的条目') },
    });
    expect(finding?.wayOut.shares).toBeUndefined();
  });

  it('tells an overlap under another title, with shares of duty', () => {
    const finding = radarOf(PEOPLE, CRANES, DISABLED)
      .probe({
        title: '残疾儿童康复补贴发放信息',
        organisation: { id: 'org_civil', name: '贵州省民政厅' },
        items: [
          '儿童姓名',
          '残疾人证号',
          '残疾类别',
          '残疾等级',
          '监护人姓名',
          '监护人电话',
          '补贴标准',
          '发放批次号',
          '康复机构',
        ].map((name) => ({ name })),
      })
      .find(({ entry, kind }) => entry === 'disabled' && kind === 'overlap');
    expect(finding).toBeDefined();
    const [theirs, ours] = finding?.wayOut.shares ?? [];
    expect(theirs).toMatchObject({ organisation: 'org_disabled', lead: true });
    expect(theirs?.items).toContain('残疾等级');
    expect(ours?.items).toContain('补贴标准');
    expect(ours?.items).not.toContain('残疾等级');
  });

  it('names the source of an attribute that the draft claims', () => {
    const finding = found(
      { title: '残疾评定', subject: 'person', authority: ['disability_level'], items: [{ name: '残疾等级' }] },
      'disabled',
    );
    expect(finding).toMatchObject({ kind: 'attribute_conflict', probability: 1, attributes: ['disability_level'] });
  });

  it('does not take sources of two counties for a conflict', () => {
    const county = {
      ...DISABLED,
      id: 'county',
      title: '普定县残疾评定',
      organisation: { id: 'o', name: '普定县残疾人联合会' },
    };
    const findings = radarOf(county).probe({
      title: '织金县残疾评定',
      subject: 'person',
      organisation: { id: 'p', name: '织金县残疾人联合会' },
      authority: ['disability_level'],
    });
    expect(findings.filter(({ kind }) => kind === 'attribute_conflict')).toEqual([]);
  });

  it('leaves names to the base library and keeps the identifier', () => {
    const finding = found(
      {
        title: '志愿服务时长',
        items: [{ name: '身份证号' }, { name: '姓名' }, { name: '性别' }, { name: '服务时长' }],
      },
      'population',
    );
    expect(finding).toMatchObject({ kind: 'take_from_base', base: 'population' });
    expect(finding?.items.map(({ ours }) => ours)).toEqual(['姓名', '性别']);
    expect(finding?.wayOut.reason.zh).toContain('只保留身份证号');
  });

  it('names the base library even where none of its entries is in the ledger', () => {
    const [finding] = radarOf().probe({
      items: [{ name: '统一社会信用代码' }, { name: '企业名称' }, { name: '注册资本' }],
    });
    expect(finding).toMatchObject({ kind: 'take_from_base', base: 'organisation' });
    expect(finding?.entry).toBeUndefined();
  });

  it('answers which questions of a form government has the answer to', () => {
    const findings = radarOf(PEOPLE, CRANES, DISABLED).probe({
      kind: 'questionnaire',
      items: ['请填写您的民族？', '您的残疾等级是什么？', '您希望得到哪些培训？'].map((name) => ({ name })),
    });
    const held = findings.filter(({ kind }) => kind === 'already_held');
    expect(held.map(({ entry, items }) => [entry, items.map(({ ours }) => ours)])).toEqual(
      expect.arrayContaining([
        ['population', ['请填写您的民族？']],
        ['disabled', ['您的残疾等级是什么？']],
      ]),
    );
    expect(held).toHaveLength(2);
  });

  it('names the source of an item that an entry would collect again', () => {
    const finding = radarOf(DISABLED)
      .probe({ title: '公交免费乘车登记', items: [{ name: '残疾等级' }, { name: '乘车卡号' }, { name: '发卡网点' }] })
      .find(({ kind }) => kind === 'already_held');
    expect(finding).toMatchObject({ entry: 'disabled', wayOut: { kind: 'reuse' } });
  });
});

describe('bodies in its sentences', () => {
  const claims: RadarDraft = {
    title: '起重机械检验信息',
    items: CRANES.items,
    authority: ['inspection_date'],
    subject: 'equipment',
  };
  const sentences = (english?: string) => {
    const cranes = {
      ...CRANES,
      organisation: { ...CRANES.organisation, ...(english === undefined ? {} : { english }) },
    };
    return radarOf(PEOPLE, cranes, DISABLED)
      .probe(claims)
      .filter(({ entry }) => entry === 'cranes')
      .flatMap(({ reason, wayOut }) => [reason.en, wayOut.reason.en]);
  };

  it('have their English names in English, where they have one', () => {
    expect(sentences('Market Bureau of Guiyang').join(' ')).toContain('of Market Bureau of Guiyang');
  });

  it('have one read from the Chinese, where nobody gave it or gave it in Chinese', () => {
    for (const english of [undefined, '', '贵阳市市场监督管理局']) {
      const said = sentences(english);
      expect(said.length).toBeGreaterThan(2);
      expect(said.join(' ')).toContain('Guiyang Market Regulation Bureau');
      expect(said.join(' ')).not.toContain('监督');
    }
  });
});

describe('what a probe keeps silent about', () => {
  const permits: RadarEntry = {
    id: 'permits',
    title: '危险化学品经营许可信息',
    organisation: { id: 'o', name: '贵阳市应急管理局' },
    items: ['企业名称', '统一社会信用代码', '许可证编号', '许可范围', '有效期限', '储存方式'].map((name) => ({ name })),
    state: 'published',
  };

  it('a title that differs in what is done', () => {
    const findings = radarOf(permits).probe({
      title: '危险化学品经营处罚信息',
      organisation: permits.organisation,
      items: ['企业名称', '统一社会信用代码', '处罚决定书文号', '违法事实', '罚款金额', '处罚日期'].map((name) => ({
        name,
      })),
    });
    expect(findings.filter(({ entry }) => entry === 'permits')).toEqual([]);
  });

  it('a body’s own budget beside another’s', () => {
    const budget: RadarEntry = {
      id: 'b',
      title: '民政局部门预算及“三公”经费预算',
      organisation: { id: 'c', name: '贵阳市民政局' },
      items: [],
      state: 'published',
    };
    const draft = { title: '财政局部门预算及“三公”经费预算', organisation: { id: 'f', name: '贵阳市财政局' } };
    expect(radarOf(budget).probe(draft)).toEqual([]);
  });

  it('lists of two sorts of things with the columns of any list', () => {
    const parks: RadarEntry = {
      ...permits,
      id: 'parks',
      title: '公园名录',
      items: ['名称', '地址', '联系电话', '负责人'].map((name) => ({ name })),
    };
    const findings = radarOf(parks).probe({
      title: '加油站名录',
      items: parks.items,
      organisation: permits.organisation,
    });
    expect(findings.filter(({ entry }) => entry === 'parks')).toEqual([]);
  });

  it('entries that the asker may not know of', () => {
    const draft = { ...CRANES, id: 'draft', authority: ['inspection_date'] };
    expect(
      radarOf(CRANES)
        .probe(draft)
        .map(({ kind }) => kind),
    ).toEqual(['attribute_conflict', 'duplicate']);
    expect(radarOf(CRANES).probe(draft, { visible: () => false })).toEqual([]);
  });

  it('the draft itself', () => {
    expect(radarOf(CRANES).probe({ ...CRANES })).toEqual([]);
  });
});

describe('values', () => {
  const key = Buffer.alloc(16, 7);
  const numbers = Array.from({ length: 500 }, (_, i) => `GZ-${(i * 7919) % 100_000}`);

  it('find a column whatever it is called', () => {
    const entry: RadarEntry = {
      ...CRANES,
      items: [{ name: '设备注册代码', sketch: sketchValues(numbers, key) }, ...CRANES.items.slice(1)],
    };
    const pair = radarOf(entry)
      .probe({
        title: '起重机械',
        items: [{ name: 'FIELD_7', sketch: sketchValues(numbers.slice(50), key) }, ...CRANES.items.slice(1, 4)],
      })
      .flatMap(({ items }) => items)
      .find(({ ours }) => ours === 'FIELD_7');
    expect(pair).toMatchObject({ theirs: '设备注册代码', reason: 'same_values' });
    expect(pair?.valuesShared).toBeGreaterThan(0.9);
  });

  it('of codes tell a column that is coded otherwise', () => {
    const entry: RadarEntry = {
      ...CRANES,
      items: [
        ...CRANES.items,
        {
          name: '评定结论',
          codes: [
            ['1', '合格'],
            ['2', '不合格'],
            ['3', '整改后合格'],
          ],
        },
      ],
    };
    const pair = radarOf(entry)
      .probe({
        title: '起重机械使用登记',
        items: [
          ...CRANES.items,
          {
            name: 'JL',
            codes: [
              ['A', '合格'],
              ['B', '不合格'],
              ['C', '整改后合格'],
            ],
          },
        ],
      })
      .flatMap(({ items }) => items)
      .find(({ ours }) => ours === 'JL');
    expect(pair).toMatchObject({ theirs: '评定结论', reason: 'recoded' });
  });

  it('split over two columns are one fact', () => {
    const entry: RadarEntry = { ...CRANES, items: [...CRANES.items, { name: '经纬度' }] };
    const pairs = radarOf(entry)
      .probe({ title: '起重机械使用登记', items: [...CRANES.items, { name: '经度' }, { name: '纬度' }] })
      .flatMap(({ items }) => items)
      .filter(({ theirs }) => theirs === '经纬度');
    expect(pairs.map(({ ours, reason }) => [ours, reason])).toEqual([
      ['经度', 'split'],
      ['纬度', 'split'],
    ]);
  });
});

it('answers from the threshold on, surest first, and no more than asked for', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({
    ...CRANES,
    id: `c${i}`,
    organisation: { id: `o${i}`, name: `贵阳市第${i}中心` },
  }));
  const radar = radarOf(...many);
  const findings = radar.probe({ title: CRANES.title, items: CRANES.items }, { limit: 7 });
  expect(findings).toHaveLength(7);
  expect(
    findings.every(
      ({ probability }, i) => probability >= DEFAULT_THRESHOLD && probability <= (findings[i - 1]?.probability ?? 1),
    ),
  ).toBe(true);
  expect(radar.probe({ title: CRANES.title, items: CRANES.items }, { publishedOnly: true, threshold: 1.01 })).toEqual(
    [],
  );
});
