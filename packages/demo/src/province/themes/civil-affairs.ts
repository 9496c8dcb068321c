/** 民政: social relief, old age, children, social organisations, place names. Minimum allowance and marriages are strips of the refinery. */
export const civilAffairs = `
# hardship 特困人员救助供养信息 | Persons in special hardship under care
person t:社会保障 monthly oracle c:核对救助资格和发放补贴 pl
认定和供养特困人员；《社会救助暂行办法》
证书编号*:C30|Number of certificate, 姓名!, 公民身份号码!, 性别, 年龄?, 供养方式!:C20|Form of care, 自理能力:C20|Ability of self-care, 供养机构?=org_name@care_body|Care body, 月供养标准:Y10.2{元}|Monthly standard, 救助开始日期, 救助终止日期?, 户籍地址, 村居名称?, 更新时间

# temporary_relief 临时救助信息 | Temporary relief granted
person t:社会保障 monthly oracle c:核对重复救助 pl
对遭遇突发困难的家庭和个人实施临时救助；《社会救助暂行办法》
救助编号*:C30|Number of relief, 姓名!, 公民身份号码!, 家庭人口数, 困难原因!:C100|Cause of hardship, 补助金额!, 救助日期:D|Date of relief, 救助方式:C20|Form of relief, 居住地址, 乡镇街道?, 审批机关=org_name@approving_body|Approving body

# children 孤儿和事实无人抚养儿童保障信息 | Orphans and children without care
person t:社会保障 monthly oracle c:发放基本生活费、助学和医疗救助 pl
认定孤儿、事实无人抚养儿童并发放基本生活费；《中华人民共和国未成年人保护法》
姓名!, 公民身份号码*, 性别, 出生日期, 儿童类别!:C40|Category of child, 监护人姓名, 监护人身份号码, 监护人电话, 养育方式:C30|Form of care, 月保障标准:Y10.2{元}|Monthly standard, 就读学校?=school_name, 认定日期:D|Date of recognition, 更新时间

# left_behind 农村留守儿童信息 | Left-behind children
person t:社会保障 quarterly xlsx c:开展关爱服务和控辍保学 l
摸底排查农村留守儿童并落实监护；《中华人民共和国未成年人保护法》
儿童姓名!=person_name, 公民身份号码*, 性别, 出生日期, 就读学校=school_name, 监护人姓名, 监护人电话, 父母外出务工地?=place_address@parents_workplace|Place where parents work, 监护情况:C60|Guardianship, 村居名称, 儿童主任?=person_name@child_officer|Children's officer

# elder_allowance 高龄津贴发放信息 | Allowances for the very old
person t:社会保障 monthly oracle c:核查生存状态和重复领取 pl
发放高龄老年人津贴；《中华人民共和国老年人权益保障法》
姓名!, 公民身份号码*, 性别, 年龄, 津贴标准:Y8.2{元}|Rate of allowance, 补助金额!, 发放月份*, 开户银行?, 银行卡号, 户籍地址?, 乡镇街道, 更新时间

# care_home 养老机构备案信息 | Care homes on file
organisation t:公共服务 quarterly mysql o pl
办理养老机构备案和等级评定；《养老机构管理办法》
备案编号*:C30|Filing number, 统一社会信用代码!, 机构名称!, 法定代表人, 机构性质:C20|Kind of home, 床位数, 入住老人数?:I6{人}|Residents, 护理型床位数?:I6{张}|Nursing beds, 机构地址=business_address, 单位电话, 评定等级?:C10|Grade, 备案日期:D|Date of filing

# social_organisation 社会组织登记信息 | Registered social organisations
organisation b:法人单位 weekly oracle/api o p
登记管理社会团体、基金会和民办非企业单位；《社会团体登记管理条例》
统一社会信用代码*, 社会组织名称!=org_name, 社会组织类型:C20|Kind of social organisation, 法定代表人, 注册资金, 成立日期, 住所, 业务主管单位, 业务范围, 登记状态, 年检结论?^:C20|Result of annual check, 登记机关, 更新时间

# cremation 遗体火化信息 | Cremations
person t:公共服务 monthly xlsx c:核查死亡状态和停发待遇 pl
管理殡葬服务机构并登记遗体火化；《殡葬管理条例》
火化证号*:C30|Number of cremation certificate, 死者姓名!=person_name, 公民身份号码!, 性别, 死亡日期!, 死亡原因?, 火化日期!, 殡仪馆名称=org_name@funeral_home|Funeral home, 户籍地址?, 惠民减免金额?:Y8.2{元}|Fee waived, 家属姓名=emergency_contact, 家属电话?=emergency_phone

# place_name 标准地名信息 | Standard place names
place b:自然资源和空间地理 quarterly postgresql o p
命名、更名和公布标准地名；《地名管理条例》
地名代码*:C30|Code of place name, 地名!, 罗马字母拼写:C100|Spelling in Latin letters, 地名类别^, 坐落行政区划, 经度, 纬度, 地名含义?:M|Meaning of the name, 批准机关=org_name@approving_body|Approving body, 批准日期:D|Date of approval, 更新时间

# village_committee 村（居）民委员会信息 | Village and community committees
organisation d yearly xlsx o pl
指导村民委员会、居民委员会建设；《中华人民共和国村民委员会组织法》
统一社会信用代码*, 村居名称!, 乡镇街道!, 统计用区划代码, 村居负责人, 户数, 人口数, 办公地址=address@office_address|Office address, 联系电话=org_phone, 成立年份?:I4|Year of establishment

# adoption 收养登记信息 | Adoptions registered
person d monthly oracle c:办理户口登记和身份关系核验 p
办理中国公民收养登记；《中国公民收养子女登记办法》
收养证号*:C30|Number of certificate, 收养人姓名!=person_name@adopter_name|Name of adopter, 收养人身份号码!=resident_id@adopter_id|Identity number of adopter, 被收养人姓名!=person_name, 被收养人身份号码=resident_id, 被收养人性别?=sex, 登记日期!:D|Date of registration, 登记机关=org_name@registrar|Registering body, 更新时间

# disabled_subsidy 残疾人两项补贴发放信息 | Two subsidies for disabled persons
person t:社会保障 monthly oracle c:核查补贴资格和重复发放 pl
发放困难残疾人生活补贴和重度残疾人护理补贴；《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》
残疾人证号*, 姓名!, 公民身份号码!, 残疾等级!, 残疾类别, 补贴类型!:C40|Kind of subsidy, 补助金额!, 发放月份*, 银行卡号?, 乡镇街道, 更新时间

# relief_report 城乡低保月报 | Monthly report of the minimum allowance
indicator t:社会保障 monthly xlsx o l
统计城乡最低生活保障人数和资金；《社会救助暂行办法》
统计区域*, 统计月份*, 城市低保户数:I8{户}|Urban households, 城市低保人数:I8{人}|Urban persons, 农村低保户数:I8{户}|Rural households, 农村低保人数:I8{人}|Rural persons, 支出资金:Y14.2{万元}|Money spent, 城市低保标准?:Y8.2{元}|Urban standard, 农村低保标准?:Y8.2{元}|Rural standard

# unlawful_organisation 涉嫌非法社会组织名单 | Suspected unlawful organisations
organisation t:社会信用 irregular xlsx o p
查处未经登记擅自活动的社会组织；《取缔非法民间组织暂行办法》
组织名称*=org_name, 主要负责人?:C50|Person in charge, 活动地域:C100|Area of activity, 认定依据:C200|Ground, 公布批次:C30|Batch of publication, 公布日期:D|Date of publication
`;
