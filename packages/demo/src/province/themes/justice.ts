/** 司法: legal services, aid, correction, documents. */
export const justice = `
# lawyer 律师执业信息 | Lawyers
person d monthly mysql o pl
许可和公布律师执业；《中华人民共和国律师法》
执业证号*:C20|Number of practising certificate, 姓名!, 性别, 执业类别:C30|Category, 执业机构!=employer_name, 首次执业日期:D|First practised, 执业状态:C20|Status, 主管司法局=supervising_authority

# law_firm 律师事务所信息 | Law firms
organisation d monthly xlsx o pl
许可律师事务所设立；《律师事务所管理办法》
执业许可证号*=licence_no, 统一社会信用代码!, 律师事务所名称!=org_name, 负责人!, 组织形式:C20|Form, 执业律师人数?:I5{人}|Lawyers, 办公地址=business_address, 联系电话=org_phone, 批准日期?=approval_date, 主管机关=supervising_authority

# notary 公证机构和公证员信息 | Notaries
organisation d half_yearly xlsx o p
许可公证机构设立和公证员执业；《中华人民共和国公证法》
执业证号*:C20|Number of practising certificate, 公证机构名称!=org_name, 统一社会信用代码, 机构负责人?=legal_rep_name, 公证员姓名:C50|Notary, 办公地址=business_address, 联系电话=org_phone, 执业区域:C100|Area

# forensic 司法鉴定机构信息 | Forensic bodies
organisation d half_yearly xlsx o p
登记管理司法鉴定机构；《司法鉴定机构登记管理办法》
许可证编号*, 统一社会信用代码!, 机构名称!, 机构负责人=legal_rep_name, 鉴定业务范围:C300|Scope, 鉴定人数?:I4{人}|Experts, 机构地址=business_address, 单位电话, 许可有效期至

# legal_aid 法律援助案件信息 | Legal aid cases
event d monthly mysql n:legal_aid pl
审查并指派法律援助案件；《中华人民共和国法律援助法》
案件编号*=case_no, 受援人姓名!=person_name, 受援人身份号码!=resident_id, 案件类型:C30|Kind of case, 申请事由:C200|Cause, 受理时间, 承办人员=person_name@counsel|Counsel, 承办单位=handling_org, 办结时间, 办理结果

# community_correction 社区矫正对象信息 | Persons under community correction
person d daily oracle n:correction p
监督管理和教育帮扶社区矫正对象；《中华人民共和国社区矫正法》
矫正编号*=person_no, 姓名!, 公民身份号码!, 性别, 矫正类别:C20|Kind, 矫正开始日期=begin_date, 矫正结束日期=end_date, 居住地址, 联系电话, 执行机关=org_name@supervisor|Supervising body, 更新时间

# mediation 人民调解委员会信息 | People's mediation committees
organisation d yearly xlsx o l
指导人民调解工作；《中华人民共和国人民调解法》
委员会名称*=org_name, 委员会类型:C30|Kind, 主任姓名?=legal_rep_name, 调解员人数:I4{人}|Mediators, 办公地址=business_address, 联系电话=org_phone, 调解案件数?:I6{件}|Cases, 乡镇街道

# legal_service 基层法律服务所信息 | Grassroots legal services
organisation d yearly xlsx o l
核准基层法律服务所设立；《基层法律服务所管理办法》
执业证号*=licence_no, 统一社会信用代码?, 服务所名称!=org_name, 负责人, 执业人员数:I4{人}|Practitioners, 办公地址=business_address, 联系电话=org_phone, 主管机关=supervising_authority

# normative_document 行政规范性文件备案信息 | Normative documents on file
document d monthly xlsx o p
备案审查行政规范性文件；《贵州省行政规范性文件制定和监督管理规定》
文号*, 文件名称!:C200|Title, 制定机关=org_name@author_org|Author, 印发日期:D|Date of issue, 施行日期=begin_date, 有效期至?=end_date, 备案日期:D|Date of filing, 备案意见?:C100|Opinion, 时效状态:C20|In force
`;
