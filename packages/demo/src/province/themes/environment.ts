/** 生态环境: permits, measurements, penalties. */
export const environment = `
# discharge_permit 排污许可证信息 | Pollution discharge permits
organisation t:生态环境 monthly oracle o pl
核发排污许可证；《排污许可管理条例》
许可证编号*, 统一社会信用代码!, 单位名称!, 法定代表人?, 行业分类, 生产经营场所=business_address, 管理类别:C20|Class of management, 主要污染物种类:C200|Main pollutants, 许可有效期自, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority, 更新时间

# impact_assessment 建设项目环境影响评价审批信息 | Environmental impact assessments
project t:生态环境 monthly xlsx o pl
审批建设项目环境影响报告书（表）；《中华人民共和国环境影响评价法》
批复文号*=document_no, 项目名称!, 项目代码?=project_no, 建设单位!, 建设地点=place_address, 环评文件类型:C20|Kind of report, 环评编制单位:C100|Author of report, 批复日期=approval_date, 审批机关=org_name@approving_body|Approving body

# air_quality 环境空气质量监测数据 | Air quality
indicator t:生态环境 realtime mysql/api o pl
监测环境空气质量并实时发布；《中华人民共和国大气污染防治法》
监测站编号*, 监测站名称!, 监测时间*, 空气质量指数, 细颗粒物浓度, 可吸入颗粒物浓度, 二氧化硫浓度, 二氧化氮浓度, 一氧化碳浓度, 臭氧浓度, 首要污染物?:C20|Main pollutant

# surface_water 地表水断面水质监测数据 | Quality of surface water
indicator t:生态环境 monthly xlsx o pl
监测地表水环境质量；《中华人民共和国水污染防治法》
断面编码*:C20|Code of section, 断面名称!:C60|Section, 所在河流:C60|River, 统计月份*, 水质目标:C10|Target class, 水质类别!, 高锰酸盐指数:N8.3{mg/L}|Permanganate index, 氨氮:N8.3{mg/L}|Ammonia nitrogen, 总磷:N8.3{mg/L}|Total phosphorus, 溶解氧?:N8.2{mg/L}|Dissolved oxygen, 超标项目?:C100|Items above limit

# drinking_source 集中式饮用水水源地水质信息 | Quality of drinking water sources
indicator t:生态环境 monthly xlsx o l
监测县级以上集中式饮用水水源水质；《中华人民共和国水污染防治法》
水源地名称*:C60|Source, 水源类型:C20|Kind of source, 统计月份*, 水质类别!, 达标情况:C20|Meets the standard, 供水人口?:N10.2{万人}|People supplied, 超标指标?:C100|Items above limit, 统计区域

# key_source 重点排污单位自动监测数据 | Automatic measurements of key polluters
indicator t:生态环境 realtime oracle/api g p
联网监控重点排污单位污染物排放；《排污许可管理条例》
排口编号*:C30|Code of outlet, 统一社会信用代码!, 单位名称!, 监测时间*, 化学需氧量?:N10.3{mg/L}|COD, 氨氮?:N10.3{mg/L}|Ammonia nitrogen, 二氧化硫浓度?, 氮氧化物?:N10.3{mg/m³}|Nitrogen oxides, 颗粒物?:N10.3{mg/m³}|Dust, 流量:N12.2{m³/h}|Flow, 是否超标:L|Above limit

# hazardous_waste 危险废物经营许可证信息 | Hazardous waste licences
organisation t:生态环境 quarterly xlsx o p
核发危险废物经营许可证；《危险废物经营许可证管理办法》
许可证编号*, 统一社会信用代码!, 单位名称!, 法定代表人, 设施地址=business_address, 核准经营方式:C30|Form of treatment, 核准危废类别:C300|Classes of waste, 核准规模:N12.2{吨/年}|Capacity, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# radiation_licence 辐射安全许可证信息 | Radiation safety licences
organisation t:生态环境 half_yearly xlsx o pl
核发辐射安全许可证；《放射性同位素与射线装置安全和防护条例》
许可证编号*, 统一社会信用代码!, 单位名称!, 法定代表人, 种类和范围:C200|Kind and scope, 活动场所=business_address, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# environment_penalty 生态环境行政处罚信息 | Penalties in environmental protection
organisation t:社会信用 monthly xlsx o pl
公开生态环境行政处罚决定；《生态环境行政处罚办法》
行政处罚决定书文号*, 单位名称!, 统一社会信用代码!, 法定代表人?, 违法行为:M|Offence, 处罚依据:C300|Ground, 罚款金额, 处罚决定日期!, 处罚机关=org_name@penalty_authority|Deciding body

# emission_station 机动车排放检验机构信息 | Vehicle emission test stations
organisation t:生态环境 yearly xlsx o l
监督管理机动车排放检验机构；《中华人民共和国大气污染防治法》
机构名称*, 统一社会信用代码!, 检测线数:I3{条}|Test lines, 检测方法:C60|Method, 资质认定证书编号:C30|Number of accreditation, 地址=business_address, 联系电话=org_phone, 证书有效期:D|Valid until

# emission_test 机动车排放检验信息 | Emission tests of vehicles
vehicle t:生态环境 daily mysql c:机动车检验合格标志核发 p
实施在用机动车排放检验；《中华人民共和国大气污染防治法》
检验报告编号*:C40|Number of report, 号牌号码!, 号牌种类?, 车辆识别代号!, 检验日期!=inspection_date, 检验方法:C30|Method, 燃料种类, 里程表读数?:N12.1{km}|Odometer, 检验结果, 检验机构=org_name@laboratory|Test station, 更新时间
`;
