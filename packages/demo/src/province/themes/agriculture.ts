/** 农业农村: land, subsidies, licences, prices. Output of agriculture by county is a strip of the refinery. */
export const agriculture = `
# contracted_land 农村土地承包经营权登记信息 | Contracted farmland
place t:乡村振兴 yearly oracle c:耕地保护、补贴核定和流转服务 pl
登记农村土地承包经营权；《中华人民共和国农村土地承包法》
承包合同编号*:C30|Number of contract, 承包方代表姓名!=head_name, 承包方证件号码!=head_id, 发包方名称:C100|Issuing collective, 承包地块编码!, 地块名称:C60|Name of plot, 实测面积=farmland_area, 合同面积?:N10.2{亩}|Area by contract, 是否基本农田?:L|Basic farmland, 承包起始日期=begin_date, 承包终止日期=end_date, 坐落行政区划

# grain_subsidy 耕地地力保护补贴发放信息 | Farmland fertility subsidies
person t:乡村振兴 yearly xlsx c:核查补贴面积和一卡通发放 pl
发放耕地地力保护补贴；《农业经营主体能力提升资金管理办法》
姓名!, 公民身份号码*, 补贴年度*=stat_year, 补贴面积:N10.2{亩}|Area subsidised, 补贴标准:Y8.2{元/亩}|Rate, 补助金额!, 银行卡号, 村居名称, 乡镇街道, 公示结果?:C60|Result of notice

# machine_subsidy 农机购置补贴信息 | Subsidies for farm machines
person t:乡村振兴 monthly xlsx or pl
实施农机购置与应用补贴；《中华人民共和国农业机械化促进法》
申请编号*=case_no, 购机者姓名!=person_name, 所在乡镇=town_name, 机具品目:C60|Kind of machine, 生产厂家=org_name@maker|Maker, 产品型号:C60|Model, 购买数量:I5{台}|Number, 销售价格:Y12.2{元}|Price, 补贴额!=subsidy_amount, 补贴状态:C20|Status

# cooperative 农民专业合作社示范社名录 | Model cooperatives
organisation t:乡村振兴 yearly xlsx o pl
评定农民专业合作社示范社；《中华人民共和国农民专业合作社法》
统一社会信用代码*, 合作社名称!=org_name, 理事长?=legal_rep_name, 示范等级!:C20|Grade, 主营产业:C100|Main business, 成员数?:I6{户}|Members, 地址=business_address, 评定年份:I4|Year of award

# leading_enterprise 农业产业化龙头企业名录 | Leading farm businesses
organisation t:乡村振兴 yearly xlsx o pl
认定和监测农业产业化重点龙头企业；《农业产业化国家重点龙头企业认定和运行监测管理办法》
统一社会信用代码*, 企业名称!, 法定代表人?, 龙头企业级别!:C20|Level, 主导产业:C60|Industry, 主要产品?, 注册地址, 认定批次?:C30|Round, 认定年份:I4|Year of award

# seed_licence 农作物种子生产经营许可信息 | Seed licences
organisation d monthly xlsx o p
核发农作物种子生产经营许可证；《中华人民共和国种子法》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 生产经营种类:C200|Kinds of seed, 生产地点:C200|Places of production, 有效区域:C100|Area, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# pesticide_licence 农药经营许可信息 | Pesticide dealers
organisation d monthly xlsx o pl
核发农药经营许可证；《农药管理条例》
许可证编号*, 统一社会信用代码!, 经营者名称!, 负责人!, 营业场所=business_address, 仓储场所?=address@warehouse_address|Store, 经营范围, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# veterinary_drug 兽药经营许可信息 | Dealers in veterinary drugs
organisation d monthly xlsx o pl
核发兽药经营许可证；《兽药管理条例》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 经营范围, 营业场所=business_address, 许可有效期自?, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# animal_clinic 动物诊疗许可信息 | Animal clinics
organisation d yearly xlsx o l
核发动物诊疗许可证；《动物诊疗机构管理办法》
许可证编号*, 机构名称!, 统一社会信用代码, 负责人?, 诊疗活动范围:C100|Scope, 从业地点=business_address, 联系电话?=org_phone, 发证日期:D|Date of issue

# slaughterhouse 畜禽定点屠宰厂信息 | Designated slaughterhouses
organisation t:食品安全 yearly xlsx o pl
设立和监管生猪等畜禽定点屠宰厂（场）；《生猪屠宰管理条例》
定点屠宰代码*:C20|Code, 企业名称!, 统一社会信用代码, 法定代表人, 屠宰种类:C60|Animals, 设计年屠宰量?:I10{头}|Capacity a year, 地址=business_address, 发证日期:D|Date of issue

# livestock_farm 规模养殖场备案信息 | Large livestock farms
organisation t:食品安全 quarterly xlsx g l
备案畜禽规模养殖场；《中华人民共和国畜牧法》
养殖代码*:C20|Code of farm, 养殖场名称!=org_name, 统一社会信用代码?, 负责人, 养殖品种:C60|Animals, 存栏量:I10{头（羽）}|Stock, 年出栏量?:I10{头（羽）}|Sold a year, 养殖场地址=business_address, 动物防疫条件合格证号?:C30|Number of hygiene certificate, 经度?, 纬度?

# wholesale_price 农产品批发价格监测信息 | Wholesale prices of farm produce
indicator d daily csv o pl
监测农产品批发市场价格；《农产品市场监测预警工作规定》
市场*, 品名*, 规格?, 最低价, 最高价, 平均价=item_price, 计量单位, 成交量?=quantity, 监测日期*=stat_date

# geographical_indication 地理标志农产品名录 | Farm products of protected origin
matter d yearly xlsx o pl
登记和保护农产品地理标志；《中华人民共和国农产品质量安全法》
登记证书编号*:C30|Number of certificate, 产品名称!=goods_name, 产地范围:C300|Area of origin, 申请人=org_name, 产品类别:C30|Kind of product, 登记年份:I4|Year, 年产量?:N12.2{吨}|Output a year

# homestead 农村宅基地审批信息 | Rural homesteads approved
place t:乡村振兴 quarterly xlsx c:不动产登记和违建治理 l
审批农村村民住宅用地；《中华人民共和国土地管理法》
批准书编号*:C30|Number of approval, 申请人姓名!=right_holder, 申请人身份证号!=right_holder_id, 家庭人口?=household_size, 批准面积=parcel_area, 宅基地位置=place_address, 审批日期=approval_date, 建房层数?=floor_count, 村居名称, 乡镇街道

# rural_collective 农村集体经济组织登记赋码信息 | Rural collectives
organisation b:法人单位 monthly oracle o p
登记赋码农村集体经济组织；《中华人民共和国农村集体经济组织法》
统一社会信用代码*, 组织名称!, 法定代表人, 成员总数:I8{人}|Members, 成立日期, 住所, 资产总额^, 业务范围, 登记机关, 登记状态, 更新时间

# farm_machinery_stats 主要农作物播种面积和产量统计 | Sown areas and harvests
indicator t:乡村振兴 yearly xlsx o l
统计主要农作物种植和产量；《农业农村统计工作规定》
统计区域*, 统计年份*, 作物名称*:C40|Crop, 播种面积!, 总产量:N14.2{吨}|Output, 单产:N8.2{kg/亩}|Yield, 产值?:Y14.2{万元}|Value
`;
