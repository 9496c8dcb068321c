/** 退役军人: files, pensions, memorials. */
export const veterans = `
# veteran_card 退役军人建档立卡信息 | Veterans on file
person t:社会保障 monthly oracle c:落实退役军人优待和就业扶持 pl
建立退役军人档案并发放优待证；《中华人民共和国退役军人保障法》
优待证编号*:C30|Number of card, 姓名!, 公民身份号码!, 性别, 出生日期, 是否退役军人^, 入伍时间:D|Joined, 退役时间:D|Left, 退役方式:C30|Form of discharge, 安置地=household_region, 联系电话, 居住地址?, 更新时间

# preferential_subsidy 优抚对象抚恤补助信息 | Pensions of persons with special merit
person t:社会保障 monthly oracle c:待遇核查和死亡停发 pl
发放优抚对象抚恤补助；《军人抚恤优待条例》
优抚证号*:C30|Number of certificate, 姓名!, 公民身份号码!, 优抚对象类别!:C40|Category, 伤残等级?:C10|Grade of disablement, 补助标准:Y10.2{元}|Rate, 补助金额!, 发放月份*, 开户银行?, 银行卡号, 更新时间

# resettlement 退役士兵安置信息 | Soldiers resettled
person d yearly xlsx c:安置岗位核定和社会保险接续 l
安置由政府安排工作退役士兵；《退役安置条例》
姓名!, 公民身份号码*, 入伍时间:D|Joined, 退役时间:D|Left, 安置方式:C30|Form, 接收单位=employer_name, 报到日期?:D|Reported, 待安排工作期间生活补助?=subsidy_amount

# veteran_training 退役军人职业技能承训机构信息 | Training bodies for veterans
organisation d yearly xlsx o p
遴选退役军人职业技能培训机构；《关于促进新时代退役军人就业创业工作的意见》
统一社会信用代码*, 机构名称!, 机构类别:C30|Kind, 培训专业:C300|Trades, 培训层次?:C30|Level, 地址=business_address, 联系电话=org_phone, 有效期至:D|Valid until

# martyr_memorial 烈士纪念设施信息 | Martyrs' memorials
place t:文化旅游 yearly xlsx o pl
保护管理烈士纪念设施；《烈士褒扬条例》
设施编号*:C20|Code, 设施名称!=place_name, 保护级别:C20|Grade, 设施类型?:C30|Kind, 坐落, 坐落行政区划, 安葬烈士数?:I6{人}|Martyrs buried, 开放时间:C60|Hours, 管理单位=org_name@operator_org|Managing body, 经度?, 纬度?
`;
