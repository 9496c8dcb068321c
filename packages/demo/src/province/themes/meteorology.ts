/** 气象: observations and warnings. */
export const meteorology = `
# weather_station 气象站观测数据 | Weather observations
indicator t:生态环境 realtime mysql/api o p
开展气象观测；《中华人民共和国气象法》
站号*=station_code, 站名!=station_name, 观测时间*=monitored_at, 气温, 降水量, 相对湿度:N6.1{%}|Humidity, 风速:N6.1{m/s}|Wind, 气压?:N8.1{hPa}|Pressure, 能见度?:N10.1{m}|Visibility

# weather_warning 气象灾害预警信息 | Weather warnings
event t:应急管理 realtime mysql/api o p
发布气象灾害预警信号；《气象灾害防御条例》
预警编号*=event_no, 预警类型!=event_type, 预警等级!=event_level, 发布时间, 解除时间?:T|Time ended, 影响区域=stat_region, 预警内容:M|Text, 发布单位=org_name@publisher|Publishing body

# lightning_inspector 雷电防护装置检测单位信息 | Lightning protection inspectors
organisation d yearly xlsx o p
认定雷电防护装置检测资质；《雷电防护装置检测资质管理办法》
资质证书编号*:C30|Number of certificate, 统一社会信用代码!, 单位名称!, 法定代表人, 资质等级:C10|Grade, 地址=business_address, 有效期至:D|Valid until
`;
