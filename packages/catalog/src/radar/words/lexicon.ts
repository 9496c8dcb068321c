/**
 * Words of one meaning, as catalogues and headings write them. One group a line, the word that stands for it first. Written down from the language of
 * administration, not from any catalogue that is measured; short forms as the bodies' own papers use them.
 */

/** Short forms and spellings that mean the same wherever they stand. */
const ALWAYS = `
最低生活保障 低保 低保救助
住房公积金 公积金
城乡居民基本医疗保险 城乡居民医保 城乡医保 居民医保
医疗保险 医保 医疗保障
社会保险 社保
失业保险 失保
养老保险 养老金保险
新型农村合作医疗 新农合
环境影响评价 环评 环境影响评估
高新技术企业 高企
规模以上 规上
规模以下 规下
危险化学品 危化品 危化 化学危险品
非物质文化遗产 非遗
人力资源 人资
公路运输 道路运输
从业资格证 从业资格证书 上岗资格证
许可证 许可证书
资格证 资格证书
资质证 资质证书
驾驶证 驾照 机动车驾驶证
不动产权证 不动产证 房产证 房屋所有权证
残疾人证 残疾证
居民身份证 身份证
出租车 出租汽车 的士
网约车 网络预约出租汽车 网约出租汽车 网约出租车
公交车 公共汽车 公交
公共厕所 公厕
加油站 加油加气站
停车场 停车位 泊车场
图书馆 图书室
定点医疗机构 医保定点医疗机构
药店 零售药店 药房
卫生室 村卫生室 村医务室
幼儿园 学前教育机构 托幼机构 幼稚园
小学 小学校
中学 初中高中
高等学校 高校 大学 普通高校 高等院校
养老机构 敬老院 养老院 福利院 养老服务机构
社会组织 社团组织
社会团体 社团
民办非企业单位 民非
个体工商户 个体户
经营主体 市场主体 商事主体
农民专业合作社 专业合作社 合作社
行政许可 许可审批
行政处罚 处罚 处罚决定
双随机 双随机一公开
失信被执行人 失信人 老赖
守信 诚信
红名单 守信名单 诚信名单
黑名单 失信名单
三公经费 三公
一般公共预算 公共预算
固定资产投资 固投
国内生产总值 地区生产总值 生产总值 gdp
居民消费价格指数 cpi 居民消费价格总指数
社会消费品零售总额 社零 社消零
空气质量指数 aqi
常住人口 常住居民
户籍人口 户籍居民
流动人口 暂住人口 流动人员
残疾人 残疾人员 残障人士
老年人 老人 老龄人
退役军人 退伍军人 复员军人 复转军人
贫困户 建档立卡户 建档立卡贫困户 脱贫户
优抚对象 优抚人员
特困人员 五保户 五保 特困供养人员
孤儿 困境儿童
食品经营 食品销售
排污许可 排放污染物许可
不动产登记 房屋登记
国有建设用地 国有土地
土地出让 用地出让 地块出让
水质监测 水质检测
空气质量 大气质量
饮用水水源地 饮用水源地 水源地 饮用水源
河长 河湖长
古树名木 古树
文物保护单位 文保单位
旅游景区 景区 旅游景点 景点
旅行社 旅游公司
酒店 宾馆 饭店 旅馆 住宿单位
重点企业 骨干企业
事业单位 事业法人
律师事务所 律所
基层法律服务所 法律服务所
公证处 公证机构
司法鉴定机构 司法鉴定所
职业技能培训机构 职业培训机构 职业培训学校
学生资助 助学金 教育资助
进出口 外贸进出口 对外贸易
用电 用电量 电力消费
供水 自来水供应
招投标 招标投标
政府采购 采购
权力清单 权责清单 权力和责任清单
行政审批 审批
便民服务点 便民服务网点
避难场所 应急避难场所
消防站 消防队
派出所 公安派出所
监控 视频监控
违法 违章
事故 交通事故
献血 无偿献血
疫苗接种 预防接种 接种
门诊 门急诊
医师 医生 大夫
护士 护理人员
教师 老师 教职工
新生儿 出生婴儿
出生医学证明 出生证明 出生证
结婚登记 婚姻登记
殡葬 殡仪
`;

