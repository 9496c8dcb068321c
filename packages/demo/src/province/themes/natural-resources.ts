/** 自然资源: land, rights, plans, mines, hazards. The register of real estate is a strip of the refinery. */
export const naturalResources = `
# parcel 宗地基本信息 | Parcels
place b:自然资源和空间地理 weekly postgresql/api c:不动产业务协同和项目选址 p
开展地籍调查并维护宗地；《不动产登记暂行条例》
宗地代码*^, 坐落, 坐落行政区划, 宗地面积!, 土地用途, 权利类型, 土地权属性质:C20|Ownership of land, 四至:C300|Bounds, 空间图形^, 土地等级?^, 更新时间

# mortgage 不动产抵押登记信息 | Mortgages of real estate
place d daily oracle c:金融机构贷款审核和司法查控 p
办理不动产抵押权登记；《不动产登记暂行条例》
不动产登记证明号*:C60|Number of registration, 不动产单元号!, 抵押权人=org_name@mortgagee|Mortgagee, 抵押人=right_holder, 抵押人证件号码=right_holder_id, 抵押方式:C20|Kind of mortgage, 债权数额:Y16.2{元}|Amount secured, 抵押顺位?:I2|Rank, 不动产登记时间, 债务履行期限止?:D|Due date of debt, 更新时间

# land_supply 国有建设用地供应信息 | Land supplied for building
project d monthly mysql o pl
组织国有建设用地使用权出让、划拨；《中华人民共和国土地管理法》
电子监管号*:C30|Supervision number, 项目名称!, 宗地代码?, 宗地位置=place_address, 宗地面积!, 土地用途, 供应方式:C20|Form of supply, 受让单位=org_name@grantee|Grantee, 成交价格, 成交日期:D|Date of deal, 容积率?:N6.2|Floor area ratio, 出让年限?:I3{年}|Term

# planning_permit 建设工程规划许可证信息 | Planning permits for buildings
project d monthly xlsx o pl
核发建设工程规划许可证；《中华人民共和国城乡规划法》
许可证编号*, 项目名称!, 建设单位!, 建设位置=place_address, 建筑面积, 建设规模?:C200|Size of project, 发证日期:D|Date of issue, 发证机关=org_name@issuing_authority|Issuing authority, 附图附件?=attachment

# land_use_permit 建设用地规划许可证信息 | Planning permits for land
project d monthly xlsx o pl
核发建设用地规划许可证；《中华人民共和国城乡规划法》
许可证编号*, 项目名称!, 用地单位!=tender_buyer, 用地位置=place_address, 用地面积!=parcel_area, 土地用途, 批准用地机关?=org_name@approving_body|Approving body, 发证日期:D|Date of issue, 发证机关=org_name@issuing_authority|Issuing authority

# site_opinion 建设项目用地预审与选址意见书信息 | Preliminary land reviews and site opinions
project d monthly xlsx o l
办理建设项目用地预审与选址；《建设项目用地预审管理办法》
意见书编号*:C40|Number of opinion, 项目名称!, 项目代码!=project_no, 建设单位, 拟选位置=place_address, 拟用地面积=parcel_area, 拟建设规模?:C200|Size planned, 发证日期:D|Date of issue, 有效期至?:D|Valid until

# mining_right 采矿权登记信息 | Mining rights
place d monthly oracle o p
办理采矿权新立、延续、变更和注销登记；《矿产资源开采登记管理办法》
许可证编号*, 采矿权人!=org_name, 统一社会信用代码, 矿山名称!=place_name, 开采矿种:C60|Mineral, 开采方式:C20|Method, 生产规模:C40|Yearly output, 矿区面积:N10.4{km²}|Area, 坐落行政区划, 许可有效期自, 许可有效期至, 更新时间

# exploration_right 探矿权登记信息 | Exploration rights
place d monthly oracle o p
办理探矿权登记；《矿产资源勘查区块登记管理办法》
许可证编号*, 探矿权人!=org_name, 统一社会信用代码, 勘查项目名称=project_name, 勘查矿种:C60|Mineral, 勘查面积:N10.4{km²}|Area, 坐落行政区划, 勘查单位?=surveyor, 许可有效期自, 许可有效期至, 更新时间

# geological_hazard 地质灾害隐患点信息 | Sites of geological hazard
place t:应急管理 monthly postgresql or pl
排查、监测和防治地质灾害；《地质灾害防治条例》
隐患点编号*:C30|Number of site, 隐患点名称!=place_name, 灾害类型!:C20|Kind of hazard, 坐落, 乡镇街道, 经度, 纬度, 险情等级:C20|Grade of danger, 威胁户数:I6{户}|Households threatened, 威胁人数:I6{人}|Persons threatened, 监测责任人?=person_name@monitor_name|Person on watch, 防治措施:C200|Measures, 更新时间

# survey_qualification 测绘资质单位信息 | Licensed surveying bodies
organisation d half_yearly xlsx o p
核发测绘资质证书；《中华人民共和国测绘法》
证书编号*:C30|Number of certificate, 统一社会信用代码!, 单位名称!, 法定代表人, 资质等级:C10|Grade, 专业范围:C300|Scope, 注册地址, 有效期至:D|Valid until

# land_use_statistics 土地利用现状分类面积统计 | Land use by class
indicator b:宏观经济 yearly xlsx o pl
开展年度国土变更调查；《土地调查条例》
统计区域*, 统计年份*, 地类代码*:C10|Code of class, 地类名称!:C40|Class, 面积!:N16.2{公顷}|Area, 占比?:N6.2{%}|Share

# land_violation 违法用地查处信息 | Unlawful use of land dealt with
event t:社会信用 monthly xlsx g l
查处土地违法行为；《中华人民共和国土地管理法》
案件编号*=case_no, 违法主体!=org_name@offender|Offender, 统一社会信用代码?, 违法事实:M|Facts, 违法用地面积:N12.2{㎡}|Area concerned, 处罚决定日期, 罚款金额, 整改情况?:C100|Mended

# farmland_plot 永久基本农田保护图斑信息 | Plots of permanent basic farmland
place b:自然资源和空间地理 yearly postgresql c:项目选址避让和耕地保护考核 p
划定和管护永久基本农田；《基本农田保护条例》
图斑编号*:C30|Number of plot, 坐落行政区划, 坐落?, 耕地面积!^, 坡度^, 耕地质量等别:C10|Quality class of soil, 责任单位=org_name@responsible_body|Responsible body, 空间图形, 更新时间
`;
