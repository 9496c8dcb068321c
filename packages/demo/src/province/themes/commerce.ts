/** 商务: trade, petrol stations, markets. */
export const commerce = `
# foreign_trader 对外贸易经营者信息 | Foreign traders
organisation d monthly xlsx o pl
服务和统计对外贸易经营主体；《中华人民共和国对外贸易法》
统一社会信用代码*, 企业名称!, 法定代表人?, 进出口企业代码:C20|Trader code, 主要进出口商品=business_line, 年进出口额:Y14.2{万美元}|Trade a year, 注册地址, 海关注册编码?:C20|Customs code

# e_commerce 电子商务企业名录 | E-commerce businesses
organisation d half_yearly xlsx o l
促进和规范电子商务发展；《中华人民共和国电子商务法》
统一社会信用代码*, 企业名称!, 经营平台:C60|Platform, 店铺名称?:C100|Shop, 主营商品=business_line, 年网络零售额?:Y14.2{万元}|Online sales, 地址=business_address, 联系电话=org_phone

# petrol_station 成品油零售经营批准信息 | Petrol stations
place t:安全生产 half_yearly xlsx o pl
批准成品油零售经营；《成品油市场管理办法》
批准证书编号*=licence_no, 加油站名称!=org_name, 统一社会信用代码!, 法定代表人?, 地址=place_address, 油罐总容量:N10.2{m³}|Tank volume, 加油机数?:I4{台}|Pumps, 经营品种:C60|Fuels, 有效期至, 经度?, 纬度?

# farm_market 农贸市场信息 | Food markets
place t:公共服务 yearly xlsx o l
规划建设和管理农贸市场；《商品交易市场管理规定》
市场名称*=place_name, 开办单位=org_name, 统一社会信用代码?, 地址=place_address, 经营面积:N10.2{㎡}|Area, 摊位数:I5{个}|Stalls, 标准化改造?:L|Renewed, 管理人员电话=org_phone

# foreign_investment 外商投资企业信息 | Companies with foreign investment
organisation d quarterly oracle o p
受理外商投资信息报告；《外商投资信息报告办法》
统一社会信用代码*, 企业名称!, 投资方国别:C40|Country of investor, 合同外资额:Y14.2{万美元}|Contracted, 实际使用外资额:Y14.2{万美元}|Used, 行业分类, 成立日期, 注册地址, 报告日期:D|Date of report

# trade_statistics 进出口贸易统计 | Imports and exports
indicator b:宏观经济 monthly xlsx o l
统计分析对外贸易运行；《对外贸易统计工作规定》
统计区域*, 统计月份*, 进出口总额!:Y14.2{万元}|Trade, 出口额:Y14.2{万元}|Exports, 进口额:Y14.2{万元}|Imports, 同比增长率
`;
