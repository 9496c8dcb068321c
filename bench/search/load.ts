/** The time that searches take: a mixed load, with filters, facets and scope as pages ask for them. */
import type { SearchDocument, SearchIndex, SearchRequest } from '@kuaishu/catalog';
import { queriesFrom } from './quality.ts';
import { randomFrom } from './random.ts';

/** Words that stand in a good part of all documents. */
const COMMON = [
  '企业',
  '信息',
  '企业信息',
  '数据',
  '统计',
  '人口',
  '单位名称',
  '统一社会信用代码',
  '行政许可',
  '联系电话',
];

export function requests(documents: readonly SearchDocument[], count: number, seed: number): SearchRequest[] {
  const random = randomFrom(seed);
  const typed = queriesFrom(documents, Math.ceil(count / 12), seed).map(({ query }) => query);
  return Array.from({ length: count }, (_, nth): SearchRequest => {
    const query = nth % 4 === 0 ? random.pick(COMMON) : nth % 23 === 0 ? '' : random.pick(typed);
    return {
      query,
      limit: 20,
      facets: ['theme', 'department', 'region', 'opening', 'cadence'],
      ...(nth % 5 === 0 ? { filters: { region: ['520100'] } } : {}),
      ...(nth % 3 === 0
        ? {
            scope: {
              any: [
                { field: 'visibility', in: ['public'] },
                { field: 'organisation', in: ['520300'] },
              ],
            },
          }
        : {}),
      ...(nth % 11 === 0 ? { sort: 'updated' } : {}),
      ...(nth % 17 === 0 ? { offset: 1000 } : {}),
    };
  });
}

/** What somebody might send to keep the index busy. */
export const HOSTILE: readonly string[] = [
  '人口信息'.repeat(2500),
  Array.from({ length: 24 }, (_, nth) => `${'xyzwvuts'[nth % 8]}inxixi${'abcdefgh'[nth % 8]}`).join(' '),
  Array.from({ length: 24 }, (_, nth) => 'bcdfghjklmnp'[nth % 12]! + 'qrstwxyz'[nth % 8]!).join(' '),
  `a${'n'.repeat(39)}`,
  'zhangangangangangangangangangangangang',
  '"单位名称"',
  '"统一社会信用代码" "企业名称" "行政许可"',
  '的 '.repeat(100),
  '一 二 三 四 五 六 七 八 九 十 人 口 水 路 市 县 区 业 企 信',
  Array.from({ length: 66 }, (_, nth) => String.fromCharCode(0x4e00 + nth * 97)).join(''),
  '-企业 '.repeat(24),
  '(.*)+$'.repeat(30),
];

export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Milliseconds of processor time: the wall clock of a shared machine tells of the others. */
export function times(runs: readonly (() => unknown)[]): Times {
  const spent = runs.map((run) => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return quantiles(spent);
}

export function quantiles(spent: readonly number[]): Times {
  const sorted = [...spent].sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export const searching = (index: SearchIndex, list: readonly SearchRequest[]) =>
  list.map((request) => () => index.search(request));
