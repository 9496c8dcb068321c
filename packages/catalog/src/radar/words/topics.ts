/** Words that decide what a table is about where titles are otherwise alike. */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** What is done or has happened: 许可 and 处罚, 登记 and 注销, 预算 and 决算 of one thing are different facts. */
const ACTS = set(`
  许可 行政许可 处罚 行政处罚 强制 检查 抽查 奖励 确认 登记 注册 注销 变更 延续 延期 首次 补办 核准 核发 备案 审批 行政审批 审核 验收 竣工 认定 评定 考核 考评 年检
  招标 中标 投标 采购 出让 转让 拍卖 征收 预算 决算 收入 支出 进口 出口 批发 零售 生产 销售 经营 运输 使用 收费 补贴 补助 资助 救助 发放 缴费 投诉 举报 咨询 调解
  仲裁 培训 考试 招生 体检 监测 监控 检测 检验 维修 维护 养护 预报 预警 规划 计划 任务 执行 贷款 存款 提取 缴存 招聘 考勤 报警 定位 逾期 失信 守信 违法 表彰
`);

/** What is counted or measured: 医疗机构数 is no list of the bodies. */
const MEASURES = set(
  '数 数量 率 量 额 总额 总值 产值 总产值 增速 增长 增加值 指数 人数 个数 总数 面积 总量 产量 比重 占比 构成 水平 人次 单产 均价 速度 余额',
);

/** Tables of a body about itself: each body has its own, and nobody collects another's. */
const OWN_AFFAIRS =
  /三公|部门(?:预|决)算|(?:预|决)算.{0,8}(?:总表|支出|收入|公开|表)|收支(?:总|预算|决算)|支出(?:总表|明细|决算|预算)|财政拨款|权力(?:和|及|与)?责?任?(?:事项)?清单|权力清单|责任清单|权责清单|(?<![一-龥])机构(?:概况|信息)|机构(?:设置|职能|编制|职责)|内设机构|组织机构|(?:组织)?领导(?:班子|分工|信息|成员)|直属(?:事业)?(?:单位|机构)|下属(?:事业)?单位|人员情况表|执法人员|行政处罚|行政许可(?:事项|信息|表)?$|行政许可事项|办事指南|规范性文件|部门文件|部门动态|工作动态|政府采购预算|公务用车|临聘|临时聘/u;

export const isAct = (word: string): boolean => ACTS.has(word);
export const isMeasure = (word: string): boolean => MEASURES.has(word);
export const isOwnAffair = (core: string): boolean => OWN_AFFAIRS.test(core);
