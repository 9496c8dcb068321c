/** Forms that are no grid: lines with blanks, surveys, pages of a portal. Truth as in grids.ts. */
export interface LineForm {
  readonly id: string;
  readonly lines: readonly string[];
  readonly truth: string;
}
export interface PageForm {
  readonly id: string;
  readonly html: string;
  readonly truth: string;
}

export const LINE_FORMS: readonly LineForm[] = [
  {
    id: 'certificate',
    lines: [
      '居住证明申请书',
      '姓名：____________  性别：□男 □女  民族：________',
      '身份证号码：__________________________',
      '出生日期：______年____月____日',
      '户籍地址：____________________________________',
      '现居住地址：__________________________________',
      '联系电话：________________  工作单位：________________',
      '婚姻状况：□未婚 □已婚 □离异 □丧偶',
      '申请事由：____________________________________',
      '本人承诺以上内容属实，如有虚假，愿意承担法律责任。',
      '申请人签名：____________    日期：____年__月__日',
    ],
    truth: `
姓名 = person_name
性别 = sex
民族 = ethnicity
身份证号码 = resident_id
出生日期 = birth_date
户籍地址 = household_address
现居住地址 = address
联系电话 = phone
工作单位 = employer_name
婚姻状况 = marital_status
申请事由 = -`,
  },
  {
    id: 'lease',
    lines: [
      '房屋租赁登记备案表',
      '一、出租人',
      '姓名（名称）：____________　证件号码：____________________',
      '联系电话：____________________',
      '二、承租人',
      '姓名：____________　身份证号：____________________',
      '手机号码：____________________　户籍地：____________________',
      '三、房屋',
      '房屋坐落：____________________________',
      '建筑面积：______平方米　房屋用途：____________',
      '不动产权证号：____________________',
      '月租金：________元　租赁期限自____年__月__日至____年__月__日',
      '注：本表由出租人、承租人共同填写，一式两份。',
    ],
    truth: `
姓名(名称) = person_name
证件号码 = resident_id
联系电话 = phone
姓名 = person_name
身份证号 = resident_id
手机号码 = mobile
户籍地 = household_address
房屋坐落 = place_address
建筑面积 = building_area
房屋用途 = house_use
不动产权证号 = property_cert_no
月租金 = -
租赁期限自 = -`,
  },
  {
    id: 'survey',
    lines: [
      '贵州省居民数字素养调查问卷',
      '您好！我们正在开展一项调查，感谢您的支持。本问卷不记名，请放心填写。',
      '1. 您的性别是（单选）',
      'A. 男  B. 女',
      '2. 您的年龄是？',
      'A. 18岁以下',
      'B. 18-35岁',
      'C. 36-60岁',
      'D. 60岁以上',
      '3. 您的文化程度是？',
      '□小学及以下 □初中 □高中 □大专 □本科及以上',
      '4. 您的职业是____________',
      '5. 您的家庭人口数为______人',
      '6. 您使用过哪些政务服务？（多选题）',
      'A. 社保查询 B. 公积金提取 C. 不动产登记 D. 其他',
      '7. 您对政务服务的满意度如何？',
      'A. 满意 B. 一般 C. 不满意',
      '问卷到此结束，谢谢！',
    ],
    truth: `
性别 = sex
年龄 = age
文化程度 = education
职业 = occupation
家庭人口数 = household_size
使用过哪些政务服务 = -
对政务服务的满意度 = satisfaction`,
  },
  {
    id: 'org-letter',
    lines: [
      '社会组织年度检查表',
      '社会组织名称：____________________',
      '统一社会信用代码：____________________',
      '法定代表人：__________  法定代表人身份证号：____________________',
      '登记机关：____________  成立日期：____年__月__日',
      '住所：____________________  邮政编码：__________',
      '从业人数：______人  资产总额：________万元',
      '是否建立党组织：□是 □否',
      '电子邮箱：____________________',
      '业务主管单位意见：',
      '（盖章）    年  月  日',
    ],
    truth: `
社会组织名称 = org_name
统一社会信用代码 = uscc
法定代表人 = legal_rep_name
法定代表人身份证号 = legal_rep_id
登记机关 = reg_authority
成立日期 = established_date
住所 = reg_address
邮政编码 = postcode
从业人数 = employee_count
资产总额 = total_assets
是否建立党组织 = -
电子邮箱 = org_email`,
  },
];

