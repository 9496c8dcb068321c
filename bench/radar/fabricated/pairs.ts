/** Pairs of a known relation, as Valentine makes them (Koutras et al., ICDE 2021), and hard negatives. */

import type { FindingKind, RadarDraft, RadarItem } from '@kuaishu/catalog';
import { elementsByHeading, normaliseHeading } from '@kuaishu/standards';
import { sketchValues } from '../../../packages/catalog/src/radar/sketch/sketch-values.ts';
import { seeded } from '../random.ts';
import { type Level, noisyHeading, noisyTitle } from './noise.ts';
import type { BaseTable, Column } from './tables.ts';

export type PairKind =
  | 'renamed'
  | 'recoded'
  | 'split'
  | 'projected'
  | 'unionable_region'
  | 'unionable_period'
  | 'joinable'
  | 'not_same_body'
  | 'not_same_act'
  | 'not_same_objects'
  | 'not_only_base'
  | 'form_same'
  | 'not_same_form';

export interface FabricatedPair {
  readonly kind: PairKind;
  readonly level: Level;
  readonly positive: boolean;
  /** Kinds of finding that are right; empty where nothing may be told. */
  readonly expected: readonly FindingKind[];
  readonly draft: RadarDraft;
  /** Id of the entry in the ledger that the pair is about. */
  readonly entry: string;
  /** Positions of draft and entry that are one fact. */
  readonly truth: ReadonlySet<string>;
  readonly source: BaseTable['source'];
}

const KEY = Buffer.from('bench radar: a key of no ledger');
export const itemOf = ({ name, element, values, codes }: Column): RadarItem => ({
  name,
  ...(element !== undefined && { element }),
  ...(codes !== undefined && { codes }),
  ...(values !== undefined && {
    sketch: sketchValues(values, KEY, { name, ...(element !== undefined && { element }) }),
  }),
});

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
const PLACES = [
  '贵阳市',
  '遵义市',
  '毕节市',
  '铜仁市',
  '花溪区',
  '凯里市',
  '兴义市',
  '都匀市',
  '普定县',
  '绥阳县',
  '威宁县',
  '从江县',
];
const ACTS: readonly (readonly [string, string])[] = [
  ['许可', '处罚'],
  ['许可', '注销'],
  ['备案', '检查'],
  ['登记', '处罚'],
  ['检查', '奖励'],
  ['报名', '录取'],
  ['发放', '追缴'],
  ['出让', '征收'],
  ['监测', '投诉'],
  ['资质', '信用评价'],
];
const OBJECTS = [
  '幼儿园',
  '养老院',
  '药店',
  '加油站',
  '律师事务所',
  '图书馆',
  '旅行社',
  '宾馆',
  '农贸市场',
  '停车场',
  '公共厕所',
  '社区卫生服务站',
  '驾校',
  '电影院',
  '体育馆',
  '公证处',
];
/** What a list of anything has. */
const GENERAL_COLUMNS = [
  '名称',
  '地址',
  '联系电话',
  '负责人',
  '邮政编码',
  '所属区县',
  '备注',
  '经度',
  '纬度',
  '营业时间',
  '网址',
];

export function fabricate(tables: readonly BaseTable[], count: number, seed: number): FabricatedPair[] {
  const random = seeded(seed);
  const kinds: readonly [PairKind, number][] = [
    ['renamed', 0.2],
    ['recoded', 0.04],
    ['split', 0.06],
    ['projected', 0.08],
    ['unionable_region', 0.1],
    ['unionable_period', 0.05],
    ['joinable', 0.12],
    ['not_same_body', 0.11],
    ['not_same_act', 0.11],
    ['not_same_objects', 0.06],
    ['not_only_base', 0.07],
  ];
  const pairs: FabricatedPair[] = [];
  for (const [kind, share] of kinds) {
    const target = Math.round(count * share);
    for (let made = 0, tries = 0; made < target && tries < target * 50; tries += 1) {
      const pair = one(kind, tables, (made % 4) as Level, random);
      if (pair === undefined) continue;
      pairs.push(pair);
      made += 1;
    }
  }
  return pairs;
}

