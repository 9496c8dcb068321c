/** 税务: credit of taxpayers, defaults, contributions. The register of taxpayers is a strip of the refinery. */
export const tax = `
# a_credit A级纳税人名单 | Taxpayers of credit grade A
organisation t:社会信用 yearly xlsx o pl
评价并公布纳税信用A级纳税人；《纳税信用管理办法》
纳税人识别号*, 纳税人名称!, 评价年度*=stat_year, 纳税信用等级!, 主管税务机关, 注册地址?

# default_taxpayer 非正常户认定信息 | Taxpayers that cannot be found
organisation t:社会信用 monthly xlsx o pl
认定和公告非正常户；《中华人民共和国税收征收管理法》
纳税人识别号*, 纳税人名称!, 法定代表人, 法定代表人证件号=legal_rep_id, 经营场所?, 认定日期*:D|Date of finding, 解除日期?:D|Date of release, 主管税务机关, 欠缴税额?:Y14.2{元}|Tax owed

# tax_deregistration 注销税务登记信息 | Tax deregistrations
organisation b:法人单位 weekly oracle o pl
办理注销税务登记；《中华人民共和国税收征收管理法实施细则》
纳税人识别号*, 统一社会信用代码, 纳税人名称!, 注销原因:C60|Reason, 注销日期!, 清算标志?:L|Liquidated, 主管税务机关, 更新时间

# tax_arrears 欠税公告信息 | Notices of unpaid tax
organisation t:社会信用 quarterly xlsx o p
公告纳税人欠缴税款情况；《欠税公告办法（试行）》
纳税人识别号*, 纳税人名称!, 法定代表人, 经营地点=business_address, 欠税税种*=tax_category, 欠税余额!:Y16.2{元}|Balance owed, 当期新增欠税?:Y16.2{元}|Owed anew, 公告日期:D|Date of notice, 主管税务机关

# vat_general 增值税一般纳税人登记信息 | General taxpayers of VAT
organisation d monthly oracle o p
登记增值税一般纳税人；《增值税一般纳税人登记管理办法》
纳税人识别号*, 纳税人名称!, 纳税人类型!, 一般纳税人生效日期:D|Valid from, 主营业务类别:C60|Main business, 主管税务机关, 更新时间

# tax_payment 税款缴纳明细信息 | Tax payments
organisation d daily oracle n:tax p
征收税款并开具完税凭证；《中华人民共和国税收征收管理法》
税票号码*:C30|Number of receipt, 纳税人识别号!, 纳税人名称!, 征收项目!, 税款所属期, 计税依据:Y16.2{元}|Base, 税率:N8.4|Rate, 纳税金额!, 缴款日期=payment_date, 主管税务机关

# social_fee 社会保险费征收信息 | Social insurance contributions collected
organisation t:社会保障 monthly oracle c:参保权益记录和稳岗返还核定 p
征收社会保险费；《中华人民共和国社会保险法》
缴费凭证号*:C30|Number of receipt, 单位编号, 统一社会信用代码!, 单位名称!, 险种类型!, 费款所属期=tax_period, 缴费人数:I8{人}|Persons, 缴费金额!, 缴费日期=payment_date, 主管税务机关, 更新时间

# vehicle_tax 车辆购置税完税信息 | Purchase tax of vehicles
vehicle d daily oracle c:机动车注册登记 p
征收车辆购置税；《中华人民共和国车辆购置税法》
完税证明号码*:C30|Number of certificate, 车辆识别代号!, 车主姓名=vehicle_owner, 证件号码:C30|Identifier of owner, 厂牌型号=vehicle_brand, 计税价格:Y14.2{元}|Taxable price, 实缴税额=tax_amount, 免税标志?:L|Exempt, 完税日期=payment_date, 更新时间

# land_tax_source 房产税和城镇土地使用税税源信息 | Sources of property and land tax
place d quarterly oracle c:不动产信息比对和税源管理 p
采集房产税、城镇土地使用税税源；《中华人民共和国房产税暂行条例》
税源编号*:C30|Number of source, 纳税人识别号!=tax_no, 纳税人名称!=right_holder, 不动产单元号?, 坐落, 占用土地面积=parcel_area, 建筑面积, 房产原值:Y16.2{元}|Value of building, 土地等级, 年应纳税额?:Y14.2{元}|Tax a year
`;
