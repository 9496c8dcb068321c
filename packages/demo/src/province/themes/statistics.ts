/** 统计: accounts of the economy; what is protected by the law on statistics. County statistics are a strip of the refinery. */
export const statistics = `
# gdp_quarterly 地区生产总值季度核算数据 | Quarterly gross regional product
indicator b:宏观经济 quarterly xlsx o pl
核算地区生产总值；《中华人民共和国统计法》
统计区域*, 统计季度*:C10|Quarter, 地区生产总值!^, 第一产业增加值:Y16.2{亿元}|Primary industry, 第二产业增加值:Y16.2{亿元}|Secondary industry, 第三产业增加值:Y16.2{亿元}|Tertiary industry, 同比增长率, 人均地区生产总值?:Y12.2{元}|Product per head

# industry_output 规模以上工业增加值增速 | Growth of industry
indicator b:宏观经济 monthly xlsx o pl
开展规模以上工业统计调查；《工业统计报表制度》
统计区域*, 统计月份*, 行业*=industry, 增加值增速!:N8.2{%}|Growth, 累计增速:N8.2{%}|Cumulative growth, 企业个数?:I8{个}|Businesses, 产销率?:N8.2{%}|Sales ratio

# fixed_investment 固定资产投资增速 | Growth of investment
indicator b:宏观经济 monthly xlsx o pl
开展固定资产投资统计调查；《固定资产投资统计报表制度》
统计区域*, 统计月份*, 投资类别*:C40|Kind of investment, 累计增速!:N8.2{%}|Cumulative growth, 民间投资增速?:N8.2{%}|Private investment, 房地产开发投资增速?:N8.2{%}|Real estate

# retail_sales 社会消费品零售总额 | Retail sales
indicator b:宏观经济 monthly xlsx o pl
开展批发零售住宿餐饮业统计调查；《批发和零售业统计报表制度》
统计区域*, 统计月份*, 零售总额!:Y16.2{亿元}|Retail sales, 同比增长率, 限额以上零售额?:Y16.2{亿元}|Above designated size, 网上零售额?:Y16.2{亿元}|Online, 餐饮收入?:Y16.2{亿元}|Catering

# household_income 城乡居民人均可支配收入 | Income per head
indicator b:宏观经济 quarterly xlsx o pl
开展住户收支与生活状况调查；《住户收支与生活状况调查方案》
统计区域*, 统计季度*:C10|Quarter, 人均可支配收入!^, 城镇居民人均可支配收入:Y12.2{元}|Urban, 农村居民人均可支配收入:Y12.2{元}|Rural, 人均消费支出?:Y12.2{元}|Consumption, 同比增长率

# resident_population 常住人口和城镇化率 | Resident population
indicator b:宏观经济 yearly xlsx o p
开展人口变动情况抽样调查；《人口变动情况抽样调查制度》
统计区域*, 统计年份*, 常住人口!^=population, 城镇人口:N10.2{万人}|Urban population, 城镇化率:N6.2{%}|Urbanisation, 出生率:N6.2{‰}|Birth rate, 死亡率:N6.2{‰}|Death rate, 自然增长率?:N6.2{‰}|Natural growth

# consumer_price_index 居民消费价格指数 | Consumer price index
indicator b:宏观经济 monthly xlsx o p
开展流通和消费价格统计调查；《流通和消费价格统计报表制度》
统计区域*, 统计月份*, 商品类别*:C40|Class of goods, 同比指数!:N8.2|Index to a year before, 环比指数:N8.2|Index to a month before, 累计指数?:N8.2|Cumulative index

# basic_unit 统计调查单位名录 | Register of surveyed units
organisation d yearly oracle n:statistics p
维护基本单位名录库；《统计单位名录管理办法》
统一社会信用代码*, 单位名称!, 单位所在地=business_address, 行业代码=industry, 机构类型, 登记注册统计类别:C40|Class of registration, 从业人数, 营业收入, 资产总额, 报表类别:C20|Kind of return, 更新时间

# survey_household 住户调查记账户信息 | Households in the income survey
person d quarterly oracle n:statistics p
抽选和管理住户调查样本；《中华人民共和国统计法》
样本户编码*=household_no, 户主姓名!=head_name, 户主身份号码?, 居住地址, 家庭人口数, 可支配收入:Y12.2{元}|Income, 消费支出:Y12.2{元}|Consumption, 调查季度*:C10|Quarter
`;