function one(
  kind: PairKind,
  tables: readonly BaseTable[],
  level: Level,
  random: () => number,
): FabricatedPair | undefined {
  const table = pick(tables, random);
  const made = columnsOf(kind, table, tables, level, random);
  if (made === undefined) return undefined;
  const { columns, truth, title, expected, entry = table } = made;
  // the draft's order is its own
  const order = columns.map((_, nth) => nth).sort(() => random() - 0.5);
  const moved = new Map(order.map((from, to) => [from, to]));
  return {
    kind,
    level,
    positive: expected.length > 0,
    expected,
    draft: {
      id: 'draft',
      ...(title !== undefined && { title }),
      organisation: { id: 'another', name: otherBody(table, random) },
      ...(level < 2 && table.subject !== undefined && { subject: table.subject }),
      items: order.map((from) => itemOf(columns[from]!)),
    },
    entry: entry.id,
    truth: new Set(truth.map(([ours, theirs]) => `${moved.get(ours)}-${theirs}`)),
    source: table.source,
  };
}

/** Another body of the same region, or the same. */
function otherBody({ organisation, region }: BaseTable, random: () => number): string {
  const place =
    /^(?:中共|国家税务总局)?(.{2,12}?(?:省|自治州|州|市|自治县|县|区))/u.exec(organisation)?.[1] ??
    (region === '310000' ? '上海市' : '贵州省');
  return random() < 0.25
    ? organisation
    : `${place}${pick(['统计局', '大数据发展管理局', '发展和改革委员会', '档案局'], random)}`;
}

interface Made {
  readonly columns: readonly Column[];
  readonly truth: readonly (readonly [ours: number, theirs: number])[];
  readonly title: string | undefined;
  readonly expected: readonly FindingKind[];
  readonly entry?: BaseTable;
}

const SAME: readonly FindingKind[] = ['duplicate', 'contains', 'contained'];
const all = (columns: readonly Column[]): (readonly [number, number])[] => columns.map((_, nth) => [nth, nth] as const);
const renamed = (columns: readonly Column[], level: Level, random: () => number): Column[] =>
  columns.map((column) => ({
    name: noisyHeading(column, level, random),
    ...(column.values && { values: sample(column.values, random) }),
  }));
/** Another delivery of the same rows: nine in ten of them. */
const sample = (values: readonly string[], random: () => number): string[] => values.filter(() => random() < 0.9);

function columnsOf(
  kind: PairKind,
  table: BaseTable,
  tables: readonly BaseTable[],
  level: Level,
  random: () => number,
): Made | undefined {
  const { columns } = table;
  switch (kind) {
    case 'renamed':
      return {
        columns: renamed(columns, level, random),
        truth: all(columns),
        title: noisyTitle(table.title, level, random),
        expected: SAME,
      };
    case 'recoded':
      return recoded(table, level, random);
    case 'split':
      return splitColumns(table, level, random);
    case 'projected': {
      const kept = columns.map((_, nth) => nth).filter(() => random() < 0.55);
      if (kept.length < 3 || kept.length === columns.length) return undefined;
      return {
        columns: renamed(
          kept.map((nth) => columns[nth]!),
          level,
          random,
        ),
        truth: kept.map((nth, ours) => [ours, nth] as const),
        title: noisyTitle(table.title, level, random),
        expected: SAME,
      };
    }
    case 'unionable_region':
    case 'unionable_period': {
      const frame = kind === 'unionable_region' ? pick(PLACES, random) : `${2016 + Math.floor(random() * 6)}年`;
      if (kind === 'unionable_period' && !/(?:19|20)\d\d/.test(table.title)) return undefined;
      if (kind === 'unionable_region' && /[市区县州]/u.test(table.title)) return undefined;
      const bare =
        kind === 'unionable_period' ? table.title.replace(/(?:19|20)\d\d年?/u, frame) : `${frame}${table.title}`;
      if (bare === table.title || (kind === 'unionable_region' && table.organisation.includes(frame))) return undefined;
      const others = columns.map(({ name, element }) => ({ name, ...(element !== undefined && { element }) }));
      return {
        columns: renamed(others, Math.min(level, 2) as Level, random),
        truth: all(columns),
        title: level < 2 ? bare : noisyTitle(bare, 1, random),
        // a county's table is held by the province's, and the other way round
        expected:
          kind === 'unionable_period'
            ? ['same_kind_other_period']
            : ['same_kind_other_region', 'contains', 'contained'],
      };
    }
    case 'joinable':
      return joinable(table, tables, level, random);
    case 'not_same_body':
      return otherTable(table, tables, level, random);
    case 'not_same_act':
      return otherAct(table, tables, level, random);
    case 'not_same_objects':
      return otherObjects(table, tables, level, random);
    case 'not_only_base':
      return onlyBase(table, tables, level, random);
    default:
      // made in forms.ts
      return undefined;
  }
}

