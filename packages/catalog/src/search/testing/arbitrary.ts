/** Small catalogues for property tests: few words, so that documents share them. */
import fc from 'fast-check';
import type { SearchDocument, SearchItem } from '../document.ts';
import type { ScopeExpression } from '../scope.ts';

const WORDS = [
  '人口',
  '信息',
  '企业',
  '贵阳市',
  '贵阳',
  '阳市',
  '低保',
  '名单',
  '身份证',
  '登记',
  '水',
  '路灯',
  '统计年鉴',
  'GDP',
  'a1',
  '2021',
  '、',
  ' ',
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((words) => words.join(''));
const provider = fc.constantFrom('贵阳市民政局', '遵义市人力资源和社会保障局', '贵州省统计局', '企业服务中心');

export const documentArbitrary = (id: fc.Arbitrary<string>): fc.Arbitrary<SearchDocument> =>
  fc.record({
    id,
    title: text,
    abstract: fc.oneof(text, fc.constant('')),
    provider,
    keywords: fc.array(fc.constantFrom('民生', '就业', '企业'), { maxLength: 2 }),
    items: fc.array(
      fc.constantFrom<SearchItem>(
        { name: '姓名' },
        { name: 'SFZH', title: '身份证号', element: 'resident_id' },
        { name: '企业名称', element: 'no_such_element' },
        { name: '低保金额' },
        { name: '登记日期' },
      ),
      {
        maxLength: 3,
      },
    ),
    updated: fc.integer({ min: 0, max: 5 }),
    labels: fc.record({
      region: fc.constantFrom(['520000'], ['520000', '520100'], ['520000', '520300']),
      theme: fc.constantFrom(['民生'], ['经济'], []),
      visibility: fc.constantFrom(['public'], ['internal']),
    }),
  });

export const catalogueArbitrary: fc.Arbitrary<SearchDocument[]> = fc
  .uniqueArray(fc.nat({ max: 40 }), { minLength: 0, maxLength: 14 })
  .chain((ids) => fc.tuple(...ids.map((id) => documentArbitrary(fc.constant(`entry_${id}`)))));

const term = fc.oneof(
  fc.constantFrom(...WORDS),
  text,
  fc.constantFrom(
    '"企业信息"',
    '-低保',
    '提供方:统计局',
    '人社局',
    '信息项:姓名',
    '标题:人口',
    '号码',
    '年鉴统',
    '统计年见',
  ),
);
export const queryArbitrary: fc.Arbitrary<string> = fc
  .array(term, { minLength: 0, maxLength: 3 })
  .map((terms) => terms.join(' '));

export const scopeArbitrary: fc.Arbitrary<ScopeExpression> = fc.letrec<{ scope: ScopeExpression }>((tie) => ({
  scope: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<ScopeExpression>(
      true,
      { field: 'visibility', in: ['public'] },
      { field: 'region', in: ['520100', '999999'] },
      { field: 'nowhere', in: ['x'] },
    ),
    fc.record({ all: fc.array(tie('scope'), { maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('scope'), { maxLength: 2 }) }),
    fc.record({ not: tie('scope') }),
  ),
})).scope;
