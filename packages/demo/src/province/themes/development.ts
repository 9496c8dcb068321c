/** 发展改革: projects, prices, public credit, the economy. */
export const development = `
# investment_project 投资项目在线审批信息 | Investment projects
project b:宏观经济 daily oracle/api o p
审批、核准和备案固定资产投资项目；《企业投资项目核准和备案管理条例》
项目代码*^, 项目名称!^, 项目类型^, 建设单位^, 统一社会信用代码, 建设地点=place_address, 建设性质:C20|Kind of work, 建设内容及规模:M|Content and size, 总投资^, 资金来源?, 审批核准备案机关=org_name@approving_body|Approving body, 批复文号=document_no, 办结时间, 更新时间

# key_project 重点建设项目名单 | Key projects
project d yearly xlsx o pl
编制和调度重点建设项目；《贵州省重大工程项目管理办法》
项目代码*, 项目名称!, 责任单位:C100|Responsible body, 建设地点=place_address, 建设年限:C20|Years, 总投资!, 年度计划投资:Y14.2{万元}|Planned this year, 累计完成投资?:Y14.2{万元}|Spent so far, 形象进度?:C200|Progress, 年度*=stat_year

# enterprise_filing 企业投资项目备案信息 | Investment projects on file
project d weekly xlsx o l
办理企业投资项目备案；《企业投资项目核准和备案管理条例》
项目代码*, 项目名称!, 建设单位!, 统一社会信用代码, 建设地点=place_address, 所属行业=industry, 总投资, 建设规模?:C300|Size, 备案日期:D|Date of filing, 备案机关=org_name@filing_body|Filing body

# consumer_price 居民生活必需品价格监测信息 | Prices of daily needs
indicator d daily csv o l
监测重要民生商品价格；《价格监测规定》
品种名称*=goods_name, 规格等级=goods_spec, 计量单位, 监测点*=market_name, 价格!, 环比增长率?, 监测日期*=stat_date, 统计区域

# administrative_permit 行政许可公示信息 | Administrative licences
organisation b:社会信用 daily oracle/api o pl
归集公示行政许可信息；《全国公共信用信息基础目录》
行政许可决定文书号*:C60|Number of decision, 行政相对人名称!=org_name, 统一社会信用代码!, 法定代表人, 许可类别:C40|Kind of licence, 许可内容:M|Content, 许可证书名称=licence_name, 许可编号?=licence_no, 许可决定日期=approval_date, 有效期自=licence_from, 有效期至=licence_until, 许可机关=org_name@licensing_authority|Licensing body, 数据来源单位=source_org

# administrative_penalty 行政处罚公示信息 | Administrative penalties
organisation b:社会信用 daily oracle/api o p
归集公示行政处罚信息；《全国公共信用信息基础目录》
行政处罚决定书文号*^, 行政相对人名称!=org_name, 统一社会信用代码!, 法定代表人, 违法行为类型:C100|Kind of offence, 违法事实:M|Facts, 处罚依据:C300|Ground, 处罚类别:C60|Kind of penalty, 处罚内容:M|Content of penalty, 罚款金额^, 处罚决定日期!^, 公示截止期:D|Shown until, 处罚机关=org_name@penalty_authority|Deciding body

# credit_subject 信用主体综合评价信息 | Credit of organisations
organisation b:社会信用 monthly gaussdb/api c:行政管理中实施信用分级分类监管 p
开展公共信用综合评价；《贵州省社会信用条例》
统一社会信用代码*, 单位名称!, 评价等级!:C10|Grade, 信用分^, 守信记录数:I6{条}|Good records, 失信记录数:I6{条}|Bad records, 是否失信被执行人^, 评价日期:D|Date of assessment, 更新时间

# price_list 政府定价经营服务性收费目录 | Prices set by government
matter d irregular xlsx o pl
制定和公布政府定价经营服务性收费目录；《贵州省定价目录》
收费项目编号*:C20|Code, 收费项目名称!=matter_name, 收费标准:C200|Rate, 计费单位?:C40|Unit, 收费文件依据=document_no, 定价部门=handling_org, 执行单位?:C100|Charged by, 有效期?:C40|Valid

# macro_indicator 宏观经济运行月度指标 | Monthly figures of the economy
indicator b:宏观经济 monthly dm/api o p
监测分析国民经济运行；《贵州省经济运行监测调度工作规定》
指标代码*, 指标名称, 统计区域*, 统计月份*, 指标值, 计量单位, 同比增长率^, 累计值:N18.2|Cumulative value, 累计同比增长率?:N8.2{%}|Growth of cumulative value, 数据来源
`;
