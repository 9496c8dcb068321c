/** 综合行政执法: cases and facilities of the city. */
export const cityManagement = `
# city_case 城市管理案件信息 | Cases of city management
event t:社区治理 daily mysql c:城市治理协同和考核 l
发现、派遣和处置城市管理问题；《城市管理执法办法》
案卷编号*, 案件类型!, 问题描述=case_content, 发生地点=address@event_address|Place, 上报时间=event_time, 处置部门=handling_org, 处置期限=due_at, 结案时间=completed_at, 经度?, 纬度?

# public_toilet 城市公共厕所信息 | Public toilets
place t:公共服务 yearly xlsx o l
建设和管理城市公共厕所；《城市市容和环境卫生管理条例》
公厕编号*:C20|Code, 公厕名称!=place_name, 公厕等级:C10|Grade, 坐落, 蹲位数?:I4{个}|Stalls, 开放时间:C60|Hours, 无障碍设施?:L|Accessible, 管理单位=org_name@operator_org|Keeper, 经度, 纬度

# waste_station 生活垃圾收运设施信息 | Waste collection points
place t:公共服务 yearly xlsx o l
管理生活垃圾收集、运输和处理；《贵州省生活垃圾管理条例》
设施编号*:C20|Code, 设施名称!=place_name, 设施类型:C30|Kind, 坐落, 日处理能力?:N10.2{吨}|Capacity a day, 服务范围?:C200|Area served, 管理单位=org_name@operator_org|Keeper, 经度?, 纬度?

# outdoor_advert 户外广告设置许可信息 | Permits of outdoor advertising
place d half_yearly xlsx o l
审批大型户外广告设置；《城市市容和环境卫生管理条例》
许可编号*=licence_no, 设置单位!=org_name, 统一社会信用代码?, 设置地点=place_address, 广告形式:C30|Form, 面积:N8.2{㎡}|Area, 有效期自=licence_from, 有效期至=licence_until

# manhole 城区井盖设施信息 | Manholes
place t:城乡建设 yearly csv o l
普查城市地下管线检查井盖；《城市道路管理条例》
井盖编号*:C30|Code, 井盖类型!:C30|Kind, 所在道路=street_name, 权属单位=org_name@owner_org|Owner, 管护单位?=org_name@operator_org|Keeper, 材质?:C20|Material, 经度, 纬度, 普查日期:D|Date of survey

# urban_penalty 综合行政执法处罚信息 | Penalties of urban enforcement
organisation t:社会信用 monthly xlsx o l
公示综合行政执法处罚决定；《中华人民共和国行政处罚法》
行政处罚决定书文号*, 当事人名称!=org_name, 统一社会信用代码?, 案由:C200|Offence, 处罚种类:C60|Kind of penalty, 罚款金额, 处罚决定日期!, 处罚机关=org_name@penalty_authority|Deciding body
`;
