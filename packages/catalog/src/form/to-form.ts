/** Entries → the sheets of the guide's form. `fromForm` reads the same entries back. */
import { element } from '@kuaishu/standards';
import { abstractOf, type Entry, type Item } from '../entry.ts';
import { FORMAT_TYPES } from '../lint/formats.ts';
import {
  CHECK_COLUMNS,
  CHECKS,
  type Columns,
  DEPENDENCIES,
  DEPENDENCY_COLUMNS,
  ENTRY_KEYS,
  ITEM_COLUMNS,
  ITEM_KEYS,
  ITEMS,
  LIST_SEPARATOR,
  MAIN,
  MAIN_COLUMNS,
  NO_CODE,
  NOTES,
  RESOURCE_COLUMNS,
  RESOURCES,
  type Sheet,
  VOLUME_KEYS,
} from './sheets.ts';
import {
  CADENCE,
  CLASS_KIND,
  DATA_TYPE,
  DELIVERY,
  GRADE,
  SHARING_METHOD,
  SHARING_TYPE,
  type Words,
  wordOf,
  YES_NO,
} from './words.ts';

export function toForm(entries: readonly Entry[]): Sheet[] {
  const choices = (words: Words) => Object.values(words.written);
  return [
    {
      ...sheet(
        MAIN,
        MAIN_COLUMNS,
        entries.flatMap((entry) => [resourceRow(entry), ...entry.items.map((item) => itemRow(entry, item))]),
      ),
      choices: {
        信息资源分类: choices(CLASS_KIND),
        信息资源格式分类: Object.keys(FORMAT_TYPES),
        数据类型: choices(DATA_TYPE),
        共享类型: choices(SHARING_TYPE),
        共享方式: choices(SHARING_METHOD),
        是否向社会开放: choices(YES_NO),
        更新周期: choices(CADENCE),
      },
    },
    {
      ...sheet(RESOURCES, RESOURCE_COLUMNS, entries.map(extensionRow)),
      choices: { 分级: choices(GRADE), 归集方式: choices(DELIVERY) },
    },
    {
      ...sheet(
        ITEMS,
        ITEM_COLUMNS,
        entries.flatMap((entry) => entry.items.map((item) => itemExtension(entry, item))),
      ),
      choices: { 分级: choices(GRADE), 必填: choices(YES_NO), 用于关联: choices(YES_NO) },
    },
    sheet(
      CHECKS,
      CHECK_COLUMNS,
      entries.flatMap((entry) =>
        (entry.checks ?? []).map((check) => ({
          resource: entry.resource,
          id: check.id,
          titleZh: check.title.zh,
          titleEn: check.title.en ?? '',
          sql: check.sql,
          severity: check.severity,
          dimension: check.dimension ?? '',
          mend: json(check.mend),
        })),
      ),
    ),
    sheet(
      DEPENDENCIES,
      DEPENDENCY_COLUMNS,
      entries.flatMap((entry) =>
        (entry.dependencies ?? []).map(({ from, to }) => ({ resource: entry.resource, from: list(from), to })),
      ),
    ),
    notes(),
  ];
}

function sheet<C extends Columns>(name: string, columns: C, rows: readonly Partial<Record<keyof C, string>>[]): Sheet {
  const keys = Object.keys(columns) as (keyof C)[];
  return {
    name,
    columns: keys.map((key) => columns[key]?.[0] ?? ''),
    rows: rows.map((row) => keys.map((key) => row[key] ?? '')),
  };
}

type Main = Partial<Record<keyof typeof MAIN_COLUMNS, string>>;

/** The row of the resource itself: its metadata, no item. */
function resourceRow(entry: Entry): Main {
  return {
    resource: entry.name.zh,
    code: entry.code ?? '',
    kind: wordOf(CLASS_KIND, entry.class?.kind),
    category: entry.class?.category ?? '',
    provider: entry.provider.name,
    uscc: entry.provider.uscc ?? '',
    abstract: abstractOf(entry)?.zh ?? '',
    formatClass: entry.format?.class ?? '',
    formatType: entry.format?.type ?? '',
    ...permissions(entry),
    cadence: wordOf(CADENCE, entry.cadence),
    released: entry.released ?? '',
    related: list(entry.related),
    matters: list(entry.matters?.map(({ name }) => name)),
    // in the order of their names; a dash keeps the place of one without
    matterCodes: entry.matters?.some(({ code }) => code !== undefined)
      ? list(entry.matters.map(({ code }) => code ?? NO_CODE))
      : '',
    system: entry.system?.name ?? '',
    network: entry.system?.network ?? '',
    ...Object.fromEntries(VOLUME_KEYS.map((key) => [key, String(entry.volume?.[key] ?? '')])),
    office: entry.contact?.office ?? '',
    contact: entry.contact?.name ?? '',
    contactPhone: entry.contact?.phone ?? '',
  };
}

