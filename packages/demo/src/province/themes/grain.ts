/** 粮食和物资储备: buyers, stores, shops. */
export const grain = `
# grain_buyer 粮食收购企业备案信息 | Grain buyers on file
organisation d yearly xlsx o pl
备案粮食收购企业；《粮食流通管理条例》
备案编号*:C30|Filing number, 统一社会信用代码!, 企业名称!, 法定代表人, 收购品种:C60|Grains, 仓容?:N12.2{吨}|Storage, 收购地点=business_address, 备案日期:D|Date of filing

# grain_store 粮食仓储设施信息 | Grain stores
place d yearly xlsx g p
保护和管理国有粮油仓储设施；《国有粮油仓储物流设施保护办法》
库点编号*:C20|Code of store, 库点名称!=place_name, 产权单位=org_name, 统一社会信用代码, 坐落, 完好仓容:N12.2{吨}|Usable storage, 储粮品种?:C60|Grains, 建成年份, 经度, 纬度

# grain_shop 放心粮油店信息 | Recommended grain shops
organisation d yearly xlsx o l
建设放心粮油供应网络；《粮食流通管理条例》
网点名称*=org_name, 统一社会信用代码?, 负责人?, 地址=business_address, 联系电话=org_phone, 经营品种:C60|Goods, 授牌日期:D|Date of award
`;
