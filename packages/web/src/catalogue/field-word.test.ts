import { expect, test } from 'vitest';
import { wordsOf } from '../text/index.ts';
import { fieldWord, valueWord } from './field-word.ts';

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
