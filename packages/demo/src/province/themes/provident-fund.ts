/** 住房公积金: accounts, loans, employers. */
export const providentFund = `
# fund_account 住房公积金个人账户信息 | Provident fund accounts
person t:社会保障 daily oracle/api c:贷款审核和家庭财产核对 pl
缴存和管理住房公积金；《住房公积金管理条例》
公积金账号*, 姓名!, 公民身份号码!, 单位名称!=employer_name, 单位统一社会信用代码?=employer_uscc, 公积金缴存基数, 月缴存额:Y10.2{元}|Paid a month, 公积金余额, 账户状态:C20|Status, 开户日期:D|Opened, 更新时间

# fund_loan 住房公积金贷款信息 | Provident fund loans
person t:社会保障 daily oracle c:征信查询和不动产抵押核验 pl
发放和回收住房公积金个人住房贷款；《住房公积金管理条例》
借款合同编号*:C30|Number of contract, 姓名!, 公民身份号码!, 贷款金额!, 贷款余额:Y12.2{元}|Balance, 贷款期限:I4{月}|Term, 年利率?:N6.3{%}|Rate, 房屋坐落=place_address, 放款日期:D|Paid out, 贷款状态:C20|Status, 更新时间

# fund_employer 住房公积金缴存单位信息 | Employers paying to the fund
organisation t:社会保障 monthly oracle c:缴存稽核和欠缴催收 pl
办理单位住房公积金缴存登记；《住房公积金管理条例》
单位账号*=unit_no, 统一社会信用代码!, 单位名称!, 缴存人数:I8{人}|Persons, 缴存比例:N5.2{%}|Rate, 汇缴至年月=contribution_month, 欠缴金额?:Y12.2{元}|Owed, 经办银行?=bank_name, 更新时间

# fund_withdrawal 住房公积金提取信息 | Withdrawals from the fund
person t:社会保障 daily oracle c:提取资格核查 l
办理住房公积金提取；《住房公积金管理条例》
提取流水号*:C30|Number, 姓名!, 公民身份号码!, 公积金账号!, 提取原因:C60|Reason, 提取金额=payment_amount, 提取日期=payment_date, 收款银行?=bank_name

# fund_estate 住房公积金合作楼盘信息 | Estates with fund loans
project t:城乡建设 quarterly xlsx o l
准入住房公积金贷款合作楼盘；《住房公积金管理条例》
楼盘名称*=project_name, 开发企业=org_name, 统一社会信用代码?, 楼盘地址=place_address, 预售许可证号:C40|Number of presale permit, 受托银行=bank_name, 签约日期:D|Date of contract

# fund_outlet 住房公积金业务网点信息 | Counters of the fund
place t:公共服务 yearly xlsx o l
公布住房公积金业务网点；《住房公积金管理条例》
网点名称*=org_name, 网点地址=place_address, 联系电话=org_phone, 办公时间:C100|Hours, 可办业务:C200|Business done, 经度?, 纬度?
`;