/** An item's row repeats the resource's name and code, as the guide's form does; blank sharing and opening are the resource's. */
function itemRow(entry: Entry, item: Item): Main {
  const found = item.element === undefined ? undefined : element(item.element);
  return {
    resource: entry.name.zh,
    code: entry.code ?? '',
    item: item.name,
    type: wordOf(DATA_TYPE, item.type ?? found?.type),
    length: String(item.length ?? found?.length ?? ''),
    ...permissions(item),
  };
}

function permissions({ sharing, opening }: Pick<Entry & Item, 'sharing' | 'opening'>): Main {
  return {
    sharingType: wordOf(SHARING_TYPE, sharing?.type),
    // what the guide asks for behind 不予共享 is its legal basis
    sharingCondition: sharing?.condition ?? (sharing?.type === 3 ? (sharing.basis ?? '') : ''),
    sharingMethod: wordOf(SHARING_METHOD, sharing?.method),
    open: wordOf(YES_NO, opening?.open),
    openCondition: opening?.condition ?? '',
    openBasis: opening?.basis ?? '',
  };
}

/** The basis, where the guide's column does not hold it. */
function ownBasis(sharing: Entry['sharing']): string {
  if (sharing?.basis === undefined) return '';
  return sharing.type === 3 && sharing.condition === undefined ? '' : sharing.basis;
}

function extensionRow(entry: Entry): Partial<Record<keyof typeof RESOURCE_COLUMNS, string>> {
  return {
    name: entry.name.zh,
    resource: entry.resource,
    nameEn: entry.name.en ?? '',
    abstractEn: abstractOf(entry)?.en ?? '',
    shortZh: entry.provider.short?.zh ?? '',
    shortEn: entry.provider.short?.en ?? '',
    grade: wordOf(GRADE, entry.grade),
    basis: ownBasis(entry.sharing),
    subject: entry.subject,
    key: list(entry.key),
    freshness: entry.freshness ?? '',
    delivery: wordOf(DELIVERY, entry.delivery),
    authority: list(entry.authority),
    majority: list(entry.majority),
    theme: entry.classification?.theme ?? '',
    industry: entry.classification?.industry ?? '',
    service: entry.classification?.service ?? '',
    source: json(entry.source),
    rest: rest(entry, ENTRY_KEYS),
  };
}

function itemExtension(entry: Entry, item: Item): Partial<Record<keyof typeof ITEM_COLUMNS, string>> {
  return {
    resource: entry.resource,
    item: item.name,
    titleZh: item.title?.zh ?? '',
    titleEn: item.title?.en ?? '',
    element: item.element ?? '',
    attribute: item.attribute ?? '',
    scale: String(item.scale ?? ''),
    required: wordOf(YES_NO, item.required),
    aliases: list(item.aliases),
    unit: item.unit ?? '',
    grade: wordOf(GRADE, item.grade),
    class: item.class ?? '',
    basis: ownBasis(item.sharing),
    mask: json(item.mask),
    link: wordOf(YES_NO, item.link),
    confidence: String(item.guess?.confidence ?? ''),
    reason: item.guess?.reason ?? '',
    rest: rest(item, ITEM_KEYS),
  };
}

function list(names: readonly string[] | undefined): string {
  return (names ?? []).join(LIST_SEPARATOR);
}

function json(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}

function rest(of: object, known: ReadonlySet<string>): string {
  const others = Object.entries(of).filter(([key]) => !known.has(key));
  return others.length === 0 ? '' : JSON.stringify(Object.fromEntries(others));
}

function notes(): Sheet {
  return {
    name: NOTES,
    columns: ['说明 / Notes'],
    rows: [
      [
        '“信息资源目录”按《政务信息资源目录编制指南（试行）》（发改高技术〔2017〕1272号）：每个信息资源一行，其下每个信息项一行。',
      ],
      ['信息项行的共享、开放各列留空，即与信息资源相同。'],
      ['数据量六列只写数字：存储量以 GB 计，记录数以条计，不知道写 0；已共享、已开放不大于总量。'],
      ['“扩展-…”各表是本平台另需的内容，可以不填；读入时按资源标识和信息项名称对应。'],
      [`一格多个名称用“${LIST_SEPARATOR}”隔开。`],
      [
        'The first sheet is the form of the national compilation guide: a row for each resource, then one for each of its items. Blank sharing and opening of an item are those of its resource.',
      ],
      ['The other sheets hold what this platform needs besides; they may be left out.'],
    ],
  };
}
