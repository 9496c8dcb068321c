/** 财政: subsidies, budgets, procurement, debt. */
export const finance = `
# subsidy_payment 惠民惠农补贴资金“一卡通”发放信息 | Payments of people's and farmers' subsidies
person t:社会保障 monthly oracle c:核查补贴资格和重复发放 pl
统筹发放惠民惠农财政补贴资金；《关于进一步加强惠民惠农财政补贴资金“一卡通”管理的指导意见》
补贴批次*=batch_no, 姓名!, 公民身份号码*, 补贴项目!:C100|Subsidy, 补助金额!, 发放日期=payment_date, 银行卡号, 开户银行, 发放状态:C20|Status, 主管部门?=supervising_authority, 村居名称?, 更新时间

# subsidy_policy 惠民惠农财政补贴政策清单 | List of subsidy policies
matter d yearly xlsx o pl
编制公布惠民惠农财政补贴政策清单；《贵州省惠民惠农财政补贴资金管理办法》
补贴项目编码*:C20|Code, 补贴项目名称!=matter_name, 政策依据:C300|Basis, 补贴对象:C200|Who is entitled, 补贴标准:C200|Rate, 补贴方式?:C60|Form, 主管部门=handling_org, 咨询电话=org_phone, 年度*=stat_year

# budget_execution 一般公共预算收支执行月报 | Monthly budget execution
indicator b:宏观经济 monthly xlsx o pl
报告一般公共预算执行情况；《中华人民共和国预算法》
统计区域*, 统计月份*, 预算科目*, 预算数:Y16.2{万元}|Budgeted, 本月执行数:Y16.2{万元}|This month, 累计执行数!:Y16.2{万元}|So far, 完成预算比例?:N6.2{%}|Share of budget, 同比增长率

# procurement_contract 政府采购合同公告信息 | Government procurement contracts
project t:公共资源交易 daily mysql o p
公告政府采购合同；《中华人民共和国政府采购法》
合同编号*:C40|Number of contract, 项目编号!, 项目名称!, 采购人!, 供应商!=award_winner, 采购方式, 合同金额=award_amount@contract_value|Contract value, 签订日期:D|Date of contract, 公告日期, 主要标的?:C300|Object

# fee_list 行政事业性收费目录清单 | Administrative charges
matter d yearly xlsx o pl
公布行政事业性收费目录清单；《行政事业性收费标准管理办法》
收费项目编码*:C20|Code, 收费项目!=matter_name, 执收部门=handling_org, 收费标准:C200|Rate, 资金管理方式:C40|How kept, 政策依据:C300|Basis, 是否涉企?:L|Charged to companies, 年度*=stat_year

# supplier 政府采购供应商信息 | Suppliers to government
organisation t:公共资源交易 weekly mysql o p
登记管理政府采购供应商；《中华人民共和国政府采购法实施条例》
统一社会信用代码*, 供应商名称!, 法定代表人, 注册地址, 企业规模:C20|Size of business, 经营范围?, 联系人?=org_contact, 联系电话=org_phone, 入库日期:D|Date of registration, 不良行为记录?:C200|Bad records

# accounting_firm 会计师事务所执业许可信息 | Accounting firms
organisation d half_yearly xlsx o p
审批会计师事务所执业许可；《中华人民共和国注册会计师法》
执业证书编号*=licence_no, 统一社会信用代码!, 事务所名称!=org_name, 组织形式:C20|Form, 首席合伙人:C50|Senior partner, 注册会计师人数:I5{人}|Accountants, 办公地址=business_address, 批准日期=approval_date

# debt_balance 地方政府债务限额和余额信息 | Debt of local governments
indicator b:宏观经济 yearly xlsx o p
公开地方政府债务限额及余额；《地方政府债务信息公开办法（试行）》
统计区域*, 统计年份*, 一般债务限额:Y16.2{亿元}|General debt limit, 一般债务余额:Y16.2{亿元}|General debt, 专项债务限额:Y16.2{亿元}|Special debt limit, 专项债务余额:Y16.2{亿元}|Special debt

# e_invoice 财政电子票据信息 | Fiscal e-receipts
document t:电子证照 daily oracle/api c:票据真伪查验和费用报销 p
开具和管理财政电子票据；《财政票据管理办法》
票据代码*:C20|Code of receipt, 票据号码*=invoice_no, 开票单位!=org_name, 交款人!:C100|Payer, 收费项目:C100|Charge, 金额!=payment_amount, 开票日期=payment_date, 校验码:C20|Check code, 票据状态:C20|Status

# payroll 财政供养人员信息 | Staff paid by the budget
person d monthly oracle c:编制核查和社会救助财产核对 l
管理财政供养人员经费；《中华人民共和国预算法》
人员编号*, 姓名!, 公民身份号码!, 性别?, 所在单位!=employer_name, 人员类别, 职务?, 编制类型:C20|Kind of post, 参加工作日期, 应发工资=monthly_salary, 工资月份*=stat_month
`;
