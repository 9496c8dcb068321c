/** 地方金融: lenders, guarantees, listed companies. */
export const localFinance = `
# micro_lender 小额贷款公司信息 | Micro-loan companies
organisation d quarterly xlsx o pl
监督管理小额贷款公司；《小额贷款公司监督管理暂行办法》
经营许可证编号*=licence_no, 统一社会信用代码!, 公司名称!=org_name, 法定代表人, 注册资本, 经营区域:C100|Area, 监管评级?:C10|Grade, 注册地址, 联系电话?=org_phone

# guarantee_company 融资担保公司信息 | Credit guarantee companies
organisation d quarterly xlsx o pl
许可和监管融资担保公司；《融资担保公司监督管理条例》
经营许可证编号*=licence_no, 统一社会信用代码!, 公司名称!=org_name, 法定代表人, 注册资本, 业务范围, 是否政府性担保:L|Public guarantee, 许可有效期至, 注册地址

# pawn_shop 典当行信息 | Pawn shops
organisation d yearly xlsx o l
监督管理典当行；《典当管理办法》
典当经营许可证编码*=licence_no, 统一社会信用代码!, 典当行名称!=org_name, 法定代表人, 注册资本?, 地址=business_address, 年审结论:C20|Result of annual check

# listed_company 上市和挂牌企业名录 | Listed companies
organisation d half_yearly xlsx o p
培育和服务企业上市；《贵州省企业上市挂牌行动方案》
统一社会信用代码*, 企业名称!, 证券简称:C20|Short name, 证券代码:C20|Code of share, 上市板块:C40|Market, 上市日期:D|Listed on, 所属行业=industry, 注册地址
`;
