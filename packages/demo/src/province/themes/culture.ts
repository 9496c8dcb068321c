/** 文化和旅游: scenic areas, agencies, heritage, venues. */
export const culture = `
# scenic_area 旅游景区基本信息 | Scenic areas
place t:文化旅游 half_yearly mysql o pl
评定旅游景区质量等级；《旅游景区质量等级管理办法》
景区编码*:C20|Code, 景区名称!=place_name, 质量等级!:C10|Grade, 坐落, 坐落行政区划, 门票价格=fare, 开放时间:C100|Hours, 最大承载量:I8{人}|Greatest capacity, 管理单位=org_name, 统一社会信用代码?, 咨询电话=org_phone, 经度, 纬度

# star_hotel 星级旅游饭店信息 | Star-rated hotels
organisation t:文化旅游 yearly xlsx o pl
评定旅游饭店星级；《旅游饭店星级的划分与评定》
饭店名称*=org_name, 统一社会信用代码!, 星级!:C10|Stars, 客房数:I6{间}|Rooms, 床位数?=bed_count, 地址=business_address, 联系电话=org_phone, 评定日期:D|Date of award

# travel_agency 旅行社信息 | Travel agencies
organisation t:文化旅游 monthly mysql o pl
许可旅行社业务经营；《旅行社条例》
许可证编号*, 统一社会信用代码!, 旅行社名称!=org_name, 法定代表人, 经营范围, 地址=business_address, 联系电话=org_phone, 许可日期=approval_date, 质量保证金?:Y12.2{元}|Deposit

# tour_guide 导游人员信息 | Tour guides
person t:文化旅游 monthly mysql o p
核发电子导游证；《导游管理办法》
导游证号*:C20|Number of licence, 姓名!, 性别, 语种=language, 导游等级:C10|Grade, 执业旅行社=employer_name, 发证日期:D|Date of issue, 有效期至:D|Valid until

# heritage 非物质文化遗产代表性项目名录 | Intangible heritage
matter t:文化旅游 yearly xlsx o pl
评审公布非物质文化遗产代表性项目；《中华人民共和国非物质文化遗产法》
项目编号*, 项目名称!, 项目类别=project_type, 级别:C20|Level, 公布批次:C20|Round, 公布日期:D|Date of publication, 申报地区=stat_region, 保护单位=org_name

# inheritor 非物质文化遗产代表性传承人信息 | Bearers of intangible heritage
person t:文化旅游 yearly xlsx cr:传承补助核发 p
认定代表性传承人；《中华人民共和国非物质文化遗产法》
传承人编号*=person_no, 姓名!, 性别, 公民身份号码!, 民族, 项目名称=project_name, 级别:C20|Level, 认定批次:C20|Round, 居住地址?, 联系电话?

# relic_site 文物保护单位信息 | Protected monuments
place t:文化旅游 yearly xlsx o pl
公布和保护不可移动文物；《中华人民共和国文物保护法》
文物编号*:C20|Code, 名称!=place_name, 文物类别:C30|Kind, 保护级别:C20|Grade, 时代:C40|Period, 坐落, 坐落行政区划, 公布日期:D|Date of publication, 管理机构?=org_name@operator_org|Managing body, 经度?, 纬度?

# culture_venue 公共图书馆文化馆信息 | Libraries and cultural centres
place t:公共服务 yearly xlsx o pl
建设和管理公共文化设施；《中华人民共和国公共文化服务保障法》
场馆名称*=org_name, 场馆类型:C20|Kind, 统一社会信用代码?, 等级?:C10|Grade, 地址=place_address, 开放时间:C100|Hours, 建筑面积, 藏书量?:I10{册}|Books, 联系电话=org_phone, 经度?, 纬度?

# entertainment 娱乐场所经营许可信息 | Entertainment venues
organisation d quarterly xlsx o pl
核发娱乐经营许可证；《娱乐场所管理条例》
许可证编号*, 统一社会信用代码!, 场所名称!=org_name, 法定代表人, 经营场所, 经营范围, 核定消费者人数:I5{人}|Persons allowed, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# visitor_flow 重点景区客流量信息 | Visitors of main scenic areas
indicator t:文化旅游 daily csv o l
监测旅游景区流量；《中华人民共和国旅游法》
景区名称*:C60|Scenic area, 统计日期*, 接待人次!:N10.2{人次}|Visitors, 最大承载量?:N10.2{人次}|Capacity, 旅游收入?:Y12.2{万元}|Income, 统计区域

# tourism_village 乡村旅游重点村信息 | Villages of rural tourism
place t:乡村振兴 yearly xlsx o l
遴选乡村旅游重点村镇；《乡村振兴战略规划》
村名*=village_name, 乡镇街道, 级别!:C20|Level, 坐落行政区划=place_region, 民宿数?:I4{家}|Guest houses, 年接待人次?:N10.2{万人次}|Visitors a year, 特色?:C200|What is special, 公布日期:D|Date of publication
`;
