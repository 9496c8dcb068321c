/** 林业: forests, permits, subsidies, protected species. */
export const forestry = `
# logging_permit 林木采伐许可信息 | Logging permits
event t:生态环境 monthly xlsx o pl
核发林木采伐许可证；《中华人民共和国森林法》
采伐许可证编号*=licence_no, 采伐单位或个人!:C100|Holder, 采伐地点=place_address, 采伐树种:C60|Species, 采伐面积:N10.2{亩}|Area, 采伐蓄积:N10.2{m³}|Volume, 采伐方式:C20|Form, 采伐期限:C60|Term, 发证日期:D|Date of issue, 核发机关=org_name@issuing_authority|Issuing authority

# forest_compensation 公益林补偿资金兑现信息 | Compensation for public forests
person t:生态环境 yearly xlsx c:一卡通发放和面积核对 pl
兑现森林生态效益补偿；《中央财政林业草原转移支付资金管理办法》
姓名!, 公民身份号码*, 补偿年度*=stat_year, 公益林面积=forest_area, 补偿标准:Y8.2{元/亩}|Rate, 补偿金额!=subsidy_amount, 银行卡号, 村居名称, 乡镇街道, 小班号?:C20|Sub-compartment

# ranger 生态护林员信息 | Forest rangers
person t:乡村振兴 half_yearly xlsx c:核查公益岗位重复聘用和补助发放 pl
选聘和管理生态护林员；《生态护林员管理办法》
姓名!, 公民身份号码*, 性别, 年龄?, 是否脱贫户, 管护面积=forest_area, 管护区域:C200|Area watched, 聘用日期=begin_date, 年补助金额=subsidy_amount, 联系电话, 村居名称

# forest_statistics 林地面积分类统计 | Forest land by class
indicator t:生态环境 yearly xlsx o pl
开展林草湿调查监测；《中华人民共和国森林法》
统计区域*, 统计年份*, 林地面积!, 森林面积:N14.2{亩}|Forest, 森林覆盖率:N6.2{%}|Forest cover, 活立木蓄积?:N14.2{m³}|Growing stock, 公益林面积?:N14.2{亩}|Public forest, 商品林面积?:N14.2{亩}|Commercial forest

# nature_reserve 自然保护地信息 | Protected areas
place b:自然资源和空间地理 yearly postgresql o p
管理国家公园、自然保护区和自然公园；《中华人民共和国自然保护区条例》
保护地编码*:C20|Code, 保护地名称!=place_name, 类别:C40|Kind, 级别:C20|Level, 批准面积:N12.2{公顷}|Area, 批准日期=approval_date, 主要保护对象:C200|Protects, 坐落, 坐落行政区划, 管理机构=org_name@operator_org|Managing body, 空间图形

# protected_species 国家重点保护野生动植物名录 | Protected species
matter t:生态环境 irregular xlsx o p
公布省内分布的国家重点保护野生动植物；《中华人民共和国野生动物保护法》
物种编号*:C20|Number of species, 中文名!:C60|Chinese name, 学名:C100|Scientific name, 科名?:C60|Family, 保护级别!:C10|Grade, 分布区域:C300|Range

# reforestation 退耕还林补助兑现信息 | Reforestation subsidies
person t:生态环境 yearly xlsx c:补助资金核对 pl
兑现退耕还林还草补助；《退耕还林条例》
姓名!, 公民身份号码*, 补助年度*=stat_year, 退耕面积:N10.2{亩}|Area, 树种?:C40|Species, 补助标准:Y8.2{元/亩}|Rate, 补助金额!, 银行卡号, 村居名称, 验收结果:C40|Result of check

# forest_fire 森林火灾统计信息 | Forest fires
indicator t:应急管理 monthly xlsx o p
统计森林火灾；《森林防火条例》
统计区域*, 统计月份*, 火灾次数!:I6{次}|Fires, 火场面积?:N10.2{公顷}|Area burnt over, 受害森林面积:N10.2{公顷}|Forest damaged, 伤亡人数, 起火原因?:C60|Cause

# nursery_licence 林木种子生产经营许可信息 | Tree nursery licences
organisation d half_yearly xlsx o pl
核发林木种子生产经营许可证；《中华人民共和国种子法》
许可证编号*, 统一社会信用代码!, 单位名称!, 法定代表人, 生产经营种类:C200|Kinds, 生产地点?:C200|Places, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# old_tree 古树名木信息 | Old and notable trees
place t:文化旅游 yearly xlsx o pl
普查和保护古树名木；《贵州省古树名木大树保护条例》
古树编号*:C20|Number of tree, 树种!:C60|Species, 估测树龄:I5{年}|Age, 保护等级:C10|Grade, 树高?:N6.1{m}|Height, 胸围?:N6.1{cm}|Girth, 生长地点=place_address, 经度, 纬度, 管护责任单位=org_name@responsible_body|Responsible body
`;
