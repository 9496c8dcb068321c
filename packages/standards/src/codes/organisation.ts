/** Code tables about legal persons, tax, credit, work and insurance. */
import { table } from './table.ts';

export const organisationTables = [
  table(
    'org_type',
    '机构类型',
    'Type of organisation',
    'GB/T 20091-2021（码位按常用分段归并，未核原文）',
    `
11 有限责任公司 有限公司 责任有限公司 有限责任公司(自然人独资) 有限责任公司(自然人投资或控股) 有限责任公司(法人独资) 一人有限责任公司 有限责任公司(非自然人投资或控股的法人独资) 其他有限责任公司 ltd limited llc|limited company
12 股份有限公司 股份公司 股份制 股份有限公司(上市) 股份有限公司(非上市) plc|joint-stock company
13 国有企业 全民所有制 国有 国企 国有独资 有限责任公司(国有独资) 国有独资公司 state_owned soe|state-owned enterprise
14 集体企业 集体所有制 集体|collective enterprise
15 股份合作企业 股份合作制 股份合作
16 联营企业 联营
17 个人独资企业 个人独资 独资企业 sole_proprietorship|sole proprietorship
18 合伙企业 合伙 有限合伙企业 普通合伙企业 有限合伙 普通合伙 特殊普通合伙企业 partnership|partnership
19 外商投资企业 外资企业 外资 中外合资 中外合资经营企业 中外合作 港澳台投资企业 港澳台商投资企业 foreign|foreign-invested
20 私营企业 私营 民营企业 民营 私营有限责任公司 private|private enterprise
29 其他企业 企业 企业法人 其它企业|other enterprise
30 机关 机关法人 党政机关 国家机关 行政机关 政府机关 党的机关 government|government body
40 事业单位 事业法人 事业单位法人 事业 公益一类 公益二类 public_institution|public institution
50 社会团体 社会团体法人 社团 社会组织 协会 association|association
51 民办非企业单位 民办非企业 民非 社会服务机构|non-enterprise unit
52 基金会 foundation|foundation
53 宗教活动场所 宗教场所
60 工会 工会法人 基层工会
70 个体工商户 个体 个体户 个体经营 个体经营户 家庭经营 self_employed individual_business|individual business
80 农民专业合作社 专业合作社 合作社 农民专业合作社(联合社) 农民专业合作经济组织 农民专业合作社法人 cooperative|farmers' cooperative
81 农村集体经济组织 村集体经济组织 集体经济组织|rural collective
82 村民委员会 村委会|villagers' committee
83 居民委员会 居委会 社区居委会|residents' committee
84 律师事务所 律所
90 分支机构 分公司 企业分支机构 企业非法人 branch|branch
99 其他 其它 其他机构 other|other`,
  ),
  table(
    'reg_status',
    '登记状态',
    'Registration status',
    '市场主体登记数据规范（码位自定）',
    `
1 存续 在营 开业 存续(在营、开业、在册) 在业 在册 正常 存续在营 营业 经营 存活 在营(开业)企业 正常经营 登记 active open normal operating|active
2 吊销 吊销未注销 吊销,未注销 吊销营业执照 已吊销 revoked|revoked
3 注销 已注销 吊销已注销 吊销,已注销 注销企业 cancelled canceled closed dissolved deregistered|cancelled
4 迁出 迁往外地 迁移 已迁出 moved|moved out
5 停业 歇业 停业歇业 suspended|suspended
6 撤销 撤销登记 已撤销|annulled
7 清算 清算中 破产 liquidation|in liquidation
8 筹建 设立中 筹备 preparing|being set up
9 其他 其它 other|other`,
  ),
  table(
    'taxpayer_type',
    '纳税人类型',
    'Type of taxpayer',
    '增值税一般纳税人登记管理办法（码位自定）',
    `
1 一般纳税人 增值税一般纳税人 一般 general|general
2 小规模纳税人 增值税小规模纳税人 小规模 small small_scale|small-scale
3 非增值税纳税人 非增值税
4 自然人 个人
9 其他 其它`,
  ),
  table(
    'credit_level',
    '纳税信用等级',
    'Credit level',
    '纳税信用管理办法（试行） 国家税务总局公告2014年第40号、2018年第8号',
    `
A A级 AAA AA 甲级 优秀|A
B B级 乙级 良好|B
M M级 新设立|M, new
C C级 丙级 一般|C
D D级 丁级 差|D`,
  ),
  table(
    'currency',
    '币种',
    'Currency',
    'GB/T 12406-2022; ISO 4217',
    `
CNY 人民币 人民币元 元 人民币(元) 万人民币 156 RMB yuan ￥ ¥|yuan renminbi
USD 美元 美金 840 $|US dollar
HKD 港元 港币 344|Hong Kong dollar
MOP 澳门元 澳元(澳门) 446|pataca
TWD 新台币 新台币元 台币 901|New Taiwan dollar
EUR 欧元 978 €|euro
JPY 日元 日圆 392|yen
GBP 英镑 826 £|pound sterling
KRW 韩元 韩圆 410|won
SGD 新加坡元 新元 702|Singapore dollar
AUD 澳大利亚元 澳元 036|Australian dollar
CAD 加拿大元 加元 124|Canadian dollar
CHF 瑞士法郎 756|Swiss franc
THB 泰铢 764|baht
VND 越南盾 704|dong
RUB 卢布 俄罗斯卢布 643|rouble`,
  ),
  table(
    'insurance_type',
    '险种类型',
    'Kind of social insurance',
    'LD/T 30.1-2009 险种类型代码',
    `
110 企业职工基本养老保险 职工养老 城镇职工养老 城镇职工基本养老保险 职工基本养老保险 企业养老 养老保险 养老 城职保|basic pension of employees
120 机关事业单位养老保险 机关养老 机关事业养老
170 城乡居民基本养老保险 居民养老 城乡居民养老 城乡居民养老保险 城居保 新农保|basic pension of residents
210 失业保险 失业 unemployment|unemployment
310 职工基本医疗保险 职工医保 城镇职工医保 医疗保险 医疗 基本医疗保险 城镇职工基本医疗保险|medical insurance of employees
390 城乡居民基本医疗保险 居民医保 城乡居民医保 新农合 新型农村合作医疗 城乡居民医疗保险|medical insurance of residents
410 工伤保险 工伤 injury|work injury
510 生育保险 生育 maternity|maternity`,
  ),
  table(
    'insurance_status',
    '参保状态',
    'Insurance status',
    'LD/T 30.1-2009 参保缴费状态（码位按常用归并）',
    `
1 参保缴费 正常参保 正常缴费 正常 参保 已参保 在保 缴费 在缴 是 active insured Y|insured and paying
2 暂停缴费 中断缴费 中断 停保 暂停 断缴 欠费 暂停参保 paused suspended|paused
3 终止缴费 终止参保 终止 退保 注销 terminated|terminated
4 待遇享受 退休 领取待遇 离退休 在领 享受待遇 retired|receiving benefits
0 未参保 未缴费 否 无 none uninsured N|not insured`,
  ),
  table(
    'employment_status',
    '就业状态',
    'Employment status',
    '就业促进法（码位自定）',
    `
1 就业 已就业 在业 在职 单位就业 employed|employed
2 灵活就业 自由职业 flexible|flexible work
3 自主创业 个体经营 创业 self_employed|self-employed
4 失业 登记失业 待业 未就业 无业 unemployed|unemployed
5 在校 在读 学生 student|student
6 退休 离退休 离休 retired|retired
7 务农 农民 farming|farming
9 其他 其它 other|other`,
  ),
  table(
    'subject_type',
    '主体类型',
    'Kind of subject',
    '公共信用信息分类与编码',
    `
1 自然人 个人 公民 person natural_person|natural person
2 法人 企业 单位 企业法人 organisation legal_person|legal person
3 非法人组织 其他组织 个体工商户 unincorporated|unincorporated body`,
  ),
];