/** Further in headings, where one word is the whole meaning: of titles these say too little alike (企业 and 机构 are two topics). */
const IN_HEADINGS = `
号 编号 号码 代码 编码 证号 证编号 证书编号 序列号 代号 no id code number
日期 时间 年月 年月日 日 date time
名称 名 名字 称谓 全称 名字 name
姓名 人姓名 人员姓名
地址 住址 地点 位置 坐落 坐落位置 所在地 详细地址 住所 地 address addr 通讯地址 通信地址 联系地址 办公地址
电话 联系电话 电话号码 联系方式 手机 手机号 手机号码 移动电话 联系号码 tel phone mobile 办公电话 服务电话
单位 企业 公司 机构 法人 商户 主体 业户 经营者 相对人 organisation company
类型 类别 种类 性质 分类 类 type category
金额 额 款 资金 费用 经费 款项 amount money
数量 个数 数 总数 数目 合计 总量 人数 户数 count total
人员 人 者 员
备注 说明 描述 简介 介绍 情况说明 remark note memo
等级 级别 级 档次 level grade
状态 情况 status state
开始 起始 起 生效 开工 始 start begin
结束 截止 终止 止 失效 到期 完工 届满 至 end
有效期 有效期限 期限
发证 颁发 核发 签发 颁证 发放
机关 部门 主管部门 单位部门 主管单位
负责人 责任人 主要负责人 负责人姓名
内容 事项 详情
范围 区域
原因 事由 理由
结果 结论
标题 题名
网址 网站 官网 链接
邮编 邮政编码
面积 建筑面积
经度 lng longitude
纬度 lat latitude
年份 年度 year
金额 价款 价格 价 单价
`;

/** Words that say what sort of list it is, or nothing at all: a table of the same things may bear any of them. Share of a word's weight that is left. */
const FORM_WORDS: Readonly<Record<string, number>> = Object.fromEntries([
  ...words(
    '信息 数据 情况 表 的 及 和 与 或 等 各 其 其他 有关 相关 关于 相应 为 在 对 按 由 以 个 有 是 了 之 内 中 我 本 该 此 具体 所有 全部 信 息 项 汇 要 提供 包括 包含 一',
  ).map((word) => [word, 0] as const),
  ...words(
    '名单 名录 一览 览 一览表 清单 目录 台账 账 明细 列表 公示 公开 公告 基本 查询 接口 批量 资料 库 概况 概览 汇总 详情 详细 记录 档案 册 名册 登记表 登记 花名册 主要 基础 资源 主题 共享 平台 系统 统计 统计表 报表 指标 新增 最新 现有 单 板 版 概 图 图层 发布 管理 类 部分 组成 一般 公布 展示 简介 介绍 简要 部门 总 业务 表格 样表 分布 双',
  ).map((word) => [word, 0.25] as const),
]);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

function groups(text: string): Map<string, string> {
  const canonical = new Map<string, string>();
  for (const line of text.trim().split('\n')) {
    const [first = '', ...others] = words(line);
    for (const word of [first, ...others]) if (!canonical.has(word)) canonical.set(word, first);
  }
  return canonical;
}

/** Spelling → the word that stands for its group. */
export const alwaysAlike: ReadonlyMap<string, string> = groups(ALWAYS);
export const alikeInHeadings: ReadonlyMap<string, string> = groups(IN_HEADINGS);

/** 0 … 1: how much a word may say at all, before its rarity is asked. */
export function formFactor(word: string): number {
  return FORM_WORDS[word] ?? 1;
}

/** Longest word of a lexicon, in UTF-16 units. */
export const LONGEST_WORD = Math.max(...[...alwaysAlike.keys(), ...alikeInHeadings.keys()].map((word) => word.length));
