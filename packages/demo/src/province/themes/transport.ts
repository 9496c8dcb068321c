/** 交通运输: carriers, vehicles, drivers, roads, waterways. */
export const transport = `
# road_carrier 道路运输经营许可信息 | Licensed road carriers
organisation t:交通运输 weekly oracle o pl
核发道路运输经营许可证；《中华人民共和国道路运输条例》
经营许可证号*=licence_no, 统一社会信用代码!, 业户名称!=org_name, 法定代表人, 经营范围, 注册地址, 核发日期=licence_from, 许可有效期至, 经营状态=reg_status, 核发机关=org_name@issuing_authority|Issuing authority, 更新时间

# operating_vehicle 营运车辆道路运输证信息 | Permits of commercial vehicles
vehicle t:交通运输 daily oracle/api c:路面执法和营运资质核验 pl
配发道路运输证；《道路运输车辆技术管理规定》
道路运输证号*, 号牌号码!, 车牌颜色?:C10|Colour of plate, 车辆识别代号?, 车辆类型, 业户名称=vehicle_owner, 经营许可证号=licence_no, 核定载客数, 核定载质量, 技术等级:C10|Technical grade, 下次年审日期=inspection_until, 营运状态:C20|Status, 更新时间

# driver_qualification 道路运输从业人员资格信息 | Qualifications of professional drivers
person t:交通运输 weekly oracle c:核验从业资格 p
考核发放道路运输从业资格证；《道路运输从业人员管理规定》
从业资格证号*, 姓名!, 公民身份号码!, 性别, 从业类别!:C60|Kind of qualification, 准驾车型, 初次领证日期=approval_date, 有效期至:D|Valid until, 发证机关=org_name@issuing_authority|Issuing authority, 诚信考核等级?:C10|Grade of conduct, 更新时间

# taxi 巡游出租汽车信息 | Taxis
vehicle t:交通运输 monthly xlsx o l
管理巡游出租汽车经营；《巡游出租汽车经营服务管理规定》
号牌号码*, 经营企业!=org_name, 道路运输证号, 车辆类型?, 燃料种类, 车身颜色, 投入营运日期=begin_date, 经营权期限=end_date, 监督电话?=org_phone

# bus_line 城市公交线路信息 | City bus lines
place t:交通运输 quarterly xlsx o l
规划和调整城市公共汽电车线路；《城市公共汽车和电车客运管理规定》
公交线路*, 起点站!=bus_stop@first_stop|First stop, 终点站!=bus_stop@last_stop|Last stop, 途经站点:M|Stops, 线路里程=road_length, 首班时间:C10|First bus, 末班时间:C10|Last bus, 票价, 配车数?:I5{辆}|Buses, 运营企业=org_name

# road 公路路线信息 | Roads
place b:自然资源和空间地理 yearly postgresql o p
开展公路养护统计调查；《公路养护统计调查制度》
路线编号*^, 路线名称!=street_name, 行政等级:C20|Administrative class, 技术等级:C20|Technical class, 起点名称:C100|From, 终点名称:C100|To, 路线里程!^, 路面类型:C30|Surface, 坐落行政区划, 管养单位=org_name@maintainer|Maintaining body, 建成年份?, 更新时间

# bridge 公路桥梁信息 | Road bridges
place t:交通运输 yearly postgresql o p
检查评定公路桥梁技术状况；《公路桥涵养护规范》
桥梁编码*:C30|Code of bridge, 桥梁名称!=place_name, 所在路线=road_code, 桥位桩号:C30|Chainage, 桥梁全长:N10.2{m}|Length, 桥梁全宽?:N8.2{m}|Width, 跨径类型:C20|Span class, 技术状况等级:C10|Condition class, 建成年份, 经度, 纬度, 管养单位=org_name@maintainer|Maintaining body

# toll_flow 高速公路收费站通行量统计 | Traffic at motorway toll stations
indicator t:交通运输 monthly csv o p
统计高速公路收费站出入口交通量；《收费公路管理条例》
收费站编码*:C20|Code of station, 收费站名称!:C60|Station, 统计月份*, 入口车流量:I10{辆}|Vehicles in, 出口车流量:I10{辆}|Vehicles out, 其中货车?:I10{辆}|Lorries among them, 所属路线=road_code

# ship 船舶登记信息 | Ships
vehicle t:交通运输 monthly mysql o p
办理船舶登记和检验；《中华人民共和国船舶登记条例》
船舶登记号*:C30|Number of registration, 船名!:C60|Name of ship, 船舶种类:C30|Kind of ship, 船籍港:C60|Port of registry, 船舶所有人=org_name, 总吨位:N10.2|Gross tonnage, 主机功率?:N10.2{kW}|Power, 建造日期=begin_date, 检验有效期至=inspection_until

# driving_school 机动车驾驶员培训机构信息 | Driving schools
organisation t:交通运输 half_yearly xlsx o pl
备案管理机动车驾驶员培训；《机动车驾驶员培训管理规定》
备案编号*:C30|Filing number, 统一社会信用代码!, 机构名称!, 法定代表人, 培训能力等级:C10|Class, 培训车型:C60|Classes taught, 教练车数?:I5{辆}|Training cars, 教练员数?:I5{人}|Instructors, 训练场地址=business_address, 质量信誉等级:C10|Grade of quality

# dangerous_goods 危险货物运输企业信息 | Carriers of dangerous goods
organisation t:安全生产 quarterly xlsx o pl
许可和监管道路危险货物运输；《危险化学品安全管理条例》
经营许可证号*=licence_no, 统一社会信用代码!, 企业名称!, 法定代表人, 许可运输类项:C200|Classes carried, 车辆数:I5{辆}|Vehicles, 专用停车场地址?=address@parking_address|Parking place, 安全评估等级:C10|Safety grade, 许可有效期至

# coach_station 汽车客运站信息 | Coach stations
place t:交通运输 yearly xlsx o l
核定道路客运站站级；《道路旅客运输及客运站管理规定》
客运站名称*=place_name, 站级!:C10|Class, 经营单位=org_name, 地址=place_address, 联系电话=org_phone, 日均发班次数?:I6{班}|Departures a day, 日均旅客发送量?:I8{人}|Passengers a day, 经度?, 纬度?

# transport_statistics 公路水路运输量统计 | Road and water transport
indicator t:交通运输 monthly xlsx o p
统计公路、水路客货运输量；《交通运输行业统计管理规定》
统计区域*, 统计月份*, 公路客运量:N12.2{万人}|Passengers by road, 公路旅客周转量:N14.2{万人公里}|Passenger kilometres, 公路货运量:N12.2{万吨}|Goods by road, 公路货物周转量:N14.2{万吨公里}|Tonne kilometres, 水路货运量?:N12.2{万吨}|Goods by water
`;
