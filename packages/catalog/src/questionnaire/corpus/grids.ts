/** Forms as departments print them. The truth is written by hand: `label = element`, `-` where no element is known, `*` where it is asked row by row. */
import type { GridForm } from './render.ts';

export interface KnownForm extends GridForm {
  readonly id: string;
  readonly truth: string;
}

export const GRID_FORMS: readonly KnownForm[] = [
  {
    id: 'low-income',
    title: '贵州省城乡居民最低生活保障申请审批表',
    above: ['填表日期：    年    月    日'],
    grid: `
| 申请人姓名 | | 性别 | □男 □女 | 出生年月 | | 照\\n片↕3 |
| 身份证号码 | ↔3 | 民族 | |
| 户籍地址 | ↔3 | 联系电话 | |
| 婚姻状况 | □未婚 □已婚 □离异 □丧偶 | 健康状况 | | 文化程度 | ↔2 |
| 开户银行 | | 银行账号 | ↔4 |
| 家庭成员情况↕4 | 姓名 | 与申请人关系 | 身份证号码 | 年龄 | 月收入（元） | 备注 |
| | | | | | |
| | | | | | |
| | | | | | |
| 申请理由 | ↔6 |
| 村（居）委会意见 | （盖章）        年   月   日↔6 |
| 乡镇人民政府审核意见 | （盖章）        年   月   日↔6 |`,
    below: ['注：本表一式三份，村（居）委会、乡镇、县级民政部门各存一份。'],
    truth: `
申请人姓名 = person_name
性别 = sex
出生年月 = birth_date
身份证号码 = resident_id
民族 = ethnicity
户籍地址 = household_address
联系电话 = phone
婚姻状况 = marital_status
健康状况 = -
文化程度 = education
开户银行 = bank_name
银行账号 = bank_card
*姓名 = person_name
*与申请人关系 = -
*身份证号码 = resident_id
*年龄 = age
*月收入 = monthly_salary
*备注 = remarks
申请理由 = -`,
  },
  {
    id: 'disability',
    title: '残疾人两项补贴申请表',
    grid: `
| 一、基本信息↔6 |
| 姓 名 | | 性 别 | | 出生日期 | 年 月 日 |
| 身份证号 | ↔2 | 残疾人证号 | ↔2 |
| 残疾类别 | □视力 □听力 □言语 □肢体 □智力 □精神 □多重↔2 | 残疾等级 | □一级 □二级 □三级 □四级↔2 |
| 户籍地址 | ↔5 |
| 现居住地址 | ↔5 |
| 二、监护人信息↔6 |
| 监护人姓名 | ↔2 | 与残疾人关系 | ↔2 |
| 监护人身份证号 | ↔2 | 监护人电话 | ↔2 |
| 三、申请补贴类型↔6 |
| 补贴类型 | □困难残疾人生活补贴  □重度残疾人护理补贴（可多选）↔5 |
| 是否低保对象 | □是 □否↔2 | 是否特困人员 | □是 □否↔2 |
| 开户银行 | ↔2 | 银行卡号 | ↔2 |
| 申请人（监护人）签字：              年   月   日↔6 |`,
    truth: `
姓名 = person_name
性别 = sex
出生日期 = birth_date
身份证号 = resident_id
残疾人证号 = disability_cert_no
残疾类别 = disability_type
残疾等级 = disability_level
户籍地址 = household_address
现居住地址 = address
监护人姓名 = guardian_name
与残疾人关系 = -
监护人身份证号 = guardian_id
监护人电话 = guardian_phone
补贴类型 = -
是否低保对象 = low_income
是否特困人员 = special_hardship
开户银行 = bank_name
银行卡号 = bank_card`,
  },
  {
    id: 'enterprise',
    title: '中小企业纾困资金申报表',
    above: ['申报单位（盖章）：'],
    grid: `
| 企业名称 | ↔3 | 统一社会信用代码 | ↔2 |
| 注册地址 | ↔3 | 成立日期 | ↔2 |
| 法定代表人 | | 身份证号 | ↔2 | 联系电话 | |
| 注册资本（万元） | | 从业人数 | ↔2 | 行业分类 | |
| 企业类型 | □国有 □民营 □外资 □其他___↔3 | 是否高新技术企业 | ○是 ○否↔2 |
| 近三年经营情况↕4 | 年度 | 营业收入（万元） | 利润总额（万元） | 纳税金额（万元） | 资产总额（万元） | 负债总额（万元） |
| 2023年 | | | | | |
| 2024年 | | | | | |
| 2025年 | | | | | |
| 开户银行 | ↔2 | 银行账号 | ↔3 |
| 经营范围 | ↔6 |
| 县级主管部门意见 | ↔6 |`,
    truth: `
企业名称 = org_name
统一社会信用代码 = uscc
注册地址 = reg_address
成立日期 = established_date
法定代表人 = legal_rep_name
身份证号 = legal_rep_id
联系电话 = legal_rep_phone
注册资本 = registered_capital
从业人数 = employee_count
行业分类 = industry
企业类型 = org_type
是否高新技术企业 = -
*营业收入 = turnover
*利润总额 = profit
*纳税金额 = tax_amount
*资产总额 = total_assets
*负债总额 = total_liabilities
开户银行 = bank_name
银行账号 = bank_card
经营范围 = business_scope`,
  },
  {
    id: 'student',
    title: '义务教育阶段新生入学登记表',
    grid: `
| 学生信息↕4 | 姓名 | | 性别 | | 民族 | |
| 身份证号 | ↔3 | 出生日期 | |
| 户籍地址 | ↔3 | 户口性质 | □农业 □非农业 |
| 是否留守儿童 | □是 □否 | 是否寄宿 | □是 □否 | 健康状况 | |
| 监护人信息↕3 | 姓名 | 关系 | 身份证号 | 工作单位 | 联系电话↔2 |
| | | | | ↔2 |
| | | | | ↔2 |
| 现住址 | ↔6 |
| 承诺：本人保证以上所填信息真实有效，如有虚假愿承担一切后果。  家长签名：      日期：↔7 |`,
    truth: `
姓名 = person_name
性别 = sex
民族 = ethnicity
身份证号 = resident_id
出生日期 = birth_date
户籍地址 = household_address
户口性质 = household_type
是否留守儿童 = left_behind_child
是否寄宿 = boarding
健康状况 = -
*姓名 = guardian_name
*关系 = -
*身份证号 = guardian_id
*工作单位 = employer_name
*联系电话 = guardian_phone
现住址 = address`,
  },
  {
    id: 'rural-house',
    title: '农村宅基地和建房（规划许可）申请表',
    grid: `
| 申请户主信息↕2 | 姓名 | | 性别 | | 年龄 | 岁 | 联系电话 | |
| 身份证号 | ↔3 | 户口所在地 | ↔3 |
| 家庭成员信息↕4 | 姓名 | 年龄 | 与户主关系 | 身份证号↔2 | 户口所在地↔3 |
| | | | ↔2 | ↔3 |
| | | | ↔2 | ↔3 |
| | | | ↔2 | ↔3 |
| 现宅基地及农房情况↕2 | 宅基地面积 | ㎡ | 建筑面积 | ㎡ | 权属证书号 | ↔3 |
| 现宅基地处置情况 | □保留 □退给村集体 □其他↔7 |
| 拟申请宅基地及建房情况↕3 | 宅基地面积 | ㎡↔3 | 房基占地面积 | ㎡↔3 |
| 地址 | ↔7 |
| 建房类型 | □原址翻建 □改扩建 □异址新建↔3 | 建筑层数 | 层↔3 |
| 申请理由 | 申请人：        年  月  日↔8 |
| 村民小组意见 | 负责人签字：     年  月  日↔8 |`,
    truth: `
姓名 = head_name
性别 = sex
年龄 = age
联系电话 = phone
身份证号 = head_id
户口所在地 = household_address
*姓名 = person_name
*年龄 = age
*与户主关系 = relation_to_head
*身份证号 = resident_id
*户口所在地 = household_address
宅基地面积 = parcel_area
建筑面积 = building_area
权属证书号 = property_cert_no
现宅基地处置情况 = -
宅基地面积 = parcel_area
房基占地面积 = -
地址 = -
建房类型 = -
建筑层数 = floor_count
申请理由 = -`,
  },
  {
    id: 'veteran',
    title: '退役军人优待证申领登记表',
    grid: `
| 姓名 | | 性别 | | 出生日期 | | 照片↕4 |
| 公民身份号码 | ↔3 | 政治面貌 | |
| 文化程度 | | 婚姻状况 | | 血型 | |
| 入伍时间 | | 退役时间 | | 退役时部职别 | |
| 户籍地址 | ↔6 |
| 居住地址 | ↔6 |
| 手机号码 | ↔2 | 工作单位 | ↔3 |
| 紧急联系人 | ↔2 | 紧急联系电话 | ↔3 |
| 立功受奖情况 | ↔6 |
| 填表说明：1.出生日期按身份证填写；2.没有的项目填“无”。↔7 |`,
    truth: `
姓名 = person_name
性别 = sex
出生日期 = birth_date
公民身份号码 = resident_id
政治面貌 = political_status
文化程度 = education
婚姻状况 = marital_status
血型 = blood_type
入伍时间 = -
退役时间 = -
退役时部职别 = -
户籍地址 = household_address
居住地址 = address
手机号码 = mobile
工作单位 = employer_name
紧急联系人 = emergency_contact
紧急联系电话 = emergency_phone
立功受奖情况 = -`,
  },
  {
    id: 'social-insurance',
    title: '社会保险个人参保登记表',
    above: ['单位编号：________    单位名称：________________'],
    grid: `
| 序号 | 姓名 | 证件号码 | 性别 | 出生日期 | 参加工作日期 | 月工资 | 户口性质 | 联系电话 | 参保险种 |
| 1 | | | | | | | | | |
| 2 | | | | | | | | | |
| 3 | | | | | | | | | |
| 4 | | | | | | | | | |`,
    below: ['经办人：            填报日期：   年  月  日'],
    truth: `
单位编号 = unit_no
单位名称 = org_name
*姓名 = person_name
*证件号码 = resident_id
*性别 = sex
*出生日期 = birth_date
*参加工作日期 = employment_date
*月工资 = monthly_salary
*户口性质 = household_type
*联系电话 = phone
*参保险种 = insurance_type`,
  },
  {
    id: 'marriage',
    title: '申请结婚登记声明书',
    grid: `
| 项目 | 男方 | 女方 |
| 姓名 | | |
| 国籍 | | |
| 出生日期 | | |
| 民族 | | |
| 职业 | | |
| 文化程度 | | |
| 身份证件号 | | |
| 常住户口所在地 | | |
| 婚姻状况 | □未婚 □离婚 □丧偶 | □未婚 □离婚 □丧偶 |`,
    truth: `
姓名 = person_name
国籍 = nationality
出生日期 = birth_date
民族 = ethnicity
职业 = occupation
文化程度 = education
身份证件号 = resident_id
常住户口所在地 = household_address
婚姻状况 = marital_status`,
  },
  {
    id: 'vehicle',
    title: '道路运输证申领表',
    grid: `
| 业户名称 | ↔3 |
| 经营许可证号 | | 统一社会信用代码 | |
| 车牌号码 | | 车辆类型 | |
| 车辆识别代号 | | 发动机号 | |
| 核定载客数 | 人 | 核定载质量 | kg |
| 燃料种类 | □汽油 □柴油 □天然气 □电 | 车辆品牌 | |
| 注册日期 | | 所有人联系电话 | |
| 申请人（签章）：           申请日期：↔4 |`,
    truth: `
业户名称 = org_name
经营许可证号 = licence_no
统一社会信用代码 = uscc
车牌号码 = plate
车辆类型 = vehicle_type
车辆识别代号 = vin
发动机号 = engine_no
核定载客数 = seat_count
核定载质量 = load_weight
燃料种类 = fuel_type
车辆品牌 = vehicle_brand
注册日期 = vehicle_registered_date
所有人联系电话 = phone`,
  },
  {
    id: 'health',
    title: '居民健康档案个人基本信息表',
    above: ['编号□□□-□□□□□'],
    grid: `
| 姓名 | | 性别 | 1男 2女 9未说明 | 出生日期 | |
| 身份证号 | ↔2 | 工作单位 | ↔2 |
| 本人电话 | | 联系人姓名 | | 联系人电话 | |
| 常住类型 | □户籍 □非户籍↔2 | 民族 | ↔2 |
| 血型 | □A型 □B型 □O型 □AB型 □不详↔5 |
| 文化程度 | □研究生 □大学本科 □大专 □高中 □初中 □小学 □文盲↔5 |
| 婚姻状况 | □未婚 □已婚 □丧偶 □离婚↔5 |
| 药物过敏史 | □无 □有：青霉素 磺胺 链霉素 其他____↔5 |
| 既往史 | 疾病：□无 □高血压 □糖尿病 □冠心病↔5 |
| 残疾情况 | □无残疾 □视力残疾 □听力残疾 □言语残疾↔5 |
| 医疗费用支付方式 | □职工医保 □居民医保 □商业保险 □全自费（可多选）↔5 |`,
    truth: `
姓名 = person_name
性别 = sex
出生日期 = birth_date
身份证号 = resident_id
工作单位 = employer_name
本人电话 = phone
联系人姓名 = emergency_contact
联系人电话 = emergency_phone
常住类型 = -
民族 = ethnicity
血型 = blood_type
文化程度 = education
婚姻状况 = marital_status
药物过敏史 = allergy
既往史 = medical_history
残疾情况 = disability_type
医疗费用支付方式 = -`,
  },
];