/** Columns of codes with other codes for the same meanings; both sides give their lists. */
function recoded(table: BaseTable, level: Level, random: () => number): Made | undefined {
  if (!table.columns.some(({ codes }) => codes !== undefined && codes.length > 2)) return undefined;
  const columns = renamed(table.columns, Math.min(level, 2) as Level, random).map((column, nth): Column => {
    const { codes } = table.columns[nth]!;
    if (codes === undefined || codes.length < 3) return column;
    // a name that tells nothing, other codes, a meaning or two that the other list lacks; the values are written in the new codes
    const others = codes
      .filter(() => random() < 0.9)
      .map(([, name], at) => [String.fromCharCode(65 + (at % 26)) + at, name] as const);
    return { name: `DM${nth + 1}`, codes: others };
  });
  return { columns, truth: all(table.columns), title: noisyTitle(table.title, level, random), expected: SAME };
}

const SPLITS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:姓名|.{2,4}姓名)$/u, ['姓', '名']],
  [/地址|住址|坐落$/u, ['省', '市', '区县', '详细地址']],
  [/^出生日期$/u, ['出生年', '出生月', '出生日']],
  [/起止|有效期限?$/u, ['有效期起', '有效期止']],
];

function splitColumns(table: BaseTable, level: Level, random: () => number): Made | undefined {
  const at = table.columns.findIndex(({ name }) => SPLITS.some(([pattern]) => pattern.test(name)));
  if (at < 0) return undefined;
  const parts = SPLITS.find(([pattern]) => pattern.test(table.columns[at]!.name))![1];
  const before = renamed(table.columns, Math.min(level, 2) as Level, random);
  const columns = [...before.filter((_, nth) => nth !== at), ...parts.map((name) => ({ name }))];
  const rest = table.columns.map((_, nth) => nth).filter((nth) => nth !== at);
  return {
    columns,
    truth: [
      ...rest.map((nth, ours) => [ours, nth] as const),
      ...parts.map((_, part) => [rest.length + part, at] as const),
    ],
    title: noisyTitle(table.title, level, random),
    expected: SAME,
  };
}

const COMMON = new Set(
  '名称 姓名 身份证号 身份证号码 公民身份号码 证件号码 性别 出生日期 民族 地址 联系电话 电话 手机号码 企业名称 单位名称 机构名称 统一社会信用代码 法定代表人 法定代表人姓名 备注 序号 负责人 联系人 编号 更新时间 数据来源 数据来源表 记录唯一标识 etl处理时间'
    .split(' ')
    .map(normaliseHeading),
);
const isCommon = ({ name }: Column): boolean => COMMON.has(normaliseHeading(name));
const headings = (columns: readonly Column[]): Set<string> =>
  new Set(columns.map(({ name, element }) => element ?? elementsByHeading(name)[0]?.id ?? normaliseHeading(name)));
const likeness = (a: BaseTable, b: BaseTable): number => {
  const [x, y] = [headings(a.columns), headings(b.columns)];
  const both = [...x].filter((heading) => y.has(heading)).length;
  return both / (x.size + y.size - both);
};
const titleLikeness = (a: string, b: string): number => {
  const grams = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)));
  const [x, y] = [grams(a), grams(b)];
  const both = [...x].filter((gram) => y.has(gram)).length;
  return (2 * both) / Math.max(1, x.size + y.size);
};
const unrelated = (a: BaseTable, b: BaseTable): boolean =>
  a.id !== b.id && likeness(a, b) < 0.2 && titleLikeness(a.title, b.title) < 0.35;

/** What another prefecture publishes is about other rows: nothing is joined to those. */
const ofOnePlace = (a: BaseTable, b: BaseTable): boolean =>
  a.source !== 'catalogue' || b.source !== 'catalogue' || a.id.split('/')[0] === b.id.split('/')[0];

