/** 科技: high-technology companies, projects, platforms. */
export const science = `
# high_tech 高新技术企业名单 | High-technology companies
organisation t:科技创新 yearly xlsx o pl
组织高新技术企业认定；《高新技术企业认定管理办法》
证书编号*:C30|Number of certificate, 统一社会信用代码!, 企业名称!, 法定代表人?, 技术领域:C60|Field, 发证日期:D|Date of issue, 有效期至:D|Valid until, 注册地址, 专利数量?

# technology_sme 科技型中小企业入库信息 | Technology-based small businesses
organisation t:科技创新 monthly xlsx o pl
组织科技型中小企业评价；《科技型中小企业评价办法》
入库登记编号*:C30|Number of registration, 统一社会信用代码!, 企业名称!, 研发人员数?:I6{人}|Research staff, 研发投入?:Y14.2{万元}|Research spending, 评价年度*=stat_year, 公告日期:D|Date of notice, 所在区县=reg_region

# research_project 科技计划项目信息 | Research projects
project t:科技创新 quarterly mysql o pl
组织实施科技计划项目；《贵州省科学技术进步条例》
项目编号*, 项目名称!, 计划类别=project_type, 承担单位!=org_name, 统一社会信用代码, 项目负责人=person_name@principal_investigator|Principal investigator, 资助经费=budget_amount, 起始日期=begin_date, 结束日期, 项目状态:C20|Status

# innovation_platform 科技创新平台信息 | Innovation platforms
organisation t:科技创新 yearly xlsx o p
认定和管理科技创新平台；《贵州省科学技术进步条例》
平台编号*:C20|Code, 平台名称!:C100|Platform, 平台类型:C40|Kind, 依托单位!=org_name, 统一社会信用代码, 负责人?:C50|Head, 批准日期=approval_date, 考核结果?:C20|Result of review

# technology_contract 技术合同认定登记信息 | Technology contracts
project t:科技创新 monthly oracle or p
认定登记技术合同；《技术合同认定登记管理办法》
合同登记编号*:C40|Number of registration, 合同名称!=project_name, 卖方名称!=org_name, 买方名称=org_name@buyer|Buyer, 合同类别:C30|Kind, 合同成交金额=award_amount@contract_value|Contract value, 技术交易额:Y14.2{万元}|Technology value, 登记日期:D|Date of registration
`;
