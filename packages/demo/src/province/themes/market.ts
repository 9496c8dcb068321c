/** 市场监管: businesses, food, devices, lists of the untrustworthy. The company register is a strip of the refinery. */
export const market = `
# individual_business 个体工商户登记信息 | Individual businesses
organisation b:法人单位 daily oracle/api o pl
登记个体工商户；《促进个体工商户发展条例》
统一社会信用代码*, 字号名称!=org_name, 经营者!, 经营者身份证号=legal_rep_id, 组成形式:C20|Form, 资金数额?, 经营范围, 经营场所!^, 成立日期, 登记状态!, 登记机关, 从业人数?, 联系电话?=org_phone, 更新时间

# abnormal_list 经营异常名录信息 | List of abnormal operations
organisation t:社会信用 daily oracle/api o p
列入、移出经营异常名录；《企业信息公示暂行条例》
统一社会信用代码*, 企业名称!, 是否列入经营异常名录^, 列入日期*:D|Date of listing, 列入事由!:C200|Reason of listing, 列入机关=org_name@listing_authority|Listing body, 移出日期?:D|Date of removal, 移出事由?:C200|Reason of removal, 更新时间

# dishonest_list 严重违法失信名单信息 | List of serious offenders
organisation t:社会信用 weekly oracle/api o p
管理市场监督管理严重违法失信名单；《市场监督管理严重违法失信名单管理办法》
统一社会信用代码*, 企业名称!, 法定代表人, 列入日期*:D|Date of listing, 列入事由!:C200|Reason of listing, 列入机关=org_name@listing_authority|Listing body, 管理措施?:C200|Measures, 移出日期?:D|Date of removal, 更新时间

# shareholders 股东及出资信息 | Shareholders and contributions
organisation b:法人单位 daily oracle c:企业关联关系核查 p
登记有限责任公司股东及出资；《中华人民共和国公司法》
统一社会信用代码*, 企业名称!, 股东名称*^, 股东类型:C20|Kind of shareholder, 股东证件号码^, 认缴出资额:Y16.2{万元}|Capital subscribed, 实缴出资额=paid_in_capital^, 出资比例^, 认缴日期?:D|Date due, 更新时间

# annual_report 企业年度报告公示信息 | Annual reports of companies
organisation b:法人单位 yearly oracle o p
组织企业报送并公示年度报告；《企业信息公示暂行条例》
统一社会信用代码*, 企业名称!, 报告年度*=stat_year, 通信地址=business_address, 企业联系电话=org_phone, 单位邮箱^, 网址?^, 从业人数, 存续状态:C20|State of existence, 参保人数?:I8{人}|Insured staff, 公示日期:D|Date of publication

# food_business 食品经营许可信息 | Food business licences
organisation t:食品安全 daily mysql o pl
核发食品经营许可证；《食品经营许可和备案管理办法》
许可证编号*, 统一社会信用代码!, 经营者名称!, 法定代表人, 经营场所, 主体业态:C40|Kind of business, 经营项目:C300|Goods sold, 许可有效期自?, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority, 日常监管机构?=supervising_authority, 更新时间

# food_production 食品生产许可信息 | Food production licences
organisation t:食品安全 weekly oracle o p
核发食品生产许可证；《食品生产许可管理办法》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 生产地址=business_address, 食品类别:C300|Classes of food, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority, 外设仓库?:C200|Warehouses, 更新时间

# food_sampling 食品安全监督抽检信息 | Food samples tested
event t:食品安全 monthly xlsx o pl
组织食品安全监督抽检并公布结果；《中华人民共和国食品安全法》
抽样单编号*:C30|Number of sample, 食品名称!=goods_name, 规格, 商标?:C60|Brand, 生产日期批号:C60|Date or lot, 标称生产企业=org_name@producer|Producer named, 被抽样单位!=org_name@sampled_org|Sampled business, 被抽样单位地址=address@sampled_address|Address of sampled business, 是否合格!, 不合格项目?:C200|Failed items, 检验机构=org_name@laboratory|Laboratory, 公布日期:D|Date of publication

# special_equipment 特种设备使用登记信息 | Special equipment in use
place t:安全生产 monthly oracle or pl
办理特种设备使用登记；《中华人民共和国特种设备安全法》
使用登记证编号*:C30|Registration number, 设备种类!:C30|Kind of equipment, 设备代码:C30|Code of equipment, 产品名称:C100|Product, 使用单位!=org_name@user_org|Using body, 统一社会信用代码, 使用地点=place_address, 制造单位?=org_name@maker|Maker, 检验日期=inspection_date, 下次检验日期:D|Next inspection, 检验结论=inspection_result, 更新时间

# lift 电梯基础信息 | Lifts
place t:安全生产 quarterly xlsx o l
登记在用电梯并公布维保单位；《中华人民共和国特种设备安全法》
设备注册代码*:C30|Registration code, 电梯类型:C30|Kind of lift, 使用单位=org_name@user_org|Using body, 使用地点=place_address, 层站数:C20|Floors and stops, 维保单位=org_name@maintainer|Maintainer, 应急救援电话=org_phone, 投用日期?:D|In use since, 下次检验日期:D|Next inspection

# market_penalty 市场监管行政处罚信息 | Penalties in market regulation
organisation t:社会信用 weekly mysql o pl
公示市场监督管理行政处罚决定；《市场监督管理行政处罚信息公示规定》
行政处罚决定书文号*, 当事人名称!=org_name, 统一社会信用代码!, 法定代表人?, 违法行为类型:C100|Kind of offence, 处罚内容:M|Content of penalty, 罚款金额, 处罚决定日期!, 处罚机关=org_name@penalty_authority|Deciding body, 公示截止期?:D|Shown until

# equity_pledge 股权出质登记信息 | Pledges of equity
organisation d daily oracle o p
办理股权出质登记；《股权出质登记办法》
登记编号*:C30|Number of registration, 出质股权所在公司!=org_name, 统一社会信用代码!, 出质人:C200|Pledgor, 质权人:C200|Pledgee, 出质股权数额:Y16.2{万元}|Amount pledged, 登记日期:D|Date of registration, 登记状态:C20|Status, 登记机关

# patent 专利授权信息 | Patents granted
organisation t:科技创新 monthly xlsx o p
统计和公布专利授权情况；《中华人民共和国专利法》
专利号*:C20|Number of patent, 专利名称!:C200|Title of patent, 专利类型:C20|Kind of patent, 专利权人!=org_name, 统一社会信用代码?, 申请日:D|Date of filing, 授权公告日:D|Date of grant, 法律状态:C20|Legal status, 主分类号?:C20|Main class

# consumer_complaint 12315消费投诉举报信息 | Consumer complaints
event d monthly mysql c:消费维权协同和风险研判 l
处理消费者投诉举报；《市场监督管理投诉举报处理暂行办法》
工单编号*, 被投诉主体=org_name@respondent|Business complained of, 统一社会信用代码?, 投诉问题类别:C60|Kind of complaint, 诉求内容, 受理时间, 办结时间, 办理结果, 挽回损失金额?:Y10.2{元}|Loss recovered

# drug_business 药品经营许可信息 | Licensed pharmacies
organisation t:健康保障 monthly mysql o pl
核发药品经营许可证（零售）；《药品经营和使用质量监督管理办法》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 质量负责人:C50|Quality manager, 经营方式:C20|Form of business, 经营范围, 注册地址, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# device_filing 第二类医疗器械经营备案信息 | Filings of medical device dealers
organisation t:健康保障 monthly xlsx o l
办理第二类医疗器械经营备案；《医疗器械监督管理条例》
备案编号*:C40|Filing number, 统一社会信用代码!, 企业名称!, 法定代表人, 经营场所, 库房地址?=address@warehouse_address|Warehouse, 经营范围, 备案日期:D|Date of filing, 备案部门=org_name@filing_body|Filing body
`;