/** Two in five and more of its own columns, under the title of another table whose columns it has besides. */
function joinable(
  table: BaseTable,
  tables: readonly BaseTable[],
  level: Level,
  random: () => number,
): Made | undefined {
  const other = pick(tables, random);
  if (!unrelated(table, other) || !ofOnePlace(table, other)) return undefined;
  const own = table.columns.map((_, nth) => nth).filter((nth) => !isCommon(table.columns[nth]!));
  const common = table.columns.map((_, nth) => nth).filter((nth) => isCommon(table.columns[nth]!));
  const taken = own.filter(() => random() < 0.6);
  if (taken.length < 3 || taken.length < own.length * 0.4) return undefined;
  const kept = [...common, ...taken];
  const added = other.columns
    .filter((column) => !isCommon(column))
    .slice(0, Math.max(2, Math.round(taken.length * 0.8)));
  return {
    columns: [
      ...renamed(
        kept.map((nth) => table.columns[nth]!),
        Math.min(level, 2) as Level,
        random,
      ),
      ...renamed(added, 0, random),
    ],
    truth: kept.map((nth, ours) => [ours, nth] as const),
    title: other.title,
    expected: ['overlap', 'contains', 'contained', 'duplicate'],
  };
}

/** Of some tables that are no relation the one that is nearest by title and columns together. */
function otherTable(
  table: BaseTable,
  tables: readonly BaseTable[],
  level: Level,
  random: () => number,
): Made | undefined {
  const near = Array.from({ length: 60 }, () => pick(tables, random))
    .filter((other) => unrelated(table, other))
    .map((other) => ({
      other,
      score:
        likeness(table, other) +
        titleLikeness(table.title, other.title) +
        (other.organisation === table.organisation ? 0.1 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const entry = near[0]?.other;
  if (entry === undefined) return undefined;
  return {
    columns: renamed(table.columns, level, random),
    truth: [],
    title: noisyTitle(table.title, level, random),
    expected: [],
    entry,
  };
}

/** The same title but for what is done, the common columns, and own columns of another table. */
function otherAct(
  table: BaseTable,
  tables: readonly BaseTable[],
  level: Level,
  random: () => number,
): Made | undefined {
  const act = ACTS.find(([one, other]) => table.title.includes(one) || table.title.includes(other));
  if (act === undefined) return undefined;
  const [from, to] = table.title.includes(act[0]) ? act : [act[1], act[0]];
  const other = pick(tables, random);
  if (!unrelated(table, other)) return undefined;
  const common = table.columns.filter(isCommon);
  const own = other.columns.filter((column) => !isCommon(column));
  if (own.length < 3) return undefined;
  return {
    columns: renamed([...common, ...own], Math.min(level, 2) as Level, random),
    truth: [],
    title: table.title.replace(from, to),
    expected: [],
  };
}

/** Two lists with the columns that every list has, of two sorts of things. The entry is one that `lists` put into the ledger. */
function otherObjects(
  _: BaseTable,
  tables: readonly BaseTable[],
  level: Level,
  random: () => number,
): Made | undefined {
  const lists = tables.filter(({ id }) => id.startsWith('list/'));
  const entry = pick(lists, random);
  const objects = pick(OBJECTS, random);
  if (entry.title.includes(objects)) return undefined;
  const columns = entry.columns.filter(() => random() < 0.85);
  return {
    columns: renamed(columns, Math.min(level, 2) as Level, random),
    truth: [],
    title: entry.title.replace(/^.*?(?=名录|信息|一览表)/u, objects),
    expected: [],
    entry,
  };
}

/** Lists of things with columns that say little. */
export function generalLists(split: BaseTable['split']): BaseTable[] {
  const random = seeded(split === 'learnt' ? 31 : 32);
  return OBJECTS.map((objects, nth) => ({
    id: `list/${split}/${nth}`,
    source: 'elements',
    split,
    title: `${objects}${pick(['名录', '信息', '一览表'], random)}`,
    organisation: '贵州省大数据发展管理局',
    region: '520000',
    columns: GENERAL_COLUMNS.filter((_, column) => column < 3 || random() < 0.5).map((name) => ({ name })),
  }));
}

function onlyBase(
  table: BaseTable,
  tables: readonly BaseTable[],
  level: Level,
  random: () => number,
): Made | undefined {
  const other = pick(tables, random);
  const common = table.columns.filter(isCommon);
  if (common.length < 2 || !unrelated(table, other)) return undefined;
  const own = other.columns.filter((column) => !isCommon(column));
  if (own.length < 3) return undefined;
  return {
    columns: renamed([...common, ...own], level, random),
    truth: [],
    title: noisyTitle(other.title, level, random) ?? other.title,
    expected: [],
  };
}
