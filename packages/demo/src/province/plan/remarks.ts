/** What people write beside their acts: short, and of the matter. */
export const REMARKS = {
  submit: [
    '已按编制指南核对，提请审核。',
    '信息项与业务系统表结构一致，请审核。',
    '更新周期已与业务处室确认。',
    '首次编目，请审核。',
  ],
  approve: [
    '同意报送。',
    '已核，同意报送大数据局。',
    '内容与职责一致，同意。',
    '分级和共享条件已经处室会签，同意报送。',
  ],
  publish: ['审核通过，予以发布。', '要素齐全，共享条件合规，发布。', '与同级目录比对无重复，发布。', '准予上架。'],
  refuse: ['该事项不属本部门职责，不予发布。', '内容为内部办公材料，不应编目，不予发布。'],
  departmentReturn: [
    '摘要过于简略，请写明数据产生的业务环节和覆盖范围后再报。',
    '共享条件写得过宽，请与业务处室核定用途范围。',
    '主键与业务系统不一致，请与信息中心核对后修改。',
    '更新周期应与归集频率一致，请改后再报。',
  ],
  comment: [
    '请确认更新周期是否与归集批次一致。',
    '这张表与省级下发的模板相比少了村居一级，能否补充？',
    '联系电话属个人信息，开放时请注意脱敏。',
    '建议补充数据元绑定，便于后续比对。',
    '已与业务处室电话核实，口径无误。',
    '请注明历史数据从哪一年起。',
    '行政区划请用国家标准代码，不要写简称。',
  ],
  applicantWithdraw: [
    '业务系统正在升级，表结构变动，先撤回。',
    '与处室合并编目，撤回本条。',
    '口径有调整，撤回后重报。',
  ],
  retire: [
    '业务已划转，资源不再产生，申请撤销。',
    '系统停用，数据已移交上级平台。',
    '与省级资源合并，本条撤销。',
    '审批事项取消，不再产生新数据。',
  ],
  revise: ['增加信息项并调整更新周期。', '业务系统改造后字段变化，修订。', '按新条例补充共享条件。'],
  retireBasis: ['省机构改革职责调整方案（模拟）', '业务系统停用批复（模拟）', '资源整合会议纪要（模拟）'],
  delegate: ['年休假期间由同事代办。', '外出培训期间委托代办。'],
} as const;

/** 退回: because somebody holds it already. */
export function duplicateReturn(names: readonly string[]): string {
  return `与${names.map((name) => `“${name}”`).join('、')}内容重复，一数一源，请改为申请共享该资源，或说明区别后再报。`;
}

/** 退回: because a base library gives it. */
export function fromBaseReturn(items: readonly string[], base: 'population' | 'organisation'): string {
  const library = base === 'population' ? '人口基础库' : '法人单位基础库';
  return `“${items.slice(0, 5).join('、')}”${items.length > 5 ? `等 ${items.length} 项` : ''}应从${library}共享获取，不得重复采集，请删去后保留关联标识和本部门特有的信息项。`;
}
