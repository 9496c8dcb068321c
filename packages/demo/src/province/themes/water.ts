/** 水利: reservoirs, abstraction, rivers, supply. */
export const water = `
# reservoir 水库基本信息 | Reservoirs
place t:水利 yearly xlsx o pl
登记水库大坝并公布安全责任人；《水库大坝安全管理条例》
水库代码*:C20|Code of reservoir, 水库名称!=place_name, 坐落, 坐落行政区划, 水库规模:C20|Size, 总库容:N12.2{万m³}|Capacity, 坝型?:C30|Kind of dam, 坝高?:N8.2{m}|Height, 主要功能:C60|Purpose, 行政责任人?=person_name@officer_in_charge|Officer in charge, 管理单位=org_name@operator_org|Operator, 经度, 纬度, 建成年份?

# water_permit 取水许可信息 | Water abstraction permits
organisation t:水利 monthly oracle o pl
实施取水许可和水资源有偿使用；《取水许可和水资源费征收管理条例》
取水许可证编号*=licence_no, 统一社会信用代码!, 取水权人!=org_name, 法定代表人?, 取水地点=place_address, 取水方式:C20|Form, 水源类型:C20|Kind of source, 年取水量:N12.2{万m³}|Volume a year, 取水用途:C60|Use, 许可有效期至, 审批机关=org_name@approving_body|Approving body

# river_chief 河湖长名录 | River and lake chiefs
place t:水利 half_yearly xlsx o pl
公布河湖长和管护责任；《贵州省河道条例》
河湖编码*:C20|Code of water, 河湖名称!=place_name, 河段起点?:C60|From, 河段终点?:C60|To, 河段长度=road_length@reach_length|Length of reach, 河长姓名!=person_name@chief|Chief, 河长职务=post_title, 联系部门:C60|Office, 监督电话=org_phone, 坐落行政区划

# hydrology 水文站实时水情信息 | Water levels and flows
indicator t:水利 realtime mysql/api o p
开展水文监测和水情预报；《中华人民共和国水文条例》
测站编码*=station_code, 测站名称!=station_name, 监测时间*, 水位:N8.2{m}|Level, 流量?:N12.3{m³/s}|Flow, 降水量, 警戒水位?:N8.2{m}|Warning level, 水势?:C10|Trend

# flood_warning 山洪灾害预警信息 | Flash flood warnings
event t:应急管理 realtime mysql/api o l
监测预警山洪灾害；《中华人民共和国防汛条例》
预警编号*=event_no, 预警等级!=event_level, 预警区域:C100|Area, 乡镇街道, 发布时间, 解除时间?:T|Time ended, 受威胁人数?:I6{人}|Persons threatened, 转移人数?:I6{人}|Persons moved, 发布单位=org_name@publisher|Publishing body

# supply_quality 城镇供水水质检测信息 | Quality of town water
indicator t:公共服务 quarterly xlsx o l
监督检测城镇供水水质；《城市供水水质管理规定》
水厂名称*:C60|Waterworks, 检测季度*:C10|Quarter, 浑浊度:N8.3{NTU}|Turbidity, 余氯:N8.3{mg/L}|Free chlorine, 菌落总数:N10.2{CFU/mL}|Colony count, 总大肠菌群?:C20|Coliforms, 检测项目数:I4{项}|Items tested, 合格率:N6.2{%}|Share passed, 检测机构=org_name@laboratory|Laboratory, 统计区域

# rural_supply 农村供水工程信息 | Rural water supply works
place t:水利 yearly xlsx g pl
建设和管理农村供水工程；《贵州省农村供水管理条例》
工程编码*:C30|Code, 工程名称!=place_name, 乡镇街道, 工程类型:C30|Kind, 供水规模:N12.2{m³/d}|Capacity, 受益人口=population, 水源名称?:C60|Source, 管理主体=org_name@operator_org|Operator, 水价?:Y6.2{元/m³}|Price, 建成年份

# sand_permit 河道采砂许可信息 | River sand permits
organisation t:水利 quarterly xlsx o l
许可和监管河道采砂；《中华人民共和国水法》
许可证编号*, 采砂人=org_name, 统一社会信用代码?, 河道名称:C60|River, 采砂范围:C200|Extent, 许可采砂量:N12.2{万吨}|Quantity, 采砂期限:C60|Term, 发证机关=org_name@issuing_authority|Issuing authority

# quality_inspector 水利工程质量检测单位资质信息 | Inspectors of hydraulic works
organisation d yearly xlsx o p
审批水利工程质量检测单位乙级资质；《水利工程质量检测管理规定》
资质证书编号*:C30|Number of certificate, 统一社会信用代码!, 单位名称!, 法定代表人, 资质类别:C60|Kind, 资质等级:C10|Grade, 注册地址?, 有效期至:D|Valid until

# water_bulletin 水资源公报数据 | Water resources
indicator b:宏观经济 yearly xlsx o p
编制发布水资源公报；《中华人民共和国水法》
统计区域*, 统计年份*, 水资源总量:N12.2{亿m³}|Water resources, 地表水资源量?:N12.2{亿m³}|Surface water, 地下水资源量?:N12.2{亿m³}|Ground water, 供水总量:N12.2{亿m³}|Supply, 用水总量:N12.2{亿m³}|Use, 万元GDP用水量?:N10.2{m³/万元}|Use per yuan of GDP
`;
