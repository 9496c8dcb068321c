/** 能源: mines, plants, charging. */
export const energy = `
# coal_mine 煤矿基本信息 | Coal mines
place t:安全生产 quarterly xlsx o pl
公告生产建设煤矿能力等基本信息；《煤矿安全生产条例》
煤矿编号*:C20|Code of mine, 煤矿名称!=place_name, 统一社会信用代码, 坐落, 坐落行政区划, 核定生产能力:N10.2{万吨/年}|Capacity, 矿井状态:C20|Status, 瓦斯等级:C20|Gas class, 安全生产许可证号=licence_no, 经度?, 纬度?

# power_plant 发电企业信息 | Power plants
organisation d yearly xlsx o pl
管理发电项目；《中华人民共和国电力法》
统一社会信用代码*, 企业名称!, 电源类型:C20|Kind of source, 装机容量:N12.2{MW}|Capacity, 年发电量?:N14.2{万kWh}|Output a year, 并网日期=begin_date, 场址=business_address

# charging_station 电动汽车充电设施信息 | Charging stations
place t:交通运输 monthly mysql/api o pl
统筹电动汽车充电基础设施建设；《贵州省电动汽车充电基础设施管理办法》
站点编号*:C30|Code of station, 站点名称!=place_name, 运营企业=org_name, 统一社会信用代码?, 坐落, 坐落行政区划, 充电桩数:I5{个}|Charging points, 总功率:N10.2{kW}|Power, 充电价格?:C60|Price, 经度, 纬度, 开放状态:C20|Status

# power_statistics 全社会用电量统计 | Use of electricity
indicator b:宏观经济 monthly xlsx o p
调度电力运行；《电力调度管理条例》
统计区域*, 统计月份*, 全社会用电量!:N14.2{亿kWh}|Electricity used, 工业用电量:N14.2{亿kWh}|By industry, 居民生活用电量:N14.2{亿kWh}|By households, 发电量?:N14.2{亿kWh}|Generated, 同比增长率
`;
