/**
 * Words for one thing in the catalogues of government. A group is a line; any of its words finds the others. `law` and `standard` name where the official
 * word stands; `usage` = as departments' own pages and catalogues write (seen in the open catalogues of Guizhou and Shanghai).
 *
 * Only words that may stand for each other in a resource's title belong here. A wider and a narrower word (人口, 户籍) are no synonyms.
 */

export interface SynonymGroup {
  readonly words: readonly string[];
  readonly source: string;
}

const lines = `
law 居民身份证法 §3|公民身份号码 身份证号 身份证号码 身份证 居民身份证
standard GB 32100-2015|统一社会信用代码 社会信用代码 信用代码
law 民法典 §76; 市场主体登记管理条例 §2|企业 法人单位 市场主体 经营主体
law 民法典 §57|法人代表 法定代表人 法人
law 社会救助暂行办法 §9|低保 最低生活保障
law 社会救助暂行办法 §14|特困人员 五保户 五保供养 特困供养
law 残疾人保障法|残疾人 残障人士 残障
law 老年人权益保障法|老年人 老人 高龄
law 住房公积金管理条例|公积金 住房公积金
law 社会保险法|社保 社会保险
law 社会保险法 §23|医保 医疗保险 基本医疗保险
law 社会保险法 §10|养老保险 养老金
law 社会保险法 §33|工伤 工伤保险
law 不动产登记暂行条例|不动产 房产 房屋产权
law 道路交通安全法|驾照 驾驶证 机动车驾驶证
law 道路交通安全法|行驶证 机动车行驶证
law 道路交通安全法|机动车 汽车 车辆
law 出境入境管理法|护照 普通护照
law 环境影响评价法|环评 环境影响评价
law 行政处罚法|行政处罚 双公示处罚 处罚
law 行政许可法|行政许可 许可证 审批
law 企业信息公示暂行条例|经营异常 异常名录 经营异常名录
law 民办教育促进法|民办学校 私立学校
law 学前教育法|幼儿园 托幼 学前教育机构
law 义务教育法|中小学 义务教育学校
law 食品安全法|食安 食品安全
law 药品管理法|药店 药品零售 零售药店
law 传染病防治法|新冠 新冠肺炎 新型冠状病毒
law 疫苗管理法|疫苗 预防接种
law 政府采购法|政采 政府采购
law 招标投标法|招投标 招标投标
law 公共资源交易|公共资源 公共资源交易
law 消防法|消防 消防救援
law 城市居民最低生活保障条例|困难群众 困难家庭 低收入家庭
law 军人地位和权益保障法|退役军人 退伍军人 复员军人
law 村民委员会组织法|村委会 村民委员会
law 城市居民委员会组织法|居委会 居民委员会 社区居委会
law 反家庭暴力法|家暴 家庭暴力
law 农村土地承包法|承包地 土地承包
law 道路运输条例|网约车 网络预约出租汽车
law 道路运输条例|出租车 出租汽车 巡游出租汽车
standard GB/T 2260|行政区划 区划
standard GB/T 4754-2017|行业分类 国民经济行业
standard GB/T 19488|数据元 数据项
standard GB 3095-2012|空气质量 空气 大气
standard HJ 633-2012|空气质量指数 aqi
standard GB 3838-2002|地表水 水质
usage|国内生产总值 地区生产总值 gdp 生产总值
usage|居民消费价格指数 cpi 消费价格指数
usage|充电桩 充电站 充电设施
usage|停车场 停车位 停车
usage|公交 公交车 公共交通 公共汽车
usage|公厕 公共厕所
usage|医院 医疗机构
usage|医生 医师
usage|护士 护理人员
usage|电话 联系电话 联系方式
usage|地址 住址 通讯地址
usage|经纬度 坐标
usage|扶贫 脱贫 乡村振兴
usage|贫困户 建档立卡户 脱贫户
usage|养老院 养老机构 敬老院 福利院
usage|旅游景区 景区 景点
usage|酒店 宾馆 旅馆 住宿
usage|网吧 互联网上网服务
usage|律所 律师事务所
usage|工资 薪资 薪酬
usage|失业 下岗
usage|招聘 岗位 用工
usage|大学 高校 高等学校
usage|奖学金 助学金 学生资助
usage|婚姻 结婚
usage|死亡 殡葬
usage|出生 新生儿
usage|污水 废水
usage|垃圾 生活垃圾
usage|投诉 举报
usage|12345 政务服务热线 市长热线
usage|小微企业 中小企业
usage|个体户 个体工商户
usage|社会团体 社团
usage|农机 农业机械
usage|化肥 肥料
usage|生猪 猪肉
usage|自来水 供水
usage|天然气 燃气
usage|房价 商品房价格
usage|保障房 保障性住房 公租房 廉租房
usage|危房 农村危房
usage|税收 纳税
usage|a级纳税人 纳税信用a级
usage|黑名单 失信名单 失信被执行人
usage|红名单 守信名单 守信激励
usage|两客一危 重点营运车辆
usage|非遗 非物质文化遗产
usage|文保单位 文物保护单位
usage|党员 共产党员
usage|公务员 机关工作人员
usage|wifi 无线网络 无线局域网
usage|图书 藏书
`;

let groups: readonly SynonymGroup[] | undefined;

export function synonymGroups(): readonly SynonymGroup[] {
  groups ??= lines
    .trim()
    .split('\n')
    .map((line) => {
      const [source = '', words = ''] = line.split('|');
      return { source, words: words.split(' ') };
    });
  return groups;
}

let byWord: Map<string, readonly string[]> | undefined;

/** The other words of the groups in which a word stands; empty where it has none. */
export function synonymsOf(word: string): readonly string[] {
  if (byWord === undefined) {
    const found = new Map<string, Set<string>>();
    for (const { words } of synonymGroups())
      for (const one of words) {
        const others = found.get(one) ?? new Set<string>();
        for (const other of words) if (other !== one) others.add(other);
        found.set(one, others);
      }
    byWord = new Map([...found].map(([one, others]) => [one, [...others]]));
  }
  return byWord.get(word) ?? [];
}

let longest: number | undefined;

/** Length of the longest word that has synonyms. */
export function longestSynonym(): number {
  longest ??= Math.max(...synonymGroups().flatMap(({ words }) => words.map((word) => word.length)));
  return longest;
}
