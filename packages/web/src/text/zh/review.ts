/** Words of review: pairs that a person decides. */
import { named } from '../named.ts';

export const reviewZh = {
  title: '疑似同一主体，请判定',
  help: '证据不足以自动合并，也不足以分开。判定会保存，从下一批起生效。',
  count: (total: string, answered: string) => `共 ${total} 对，已判 ${answered} 对`,
  allBlocks: '全部块',
  empty: '没有待判的记录',
  emptyHelp: '证据模糊的成对记录会出现在这里。现在没有。',
  queue: '待判队列',
  verdicts: { same: '同一', different: '不同' },
  notKept: '判定没有保存。',
  place: (n: string, total: string) => `第 ${n} 对，共 ${total} 对`,
  same: '同一个',
  different: '不是',
  undo: '撤销',
  onlyRead: '现在的岗位只能查看；由数据专员和加工运维员判定。',
  keys: '键盘',
  keyList: [
    ['S', '同一个，看下一对'],
    ['D', '不是同一个，看下一对'],
    ['U', '撤销上一个判定'],
    ['J', '下一对'],
    ['K', '上一对'],
    ['?', '这份说明'],
  ] as readonly (readonly [string, string])[],
  answeredHere: (n: string) => `本次已判 ${n} 对`,
  question: named({ population: '是同一个人吗', organisation: '是同一家吗' }),
  questionOther: '是同一个主体吗',
  sideBySide: '两条记录对照',
  evidence: '各项证据（比特）：向右支持同一，向左反对',
  differs: '，两边不同',
};
