/** 公安: papers of residents, special trades. The household register and residences are strips of the refinery. */
export const police = `
# residence_permit 居住证签发信息 | Residence permits issued
person t:社区治理 monthly oracle c:核验居住年限和居住身份 pl
受理居住证申领、签注和换补领；《居住证暂行条例》
居住证号码*, 姓名!, 公民身份号码!, 性别, 出生日期, 户籍地址, 居住地址!, 居住地行政区划, 居住事由?:C50|Reason of residence, 签发日期:D|Date of issue, 有效期止:D|Valid until, 签注日期?:D|Date of endorsement, 签发机关=org_name@issuing_authority|Issuing authority, 更新时间

# id_card 居民身份证制发信息 | Resident identity cards issued
person d daily oracle/api c:核验身份证件真伪和有效期 p
受理居民身份证申领、换领、补领和制证；《中华人民共和国居民身份证法》
公民身份号码*, 姓名!, 性别, 民族, 出生日期, 户籍地址, 身份证签发机关, 签发日期!:D|Date of issue, 身份证有效期止, 制证状态:C20|Status of production, 领取日期?:D|Date of collection, 挂失标志:L|Reported lost, 更新时间

# birth_registration 出生登记信息 | Births entered in the household register
person b:人口 daily oracle c:办理新生儿参保、预防接种和生育服务 p
办理新生儿出生登记；《中华人民共和国户口登记条例》
公民身份号码*, 姓名!, 性别!, 出生日期!, 出生地, 民族, 出生医学证明编号!, 父亲姓名, 父亲身份号码, 母亲姓名, 母亲身份号码, 户籍派出所, 登记日期:D|Date of registration, 更新时间

# death_cancellation 死亡注销户口信息 | Registrations cancelled on death
person b:人口 daily oracle/api c:核查待遇领取资格和防止冒领 p
办理死亡人员户口注销；《中华人民共和国户口登记条例》
公民身份号码*, 姓名!, 性别, 出生日期, 死亡日期!, 死亡地点?, 死亡证明编号?, 户口注销日期!, 注销原因:C30|Reason of cancellation, 户籍派出所, 更新时间

# household_moves 户口迁移信息 | Moves between household registers
person d daily oracle c:核验落户、随迁子女入学和人才待遇资格 p
办理户口迁入、迁出；《中华人民共和国户口登记条例》
迁移证编号*:C30|Number of migration certificate, 公民身份号码!, 姓名!, 迁入日期, 迁出日期, 迁出地址=household_address@address_from|Address before, 迁入地址=household_address@address_to|Address after, 迁移原因:C40|Reason of move, 户籍派出所, 更新时间

# exit_documents 出入境证件签发信息 | Exit and entry documents issued
person d daily oracle c:核验出入境证件有效性 p
受理普通护照和往来港澳台通行证件；《中华人民共和国出境入境管理法》
证件号码*:C20|Number of document, 姓名!, 公民身份号码!, 性别, 出生日期, 证件种类:C30|Kind of document, 签发日期:D|Date of issue, 有效期至:D|Valid until, 签发机关=org_name@issuing_authority|Issuing authority, 更新时间

# hotel_licence 旅馆业特种行业许可信息 | Licences of hotels as special trade
organisation d monthly mysql o pl
核发旅馆业特种行业许可证；《旅馆业治安管理办法》
许可证编号*, 统一社会信用代码!, 单位名称!, 法定代表人, 经营场所, 客房数:I6{间}|Number of rooms, 床位数?:I6{张}|Number of beds, 发证日期:D|Date of issue, 发证机关=org_name@issuing_authority|Issuing authority, 许可状态:C20|Status of licence, 更新时间

# seal_filing 印章刻制备案信息 | Seals filed with the police
organisation d daily mysql c:核验印章真伪和企业开办 pl
办理公章刻制备案；《印章治安管理办法》
印章编码*:C20|Code of seal, 使用单位名称!=org_name, 统一社会信用代码!, 印章类型:C30|Kind of seal, 印章材质?:C20|Material of seal, 刻制单位=org_name@engraver|Engraver, 备案日期:D|Date of filing, 印章状态:C20|Status of seal, 更新时间

# explosives_licence 民用爆炸物品从业单位许可信息 | Licences to handle civil explosives
organisation d quarterly mysql g p
核发民用爆炸物品购买、运输和爆破作业许可；《民用爆炸物品安全管理条例》
许可证编号*, 统一社会信用代码!, 单位名称!, 法定代表人, 作业资质等级:C20|Grade of qualification, 许可范围:C200|Scope of licence, 许可有效期自, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority, 更新时间

# security_company 保安服务公司许可信息 | Licences of security companies
organisation d quarterly mysql o pl
核发保安服务许可证；《保安服务管理条例》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 服务范围:C200|Scope of service, 保安员人数?:I6{人}|Number of guards, 许可有效期自?, 注册地址, 发证机关=org_name@issuing_authority|Issuing authority, 更新时间

# police_station 派出所基本信息 | Police stations
place d half_yearly xlsx o l
公开派出所地址、辖区和办事窗口；《中华人民共和国政府信息公开条例》
派出所名称*=org_name, 派出所地址=address@office_address|Office address, 联系电话=org_phone, 管辖范围:M|Area of responsibility, 户籍窗口办公时间?:C100|Office hours, 经度?, 纬度?, 所属区县=place_region@county_region|County

# internet_cafe 互联网上网服务营业场所信息 | Internet cafés
organisation d half_yearly xlsx o l
开展上网服务营业场所信息网络安全审核；《互联网上网服务营业场所管理条例》
单位名称*, 统一社会信用代码!, 经营场所, 终端数量:I6{台}|Number of terminals, 安全审核意见书编号:C40|Number of security approval, 法定代表人, 所属派出所=org_name@police_office|Police station in charge, 审核日期:D|Date of approval

# enforcement_camera 机动车违法监控抓拍位置信息 | Sites of traffic enforcement cameras
place d yearly xlsx o l
公布固定式交通技术监控设备的地点；《道路交通安全违法行为处理程序规定》
设备编号*:C30|Number of device, 安装位置!=place_name@site|Site of installation, 道路名称=street_name, 方向:C20|Direction, 监控类型:C40|Kind of monitoring, 启用日期:D|In use since, 经度?, 纬度?, 管理单位=org_name@operator_org|Body in charge

# drug_users 吸毒人员动态管控信息 | Registered drug users
person d daily oracle n:drug p
登记和管理吸毒成瘾人员；《中华人民共和国禁毒法》
公民身份号码*, 姓名!, 性别, 户籍地址, 居住地址, 管控状态:C30|Status of supervision, 初次查获日期:D|Date first found, 戒毒措施:C50|Measure of treatment, 管控单位=org_name@supervisor|Supervising body, 更新时间

# sealed_records 未成年人犯罪记录封存信息 | Sealed records of minors
person d daily oracle n:minors p
管理依法封存的未成年人犯罪记录；《中华人民共和国预防未成年人犯罪法》
封存编号*:C30|Number of sealing, 公民身份号码!, 姓名!, 性别, 出生日期, 封存决定机关=org_name@sealing_authority|Deciding body, 封存日期:D|Date of sealing, 更新时间
`;
