/** Words of answers to findings of the duplicate radar. */
export const answersZh = {
  no: '不是重复',
  why: '为什么不是重复',
  whyHelp: '随草稿保存，签发和核查时可见；同一对资源不再提示',
  say: '记下判断',
  saying: '正在记下',
  folded: (n: string) => `已判断不是重复 ${n}`,
  by: (name: string, time: string) => `${name}，${time}`,
  takeBack: '撤回判断',
  theirs: '对方单位认为不是重复',
  /** For whoever checks. */
  title: '查重',
  meta: (found: string, answered: string, open: string) =>
    `雷达发现 ${found} 个相似资源，${answered} 个有答复，${open} 个没有答复`,
  none: '雷达没有发现相似的资源',
  unanswered: '编制单位没有答复',
  answered: '编制单位：不是重复',
  before: (percent: string, shared: string) => `答复时 ${percent}，相同 ${shared} 项`,
  gone: '雷达现在不再发现',
  withdrawn: (time: string) => `${time} 撤回`,
  digest: '账本记录',
};
