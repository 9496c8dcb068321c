/**
 * Forms that were written after the reader. On the first run, before they had changed anything, 181 questions were found with precision 0.966 and recall 0.939,
 * their elements with 0.901 and 0.948: what to expect of forms that nobody looked at. Four faults that they showed were mended since.
 */
import type { KnownForm } from './grids.ts';
import type { LineForm, PageForm } from './others.ts';

export const HELD_OUT_GRIDS: readonly KnownForm[] = [
  {
    id: 'held-elder',
    title: '高龄津贴申请审批表',
    grid: `
| 老人基本情况↕5 | 姓名 | | 性别 | | 民族 | |
| 出生日期 | ↔2 | 年龄 | ↔2 |
| 身份证号码 | ↔5 |
| 户籍所在地 | ↔5 |
| 联系电话 | ↔2 | 居住状况 | 独居（ ） 与子女同住（ ） 养老机构（ ）↔2 |
| 代办人情况↕2 | 姓名 | | 与老人关系 | | 电话 | |
| 身份证号码 | ↔5 |
| 发放账户 | 开户名 | | 开户银行 | | 账号 | |
| 社区（村）意见 | 经办人：          （公章）     年   月   日↔6 |
| 县（市、区）民政局审批意见 | 审批人：          （公章）     年   月   日↔6 |
| 备注 | ↔6 |`,
    truth: `
姓名 = person_name
性别 = sex
民族 = ethnicity
出生日期 = birth_date
年龄 = age
身份证号码 = resident_id
户籍所在地 = household_address
联系电话 = phone
居住状况 = -
姓名 = person_name
与老人关系 = -
电话 = phone
身份证号码 = resident_id
开户名 = account_name
开户银行 = bank_name
账号 = bank_card
备注 = remarks`,
  },
  {
    id: 'held-jobless',
    title: '失业登记表',
    grid: `
| 个人信息↔6 |
| *姓名 | ↔2 | *证件号码 | ↔2 |
| *性别 | ○男 ○女↔2 | *出生日期 | ____年__月__日↔2 |
| *学历 | ↔2 | *户口性质 | □城镇 □农村↔2 |
| 政治面貌 | ↔2 | 健康状况 | □健康 □一般 □残疾↔2 |
| *常住地址 | ↔5 |
| *手机号码 | ↔2 | 电子邮箱 | ↔2 |
| 失业信息↔6 |
| 原工作单位 | ↔2 | 失业日期 | ↔2 |
| 失业原因 | □合同到期 □单位解除 □个人辞职 □其他↔5 |
| 技能与求职意向↔6 |
| 职业资格证书名称 | 等级 | 发证日期 | 证书编号↔3 |
| | | | ↔3 |
| | | | ↔3 |
| 期望月薪 | 元/月↔2 | 期望工作地区 | ↔2 |`,
    truth: `
姓名 = person_name
证件号码 = resident_id
性别 = sex
出生日期 = birth_date
学历 = education
户口性质 = household_type
政治面貌 = political_status
健康状况 = -
常住地址 = address
手机号码 = mobile
电子邮箱 = email
原工作单位 = employer_name
失业日期 = unemployment_date
失业原因 = -
*职业资格证书名称 = -
*等级 = -
*发证日期 = -
*证书编号 = -
期望月薪 = -
期望工作地区 = -`,
  },
  {
    id: 'held-hygiene',
    title: '公共场所卫生许可证申请表',
    grid: `
| 单位名称 | ↔5 |
| 经营地址 | ↔3 | 邮编 | |
| 法定代表人（负责人） | | 身份证号 | | 联系电话 | |
| 统一社会信用代码 | ↔2 | 经济性质 | ↔2 |
| 许可项目 | □住宿 □美容美发 □游泳 □商场 □其他____↔5 |
| 经营面积 | 平方米↔2 | 从业人员数 | 人↔2 |
| 申请类别 | □新办 □延续 □变更↔5 |
| 保证申明：本单位所提供的材料真实、合法，如有不实，愿承担法律责任。法定代表人签字：       年  月  日↔6 |`,
    truth: `
单位名称 = org_name
经营地址 = business_address
邮编 = postcode
法定代表人(负责人) = legal_rep_name
身份证号 = legal_rep_id
联系电话 = legal_rep_phone
统一社会信用代码 = uscc
经济性质 = -
许可项目 = -
经营面积 = -
从业人员数 = employee_count
申请类别 = -`,
  },
];

export const HELD_OUT_LINES: readonly LineForm[] = [
  {
    id: 'held-entrust',
    lines: [
      '授权委托书',
      '委托人：____________ 身份证号码：________________________',
      '住址：____________________________ 电话：____________',
      '受托人：____________ 身份证号码：________________________',
      '委托事项：____________________________________________',
      '委托期限：自____年__月__日起至____年__月__日止。',
      '委托人（签名）：            受托人（签名）：',
    ],
    truth: `
委托人 = -
身份证号码 = resident_id
住址 = address
电话 = phone
受托人 = -
身份证号码 = resident_id
委托事项 = -
委托期限 = -`,
  },
  {
    id: 'held-enterprise-survey',
    lines: [
      '企业用工情况调查问卷',
      '一、企业基本情况',
      '1、企业名称：________________________',
      '2、所属行业：□制造业 □建筑业 □批发零售 □住宿餐饮 □其他',
      '3、员工总数：________人，其中女职工________人',
      '二、用工需求',
      '4. 贵企业目前是否缺工？',
      '□是 □否',
      '5. 缺工的主要原因是？（可多选）',
      '□薪资 □环境 □技能不匹配 □其他',
    ],
    truth: `
企业名称 = org_name
所属行业 = industry
员工总数 = employee_count
其中女职工 = -
贵企业目前是否缺工 = -
缺工的主要原因 = -`,
  },
];

export const HELD_OUT_PAGES: readonly PageForm[] = [
  {
    id: 'held-portal',
    html: `<!DOCTYPE html><html><head><title>办件申请 - 贵州政务服务网</title></head><body><header>贵州政务服务网 <a>登录</a></header><main><h3>不动产登记资料查询</h3>
<el-form><div class="el-form-item is-required"><label class="el-form-item__label" for="f1">查询人姓名</label><div><input id="f1" class="el-input" type="text"></div></div>
<div class="el-form-item"><label>证件类型</label><div><select name="zjlx"><option value="">--请选择--</option><option>身份证</option><option>护照</option></select></div></div>
<div class="el-form-item"><label>证件号码</label><div><input name="zjhm" type="text" placeholder="请输入证件号码"></div></div>
<div class="el-form-item"><label>不动产单元号</label><div><input name="bdcdyh"></div></div>
<div class="el-form-item"><label>查询用途</label><div><label><input type="radio" name="yt">贷款</label><label><input type="radio" name="yt">入学</label><label><input type="radio" name="yt">其他</label></div></div>
<div class="el-form-item"><label>上传附件</label><input type="file" name="fj"></div></el-form><button>提交</button></main></body></html>`,
    truth: `
查询人姓名 = person_name
证件类型 = certificate_type
证件号码 = resident_id
不动产单元号 = property_unit_id
查询用途 = -
上传附件 = -`,
  },
];
