import { describe, expect, it } from 'vitest';
import type { SearchDocument } from './document.ts';
import { SearchIndex } from './search-index.ts';

const document = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  title,
  provider: '贵州省大数据发展管理局',
  updated: 0,
  labels: { visibility: ['public'] },
  ...more,
});

const index = new SearchIndex();
for (const each of [
  document('census', '第七次人口普查公报', { provider: '贵州省统计局', code: '306001/000012' }),
  document('population', '人口信息', { items: [{ name: '身份证号', element: 'resident_id' }, { name: '姓名' }] }),
  document('relief', '农村最低生活保障名单', { provider: '黔南州民政局' }),
  document('works', '社会保障卡网点', { provider: '贵阳市人力资源和社会保障局' }),
  document('bank', '行政村银行网点', { abstract: '各行政村银行网点的名称、地址' }),
  document('companies', '规模以上工业企业名单', { titleEn: 'Industrial enterprises above designated size' }),
  document('air', '环境空气质量指数（ＡＱＩ）日报', { keywords: ['环保'] }),
  document('secret', '人口普查底册', { labels: { visibility: ['internal'] } }),
])
  index.put(each);

const PUBLIC = { field: 'visibility', in: ['public'] } as const;
const search = (query: string) => index.search({ query, scope: PUBLIC });
const first = (query: string): string | undefined => search(query).hits[0]?.id;

describe('a query', () => {
  it.each([
    ['人口普查', 'census'],
    ['人口信息', 'population'],
    ['306001/000012', 'census'],
    ['代码:306001/000012', 'census'],
    ['人口普查公報', 'census'],
    ['ａｑｉ', 'air'],
    ['rkpc', 'census'],
    ['renkoupucha', 'census'],
    ['ren kou pu cha', 'census'],
    ['rkoupuc', 'census'],
    ['renkpc', 'census'],
    ['人口查普', 'census'],
    ['hangzhengcun', 'bank'],
    ['xingzhengcunyinhang', 'bank'],
    ['人口卜查', 'census'],
    ['人口朴察', 'census'],
    ['人普查公报', 'census'],
    ['低保', 'relief'],
    ['低保 民政', 'relief'],
    ['人社局 网点', 'works'],
    ['sfzh', 'population'],
    ['公民身份号码', 'population'],
    ['enterprises', 'companies'],
    ['enterprizes', 'companies'],
    ['"行政村银行"', 'bank'],
    ['"银行行政村"', undefined],
    ['提供方:统计局', 'census'],
    ['标题：人口 -普查', 'population'],
    ['网点 -银行', 'works'],
    ['请问 有哪些 低保 的 名单', 'relief'],
    ['环保', 'air'],
  ])('%s finds %s first', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('is not found in pieces over several fields', () => {
    const apart = new SearchIndex();
    apart.put(document('apart', '水质花溪', { abstract: '沿溪区域' }));
    expect(apart.search({ query: '花溪区' }).total).toBe(0);
    apart.put(document('together', '水质', { abstract: '花溪区水质' }));
    expect(apart.search({ query: '花溪区' }).hits.map(({ id }) => id)).toEqual(['together']);
  });

  it('that was read otherwise says how', () => {
    expect(search('rkpc').corrected).toBe('人口普查');
    expect(search('人口朴察').corrected).toBe('人口普查');
    expect(search('人口普查').corrected).toBeUndefined();
  });

  it('is corrected to nothing that its reader may not see', () => {
    expect(search('renkoupuchadice').hits).toEqual([]);
    expect(search('人口普查底测').corrected).toBeUndefined();
    expect(index.search({ query: 'renkoupuchadice' }).hits.map(({ id }) => id)).toEqual(['secret']);
  });

  it('of which no document has all gets those that have most, and says so', () => {
    const { hits, relaxed } = search('人口 普查 火星 公报');
    expect(hits.map(({ id }) => id)).toEqual(['census']);
    expect(relaxed).toBe(true);
  });

  it('shows where its words stand', () => {
    const [hit] = search('人口 公报').hits;
    expect(hit!.title.ranges.map(([from, to]) => hit!.title.text.slice(from, to))).toEqual(['人口', '公报']);
    expect(search('银行 名称').hits[0]!.abstract.ranges.length).toBeGreaterThan(1);
    expect(search('姓名').hits[0]!.items).toEqual([{ text: '姓名', ranges: [[0, 2]] }]);
  });

  it.each([
    ['ten thousand characters', '人口'.repeat(5000)],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['letters that are read in many ways', 'zhangangxiananan'.repeat(20)],
    ['control characters', '\u0000\u0001\u001b人\u200b口\u202e普查'],
    ['what looks like a pattern', '(.*)+$[人口]{1,}^?\\'],
    ['signs only', '。，！？…——“”:-"'],
    ['an open quotation', '"人口'],
    ['halves of surrogate pairs', '\ud83d人口\udc00 𠮷'],
    ['fields without values', '提供方: 标题: :::: -:-'],
    ['exclusions only', '-人口 -企业'],
    ['names that every object has', 'constructor __proto__ toString'],
    ['two hundred words', Array.from({ length: 200 }, (_, nth) => `词${nth}`).join(' ')],
  ])('of %s is answered', (_, query) => {
    const { total, hits } = index.search({ query, scope: PUBLIC, facets: ['visibility', '__proto__'] });
    expect(hits.length).toBe(total);
    expect(hits.map(({ id }) => id)).not.toContain('secret');
    expect(() => index.suggest({ typed: query, scope: PUBLIC })).not.toThrow();
  });
});

describe('suggestions', () => {
  const texts = (typed: string): string[] => index.suggest({ typed, scope: PUBLIC }).map(({ text }) => text);

  it('go on with the words of titles, with departments and with elements in use', () => {
    expect(texts('人口')).toContain('人口普查');
    expect(texts('renkou')).toContain('人口普查');
    expect(texts('人社')).toContain('贵阳市人力资源和社会保障局');
    expect(texts('gzstj')).toContain('贵州省统计局');
    expect(texts('gmsf')).toContain('公民身份号码');
  });

  it('count what the reader may see', () => {
    expect(index.suggest({ typed: '人口普查', scope: PUBLIC })[0]).toEqual({
      text: '人口普查',
      kind: 'words',
      count: 1,
    });
    expect(index.suggest({ typed: '人口普查' })[0]!.count).toBe(2);
    expect(texts('底册')).toEqual([]);
  });
});
