/** 人社: pensions, employment, training, labour disputes. Insured persons and employers are strips of the refinery. */
export const humanResources = `
# pension_resident 城乡居民基本养老保险参保信息 | Basic pension insurance of residents
person t:社会保障 monthly oracle c:核查参保状态和防止重复参保 pl
经办城乡居民基本养老保险参保缴费；《中华人民共和国社会保险法》
社会保障号码*, 姓名!, 公民身份号码!, 性别, 出生日期, 户籍地址?, 参保地行政区划, 参保日期!, 参保状态!, 缴费档次:C20|Contribution tier, 累计缴费月数, 个人账户余额:Y14.2{元}|Balance of personal account, 联系电话?, 更新时间

# pension_payment 养老保险待遇领取信息 | Pensions in payment
person t:社会保障 monthly oracle/api c:核查待遇资格和救助申请家庭收入 p
核定和发放基本养老金；《中华人民共和国社会保险法》
社会保障号码*, 姓名!, 公民身份号码!, 退休日期, 待遇类别:C40|Kind of benefit, 养老金金额!, 发放月份*, 发放状态:C20|Status of payment, 银行卡号?, 开户银行?, 更新时间

# unemployment 失业登记信息 | Registered unemployed
person t:社会保障 weekly oracle c:核查就业援助、失业保险和救助资格 pl
办理失业登记；《就业服务与就业管理规定》
登记编号*:C30|Registration number, 姓名!, 公民身份号码!, 性别, 学历, 失业登记日期!, 失业原因:C60|Cause of unemployment, 就业意愿?:C100|Job wanted, 联系电话, 居住地址?, 登记机构=org_name@registrar|Registering body, 更新时间

# hard_to_employ 就业困难人员认定信息 | Persons recognised as hard to employ
person t:社会保障 monthly xlsx c:落实就业援助和社会保险补贴 l
认定就业困难人员；《中华人民共和国就业促进法》
姓名!, 公民身份号码*, 性别, 困难类型!:C60|Kind of difficulty, 认定日期:D|Date of recognition, 认定机构=org_name@registrar|Recognising body, 有效期止:D|Valid until, 援助措施?:C200|Help given, 联系电话, 乡镇街道

# training_school 职业培训机构信息 | Vocational training bodies
organisation t:公共服务 half_yearly xlsx o pl
审批和监管民办职业培训学校；《中华人民共和国民办教育促进法》
办学许可证号*:C40|Licence number, 统一社会信用代码!, 机构名称!, 法定代表人, 培训工种:C300|Trades taught, 培训等级:C60|Levels taught, 办学地址=address@teaching_address|Teaching address, 单位电话, 许可有效期至, 审批机关=org_name@approving_body|Approving body

# training_subsidy 职业技能培训补贴发放信息 | Training subsidies paid
person t:社会保障 monthly xlsx c:核查重复享受培训补贴 pl
审核拨付职业技能培训补贴；《就业补助资金管理办法》
补贴批次*=batch_no, 姓名!, 公民身份号码*, 培训机构名称=org_name@training_body|Training body, 培训工种:C60|Trade, 培训等级?:C20|Level, 培训课时?:I5{课时}|Hours of training, 证书编号:C40|Number of certificate, 补助金额!, 发放日期=payment_date, 备注?

# work_injury 工伤认定信息 | Recognised work injuries
person t:社会保障 monthly oracle c:办理工伤保险待遇和伤残鉴定 p
受理并作出工伤认定决定；《工伤保险条例》
认定决定书编号*:C40|Number of decision, 姓名!, 公民身份号码!, 工作单位!, 工作单位统一社会信用代码, 事故时间=event_time, 伤害部位:C100|Part of body injured, 认定结论!:C60|Decision, 认定日期:D|Date of decision, 认定机关=org_name@registrar|Deciding body, 伤残等级?:C20|Grade of disablement, 更新时间

# professional_title 专业技术职称评审信息 | Professional titles awarded
person d half_yearly mysql cr:核验职称证书 p
组织专业技术职务任职资格评审；《职称评审管理暂行规定》
证书编号*:C40|Number of certificate, 姓名!, 公民身份号码!, 性别, 工作单位, 职称!, 专业名称, 职称级别:C20|Level of title, 评审委员会=org_name@committee|Committee, 取得时间:D|Date of award, 更新时间

# skill_certificate 职业技能等级证书信息 | Vocational skill certificates
person d monthly mysql cr:核验技能等级证书和发放技能提升补贴 p
管理职业技能等级认定；《中华人民共和国职业教育法》
证书编号*:C40|Number of certificate, 姓名!, 公民身份号码!, 职业!, 技能等级:C20|Skill level, 理论成绩?:N5.1|Score in theory, 操作成绩?:N5.1|Score in practice, 发证日期:D|Date of issue, 评价机构=org_name@assessor|Assessing body, 更新时间

# arbitration 劳动人事争议仲裁案件信息 | Labour arbitration cases
event d monthly xlsx c:根治欠薪和劳动保障监察协同 l
处理劳动人事争议；《中华人民共和国劳动争议调解仲裁法》
案件编号*=case_no, 申请人=person_name@applicant|Applicant, 被申请人=org_name@respondent|Respondent, 案由!:C100|Cause, 受理时间, 办结时间, 办理结果, 涉案金额?:Y14.2{元}|Amount at issue, 仲裁机构=org_name@registrar|Arbitration body

# wage_arrears 拖欠农民工工资失信主体信息 | Employers listed for unpaid wages
organisation t:社会信用 irregular xlsx o p
列入和管理拖欠农民工工资失信联合惩戒对象名单；《保障农民工工资支付条例》
统一社会信用代码*, 单位名称!, 法定代表人, 拖欠人数:I6{人}|Workers unpaid, 拖欠金额:Y14.2{元}|Amount unpaid, 列入日期!:D|Date of listing, 列入机关=org_name@listing_authority|Listing body, 移出日期?:D|Date of removal, 列入事由:C200|Reason of listing

# hr_company 人力资源服务许可信息 | Licensed employment agencies
organisation d quarterly mysql o pl
核发人力资源服务许可证；《人力资源市场暂行条例》
许可证编号*, 统一社会信用代码!, 机构名称!, 法定代表人, 服务范围:C200|Scope of service, 注册地址, 单位电话?, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# vacancies 公共招聘岗位信息 | Vacancies offered
event t:公共服务 daily mysql o pl
汇集和发布用人单位招聘需求；《就业服务与就业管理规定》
岗位编号*:C30|Number of vacancy, 招聘单位!=org_name, 统一社会信用代码, 岗位名称!:C100|Title of post, 招聘人数:I5{人}|Number wanted, 学历要求=education@education_wanted|Education wanted, 月薪下限?:Y10.2{元}|Wage from, 月薪上限?:Y10.2{元}|Wage to, 工作地点=place_address@workplace|Place of work, 发布时间, 截止日期:D|Closing date

# social_card 社会保障卡持卡信息 | Social security cards
person t:社会保障 daily oracle/api c:待遇发放和就医购药身份核验 p
发行和管理社会保障卡；《社会保障卡管理办法》
社会保障号码*, 姓名!, 公民身份号码!, 社保卡号!:C20|Card number, 开户银行, 发卡日期:D|Date of issue, 卡状态:C20|Status of card, 金融功能启用标志:L|Bank function active, 更新时间

# migrant_work 农村劳动力外出务工信息 | Rural workers away from home
person t:乡村振兴 monthly xlsx c:防止返贫监测和稳岗就业服务 pl
开展农村劳动力就业情况监测；《中华人民共和国就业促进法》
姓名!, 公民身份号码*, 性别, 是否脱贫户, 务工地点=place_address@workplace|Place of work, 务工单位=employer_name, 月工资?, 务工月份*=stat_month, 联系电话, 村居名称, 填报人?
`;
