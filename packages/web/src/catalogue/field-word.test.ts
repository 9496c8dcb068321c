import { expect, test } from 'vitest';
import { wordsOf } from '../text/index.ts';
import { fieldWord, inPageWords, isOfWhole, placeOf, valueWord } from './field-word.ts';

const { t } = wordsOf('zh');

test.each([
  [['abstract'], '救助对象走访', '摘要', '救助对象走访'],
  [['cadence'], 'monthly', '更新周期', '每月'],
  [['sharing', 'type'], 2, '共享类型', '有条件共享'],
  [['opening', 'open'], false, '向社会开放', '不开放'],
  [['items', '姓名', 'grade'], 'red', '信息项 姓名 分级', '红'],
  [['items', '金额'], undefined, '信息项 金额', '已移出'],
  [['items', '金额'], { name: '金额', type: 'N', length: 12 }, '信息项 金额', '类型 N，长度 12'],
  [['items'], [{ name: '姓名' }, { name: '金额' }], '信息项', '姓名、金额'],
] as const)('%j is told in the words of the page', (path, value, field, words) => {
  expect(fieldWord(path, t)).toBe(field);
  expect(valueWord(path, value, t)).toBe(words);
});

test.each([
  ['items[1].name 不能为空', '信息项 1 信息项名称 不能为空'],
  ['items 不能为空', '“信息项” 不能为空'],
  ['在 sharing.basis 写明法律条款', '在 “依据” 写明法律条款'],
  ['opening.open 改为 false，或改共享类型', '“向社会开放” 改为 false，或改共享类型'],
  ['缺少核心元数据：摘要 abstract、资源分类 class、开放属性 opening', '缺少核心元数据：摘要、资源分类、开放属性'],
  ['加上 cadence: daily、monthly、yearly 等', '加上 “更新周期” 每日、每月、每年 等'],
  ['由提供方定级：green 或 yellow', '由提供方定级：绿 或 黄'],
  ['缺少核心元数据：提供方代码 provider.uscc', '缺少核心元数据：提供方代码 provider.uscc'],
])('%j is said in the words of the page', (said, words) => expect(inPageWords(said, t)).toBe(words));

test('what is missing of an entry is said in the words of the English page too', () => {
  expect(inPageWords('core metadata missing: abstract, class, sharing', wordsOf('en').t)).toBe(
    'core metadata missing: Abstract, Class, Sharing',
  );
});

test('a fault of the entry as a whole is one of no field', () => {
  expect(['metadata_missing', 'cadence_missing'].map(isOfWhole)).toEqual([true, false]);
});

test('a part of an entry that is missing whole is called by its first field', () => {
  expect(['/sharing', '/opening'].map((where) => fieldWord(placeOf(where), t))).toEqual(['共享类型', '向社会开放']);
});

test('a place is counted as the page counts', () => {
  expect(fieldWord(placeOf('/items/2/element'), t)).toBe('信息项 3 数据元');
  expect(fieldWord(placeOf('/sharing/basis'), t)).toBe('依据');
  expect(fieldWord(placeOf('/key/0'), t)).toBe('键');
});
