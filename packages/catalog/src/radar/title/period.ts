/** Periods and numbers of editions in titles: what makes two tables editions of one. */

const YEAR = '(?:19|20)\\d{2}';
const MONTH = '(?:1[0-2]|0?[1-9])';
const TO = '(?:-|—|–|~|～|至|到|－)';

/** Longest first: what a longer one takes is not seen by a shorter. */
const PATTERNS: readonly RegExp[] = [
  // 2021年1-12月, 2021年1月至12月, 2020.1-6
  new RegExp(`${YEAR}(?:年度?|[.])?${MONTH}月?份?${TO}(?:${YEAR}年)?${MONTH}月份?`, 'gu'),
  // 2021-2022学年度, 2016年至2020年, 2019-2020年
  new RegExp(`${YEAR}(?:年度?|学年度?)?${TO}${YEAR}(?:年度?|学年度?)?(?:第?[一二12]学期|[春秋]季学期)?`, 'gu'),
  // 2021年11月5日, 2021-8-15, 20210815, 2021年8月, 2021.08
  new RegExp(`${YEAR}(?:年|[-./_])${MONTH}(?:月份?|[-./_])(?:[0-3]?\\d日?)?(?!\\d)`, 'gu'),
  /(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?(?!\d)/gu,
  new RegExp(
    `${YEAR}年?(?:第?[一二三四1-4]季度?|[上下]半年|[前本]?[一二三四五六七八九十]+月份?|${MONTH}月份?|[春秋]季学期|[Qq][1-4])`,
    'gu',
  ),
  // 9.30-10.6, and dates with a digit lost: 202.6.5
  /(?<![\d.])\d{1,2}\.\d{1,2}-\d{1,2}\.\d{1,2}(?![\d.])|(?<!\d)20\d{1,2}[.-]\d{1,2}[.-]\d{1,2}(?!\d)/gu,
  new RegExp(`(?<!\\d)${YEAR}(?:年度|学年度?|年版?|[.]\\d{1,2}(?!\\d))?(?!\\d)`, 'gu'),
  /\*\*年/gu,
  /(?<![\d一-龥])(?:1[0-2]|[1-9])(?:-(?:1[0-2]|[1-9]))?月份?/gu,
  /第?[一二三四]季度|[上下]半年度?/gu,
  // editions: 第二批, （12期）, 第3次; 一次 of 最多跑一次 and of 一次性补贴 is none, nor is 三轮 of 三轮车
  /(?:第?(?:[一二三四五六七八九十百]+|\d{1,4})(?:批次?|期|届|轮|号)|(?:第[一二三四五六七八九十百]+|第?\d{1,4})次)(?!线|楼|路|院|馆|药|房|文|车|摩托|电动|人口普查|经济普查|全国)/gu,
];
/** A number alone in brackets, or behind everything: （1073）, 查询12, _c_100. */
const SERIAL = /[（(]\s*\d{1,5}\s*[)）]|[_-]?[a-z]?[_-]\d{1,5}$|(?<=[一-龥])\d{1,4}$/giu;

export interface WithoutPeriod {
  readonly rest: string;
  /** Each period as it stands there in one writing, in order; empty where there is none. */
  readonly periods: readonly string[];
  readonly serials: readonly string[];
}

export function withoutPeriods(text: string): WithoutPeriod {
  const periods: string[] = [];
  const serials: string[] = [];
  let rest = text;
  for (const pattern of PATTERNS)
    rest = rest.replace(pattern, (found) => {
      periods.push(plainPeriod(found));
      return ' ';
    });
  rest = rest.replace(SERIAL, (found) => {
    serials.push(found.replace(/\D/gu, ''));
    return ' ';
  });
  return { rest, periods: [...new Set(periods)].sort(), serials };
}

/** 2021年01月 and 2021.1 → 2021-1. */
function plainPeriod(text: string): string {
  return text
    .replace(/[学年]?年度?版?|月份?|[./_]|日/gu, '-')
    .replace(/至|到|—|–|~|～|－/gu, '-')
    .replace(/第|季度?|批次?|期/gu, (word) => (word.startsWith('季') ? 'q' : word.startsWith('第') ? '' : 'n'))
    .replace(/(?<=-)0+(?=\d)/gu, '')
    .replace(/-+/gu, '-')
    .replace(/^-|-$/gu, '')
    .toLowerCase();
}
