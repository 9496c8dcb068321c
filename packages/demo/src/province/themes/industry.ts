/** 工业和信息化: businesses, energy users, zones, output. */
export const industry = `
# industrial_enterprise 规模以上工业企业名录 | Industrial businesses above designated size
organisation t:科技创新 yearly xlsx o pl
监测工业经济运行并服务规模以上工业企业；《工业和信息化部门经济运行监测工作规定》
统一社会信用代码*, 企业名称!, 法定代表人?, 行业分类, 主要产品, 从业人数?, 所属园区?, 生产地址=business_address, 入规年份:I4|Year listed, 联系电话?=org_phone

# specialised_sme 专精特新中小企业名单 | Specialised small businesses
organisation t:科技创新 yearly xlsx o pl
认定专精特新中小企业；《优质中小企业梯度培育管理暂行办法》
统一社会信用代码*, 企业名称!, 认定级别:C20|Level, 主导产品=business_line, 细分行业=industry, 认定批次:C20|Round, 认定日期:D|Date of award, 有效期至?:D|Valid until

# energy_user 重点用能单位信息 | Large users of energy
organisation t:生态环境 yearly xlsx g pl
监督管理重点用能单位节能；《重点用能单位节能管理办法》
统一社会信用代码*, 单位名称!, 行业分类, 综合能源消费量:N14.2{吨标准煤}|Energy used, 单位产品能耗?:C100|Energy per unit, 能源管理负责人?:C50|Energy manager, 年度*=stat_year, 生产地址=business_address

# development_zone 开发区基本信息 | Development zones
place b:自然资源和空间地理 yearly xlsx o pl
管理经济开发区和高新技术产业园区；《贵州省开发区条例》
开发区代码*:C20|Code, 开发区名称!=place_name, 级别:C20|Level, 主导产业:C200|Industries, 核准面积:N12.2{公顷}|Area approved, 入驻企业数?:I6{户}|Businesses, 坐落, 坐落行政区划, 管理机构=org_name@operator_org|Managing body, 联系电话?=org_phone

# product_output 主要工业产品产量 | Output of main products
indicator b:宏观经济 monthly xlsx o pl
调度重点工业产品生产；《工业统计报表制度》
统计区域*, 统计月份*, 产品名称*=goods_name, 本月产量!:N16.2|This month, 累计产量:N16.2|So far, 计量单位, 同比增长率

# radio_licence 无线电台执照信息 | Radio station licences
place d half_yearly oracle c:电磁环境保护和干扰查处 p
核发无线电台执照；《中华人民共和国无线电管理条例》
执照编号*=licence_no, 台站名称!=place_name, 设台单位=org_name, 统一社会信用代码?, 使用频率:C60|Frequencies, 发射功率:C30|Power, 坐落, 经度, 纬度, 许可有效期至
`;
