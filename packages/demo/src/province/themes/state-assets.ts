/** 国资: supervised companies and their assets. */
export const stateAssets = `
# supervised_company 监管企业名录 | Supervised companies
organisation b:法人单位 yearly xlsx o pl
履行出资人职责；《中华人民共和国企业国有资产法》
统一社会信用代码*, 企业名称!, 法定代表人, 企业层级:C20|Level, 主业范围=business_scope, 注册资本, 国有股权比例=share_ratio, 注册地址, 职工人数?=employee_count

# property_right 企业国有产权登记信息 | State ownership in companies
organisation d quarterly oracle c:国资监管和财政决算核对 p
办理企业国有资产产权登记；《企业国有资产产权登记管理办法》
产权登记编号*:C30|Number of registration, 统一社会信用代码!, 企业名称!, 出资人名称:C200|Owner, 出资比例, 实收资本, 登记类型:C20|Kind, 登记日期:D|Date of registration, 更新时间

# operation_report 监管企业经济运行指标 | Figures of supervised companies
indicator d monthly oracle g p
监测监管企业财务状况；《企业国有资产统计报告办法》
统一社会信用代码*, 企业名称!, 统计月份*, 资产总额, 负债总额, 营业收入, 利润总额, 资产负债率:N6.2{%}|Debt ratio

# asset_transfer 国有资产转让信息 | Transfers of state assets
project t:公共资源交易 monthly xlsx o l
公开国有资产转让；《企业国有资产交易监督管理办法》
项目编号*, 项目名称!, 转让方=org_name@seller|Seller, 转让标的:C200|Object, 挂牌价格=budget_amount, 成交价格=award_amount, 受让方?=award_winner, 挂牌起始日期=begin_date, 交易机构:C100|Exchange
`;
