/** State companies and bodies of business: customers of power, water and gas, transport, data products. */
export const utilities = `
# power_customer 用电客户信息 | Customers of electricity
place t:公共服务 daily oracle c:房屋空置核查和企业开办 p
供应电力并管理用电客户；《电力供应与使用条例》
用户编号*=meter_no, 用户名称!=right_holder, 用电地址=place_address, 用电类别:C30|Class of use, 供电电压:C20|Voltage, 合同容量?:N10.2{kVA}|Capacity, 立户日期=begin_date, 用户状态:C20|Status, 更新时间

# power_use 企业月度用电量信息 | Monthly electricity of companies
organisation d monthly oracle c:经济运行分析和稳岗核查 p
计量和结算电费；《供电营业规则》
用户编号*=meter_no, 统一社会信用代码, 单位名称!, 账单月份*, 用电量!, 电费:Y12.2{元}|Charge, 行业分类, 供电单位=org_name@supplier_org|Supplier

# outage 计划停电信息 | Planned outages
event t:公共服务 daily mysql o p
公告计划检修停电；《供电营业规则》
停电编号*=event_no, 停电区域:C300|Area, 停电开始时间:T|From, 停电结束时间:T|To, 停电原因:C100|Reason, 影响户数?:I8{户}|Customers affected, 发布时间

# water_customer 用水客户信息 | Customers of water
place t:公共服务 monthly sqlserver c:住房保障和租赁住房核查 p
供应城市自来水；《城市供水条例》
用户编号*=meter_no, 户名!=right_holder, 用水地址=place_address, 用水性质:C20|Class of use, 用水人口?:I4{人}|Persons, 立户日期=begin_date, 联系电话, 月用水量=water_use, 账单月份*

# gas_customer 燃气客户信息 | Customers of gas
place t:安全生产 monthly sqlserver c:入户安检和隐患整改 p
供应管道燃气并开展入户安检；《城镇燃气管理条例》
用户编号*=meter_no, 户名!=right_holder, 用气地址=place_address, 用气性质:C20|Class of use, 最近安检日期=inspection_date, 安检结果=inspection_result, 隐患整改情况?:C100|Hazards mended, 联系电话

# metro_flow 轨道交通站点客流信息 | Passengers of the metro
indicator t:交通运输 daily csv o p
运营城市轨道交通；《城市轨道交通运营管理规定》
站点编号*:C20|Code of station, 站点名称!:C60|Station, 统计日期*, 进站客流:N10.2{人次}|In, 出站客流:N10.2{人次}|Out, 所属线路:C20|Line

# bus_vehicle 公交车辆信息 | Buses
vehicle t:交通运输 monthly sqlserver o p
运营城市公共汽电车；《城市公共汽车和电车客运管理规定》
号牌号码*, 车辆自编号:C20|Number in the fleet, 公交线路, 车辆类型, 燃料种类, 核定载客数, 车辆品牌?, 投运日期=begin_date

# data_product 数据产品目录 | Data products
matter t:科技创新 monthly mysql o p
开发和登记公共数据授权运营产品；《贵州省数据流通交易促进条例》
产品编号*:C30|Code of product, 产品名称!=goods_name, 产品类型:C30|Kind, 应用场景:C200|Use, 数据来源!=data_source, 更新周期, 定价方式?:C30|Pricing, 登记日期:D|Date of registration

# member_company 会员企业名录 | Member companies
organisation d yearly xlsx o p
服务和自律管理会员企业；《社会团体登记管理条例》
统一社会信用代码*, 企业名称!, 会员类别:C20|Kind of member, 主营业务=business_line, 入会日期:D|Joined, 联系人?=org_contact, 联系电话=org_phone
`;