export const PAGE_FORMS: readonly PageForm[] = [
  {
    id: 'portal-labels',
    html: `<!doctype html><html><head><title>老年人优待证申领</title></head><body><nav><a href="/">首页</a><form><input type="search" name="q"></form></nav>
<form><h2>申领信息</h2>
<div class="row"><label for="xm">姓名<em>*</em></label><input id="xm" name="xm"></div>
<div class="row"><label for="sfz">身份证号</label><input id="sfz" name="sfzh" maxlength="18"></div>
<div class="row"><span>性别：</span><label><input type="radio" name="xb" value="1">男</label><label><input type="radio" name="xb" value="2">女</label></div>
<div class="row"><label>出生日期 <input type="date" name="csrq"></label></div>
<div class="row"><label for="mz">民族</label><select id="mz" name="mz"><option>请选择</option><option>汉族</option><option>苗族</option><option>布依族</option></select></div>
<div class="row"><label for="dz">现居住地址</label><textarea id="dz" name="jzdz"></textarea></div>
<div class="row"><input name="sjh" placeholder="请输入手机号码"></div>
<input type="hidden" name="csrf" value="x"><div><input name="yzm" placeholder="验证码"></div><button>提交</button></form>
<footer>主办单位：贵州省民政厅　电话：0851-12345678</footer></body></html>`,
    truth: `
姓名 = person_name
身份证号 = resident_id
性别 = sex
出生日期 = birth_date
民族 = ethnicity
现居住地址 = address
手机号码 = mobile`,
  },
  {
    id: 'portal-table',
    html: `<html><body><h1>个体工商户登记</h1><table>
<tr><th>经营者姓名</th><td><input name="jyzxm"></td><th>证件号码</th><td><input name="zjhm"></td></tr>
<tr><th>名称</th><td colspan="3"><input name="mc" placeholder="个体工商户名称"></td></tr>
<tr><th>经营场所</th><td colspan="3"><input name="jycs"></td></tr>
<tr><th>从业人数</th><td><input type="number" name="cyrs"></td><th>注册资本</th><td><input name="zczb">万元</td></tr>
<tr><th>经营范围</th><td colspan="3"><textarea name="jyfw"></textarea></td></tr>
<tr><th>上传营业执照</th><td colspan="3"><input type="file" name="yyzz"></td></tr>
</table><input type="checkbox" name="agree" id="agree"><label for="agree">我已阅读并同意《服务协议》</label><input type="submit"></body></html>`,
    truth: `
经营者姓名 = legal_rep_name
证件号码 = resident_id
名称 = org_name
经营场所 = business_address
从业人数 = employee_count
注册资本 = registered_capital
经营范围 = business_scope
上传营业执照 = -`,
  },
  {
    id: 'portal-fieldsets',
    html: `<html><body><form>
<fieldset><legend>申请人信息</legend><p>姓名 <input name="a1"></p><p>公民身份号码 <input name="a2"></p><p>联系电话 <input type="tel" name="a3"></p></fieldset>
<fieldset><legend>配偶信息</legend><p>姓名 <input name="b1"></p><p>身份证号 <input name="b2"></p></fieldset>
<fieldset><legend>公积金信息</legend><p>公积金账号 <input name="c1"></p><p>提取金额 <input type="number" name="c2"></p>
<p>提取原因 <select name="c3"><option>购房</option><option>租房</option><option>退休</option></select></p><p>银行卡号<input name="c4"></p></fieldset>
</form></body></html>`,
    truth: `
姓名 = person_name
公民身份号码 = resident_id
联系电话 = phone
姓名 = spouse_name
身份证号 = spouse_id
公积金账号 = housing_fund_account
提取金额 = -
提取原因 = -
银行卡号 = bank_card`,
  },
  {
    id: 'portal-unclosed',
    html: `<TABLE border=1><TR><TD>学生姓名<TD><INPUT name=xsxm><TD>学籍号<TD><INPUT name=xjh><TR><TD>学校名称<TD colspan=3><INPUT name=xxmc><TR><TD>年级<TD><SELECT name=nj><OPTION>一年级<OPTION>二年级</SELECT><TD>是否寄宿<TD><INPUT type=radio name=jsz>是 <INPUT type=radio name=jsz>否<TR><TD>监护人姓名<TD><INPUT name=jhr><TD>监护人电话<TD><INPUT name=jhrdh></TABLE>`,
    truth: `
学生姓名 = person_name
学籍号 = student_no
学校名称 = school_name
年级 = grade_name
是否寄宿 = boarding
监护人姓名 = guardian_name
监护人电话 = guardian_phone`,
  },
  {
    id: 'portal-names-only',
    html: `<div id=app><div class=item><i>*</i><input placeholder="请输入统一社会信用代码" name=tyshxydm></div><div class=item><input placeholder="企业名称" name=qymc></div><div class=item><input name="uscc_branch" aria-label="隶属企业统一社会信用代码"></div><div class=item><input name=email placeholder="电子邮箱"></div><div class=item><input type=password name=pw placeholder=密码></div></div>`,
    truth: `
统一社会信用代码 = uscc
企业名称 = org_name
隶属企业统一社会信用代码 = branch_of_uscc
电子邮箱 = org_email`,
  },
];
