/** Words of the compilation guide's form (发改高技术〔2017〕1272号) for the values that an entry holds as codes. */
import type { Cadence, Entry } from '../entry.ts';

export interface Words {
  /** Value → the word written. */
  readonly written: Readonly<Record<string, string>>;
  /** Other words that are read as a value. */
  readonly read?: Readonly<Record<string, string>>;
}

export const CADENCE: Words = {
  written: {
    realtime: '实时',
    daily: '每日',
    weekly: '每周',
    monthly: '每月',
    quarterly: '每季度',
    half_yearly: '每半年',
    yearly: '每年',
    irregular: '不定期',
  } satisfies Record<Cadence, string>,
  read: {
    每天: 'daily',
    按日: 'daily',
    按周: 'weekly',
    按月: 'monthly',
    每季: 'quarterly',
    按季: 'quarterly',
    按年: 'yearly',
    其他: 'irregular',
    自定义: 'irregular',
  },
};

export const DATA_TYPE: Words = {
  written: {
    C: '字符型 C',
    N: '数值型 N',
    Y: '货币型 Y',
    D: '日期型 D',
    T: '日期时间型 T',
    L: '逻辑型 L',
    M: '备注型 M',
    I: '整型 I',
    B: '双精度型 B',
  },
  read: {
    字符型: 'C',
    字符串型: 'C',
    文本型: 'C',
    数值型: 'N',
    数字型: 'N',
    货币型: 'Y',
    日期型: 'D',
    日期时间型: 'T',
    逻辑型: 'L',
    布尔型: 'L',
    备注型: 'M',
    通用型: 'M',
    '通用型 G': 'M',
    G: 'M',
    整型: 'I',
    双精度型: 'B',
    浮点型: 'B',
    '浮点型 F': 'B',
    F: 'B',
    C: 'C',
    N: 'N',
    Y: 'Y',
    D: 'D',
    T: 'T',
    L: 'L',
    M: 'M',
    I: 'I',
    B: 'B',
  },
};

export const SHARING_TYPE: Words = {
  written: { 1: '无条件共享', 2: '有条件共享', 3: '不予共享' },
  read: { 1: '1', 2: '2', 3: '3', 普遍共享: '1', 授权共享: '2', 非共享: '3' },
};

export const SHARING_METHOD: Words = {
  written: {
    platform_database: '共享平台方式/数据库',
    platform_file: '共享平台方式/文件',
    platform_api: '共享平台方式/服务接口',
    mail: '邮件',
    disk: '拷盘',
    media: '介质交换',
  },
  read: {
    数据库: 'platform_database',
    库表: 'platform_database',
    文件: 'platform_file',
    接口: 'platform_api',
    服务接口: 'platform_api',
    '共享平台方式/接口': 'platform_api',
    共享平台方式: 'platform_file',
    '共享平台方式/库表': 'platform_database',
    邮件方式: 'mail',
    拷盘方式: 'disk',
    介质交换方式: 'media',
    '介质交换/光盘': 'media',
    '介质交换/纸质': 'media',
  },
};

export const CLASS_KIND: Words = {
  written: { base: '基础信息资源', theme: '主题信息资源', department: '部门信息资源' } satisfies Record<
    NonNullable<Entry['class']>['kind'],
    string
  >,
  read: {
    1: 'base',
    2: 'theme',
    3: 'department',
    基础: 'base',
    主题: 'theme',
    部门: 'department',
    基础类: 'base',
    主题类: 'theme',
    部门类: 'department',
  },
};

export const YES_NO: Words = {
  written: { true: '是', false: '否' },
  read: { 1: 'true', 0: 'false', TRUE: 'true', FALSE: 'false', Y: 'true', N: 'false', 开放: 'true', 不开放: 'false' },
};

export const GRADE: Words = {
  written: { green: '公开', yellow: '内部', red: '涉密' },
  read: { green: 'green', yellow: 'yellow', red: 'red' },
};

export const DELIVERY: Words = {
  written: { full: '全量', increment: '增量' },
  read: { full: 'full', increment: 'increment' },
};

/** The value that a word stands for, or undefined. */
export function valueMeant(words: Words, text: string): string | undefined {
  const bare = text.normalize('NFKC').trim();
  const found = Object.entries(words.written).find(
    ([, word]) => word === bare || word.replaceAll(' ', '') === bare.replaceAll(' ', ''),
  );
  return found?.[0] ?? words.read?.[bare] ?? words.read?.[bare.replaceAll(' ', '')];
}

export function wordOf(words: Words, value: string | number | boolean | undefined): string {
  return value === undefined ? '' : (words.written[String(value)] ?? String(value));
}
