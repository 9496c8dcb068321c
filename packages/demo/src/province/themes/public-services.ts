/** 政务服务: matters, cases, ratings, halls, the hotline. */
export const publicServices = `
# service_matter 政务服务事项目录 | Catalogue of public services
matter d weekly oracle/api o p
编制和动态管理政务服务事项；《政务服务事项目录管理规定》
事项编码*^, 事项名称!^, 事项类型, 实施主体=handling_org, 实施主体代码=provider_uscc, 行使层级:C20|Level, 法定办结时限:C20|Legal term, 承诺办结时限:C20|Promised term, 申请材料:M|Papers asked for, 是否收费?:L|Charged, 网办深度?:C20|Depth online, 更新时间

# service_case 政务服务办件信息 | Cases of public services
event d daily oracle/api c:电子监察和免提交材料核验 pl
受理和办理政务服务事项；《优化营商环境条例》
办件编号*, 事项编码!, 事项名称!, 申请人名称!:C100|Applicant, 申请人证件号码:C30|Identifier of applicant, 申请人类型, 申请时间, 受理时间, 办结时间, 办理结果, 办理部门, 更新时间

# service_rating 政务服务“好差评”信息 | Ratings of public services
event d daily mysql g p
开展政务服务“好差评”；《国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见》
评价编号*:C30|Number of rating, 办件编号!, 事项名称, 满意度!, 评价渠道:C30|Channel, 评价内容?:M|Text, 评价时间:T|Time of rating, 整改反馈?:C300|Answer, 办理部门

# service_hall 政务服务大厅信息 | Service halls
place t:公共服务 yearly xlsx o l
建设和管理政务服务场所；《国务院关于加快推进政务服务标准化规范化便利化的指导意见》
大厅名称*=org_name, 大厅层级:C20|Level, 地址=place_address, 办公时间:C100|Hours, 咨询电话=org_phone, 进驻部门数?:I4{个}|Departments present, 窗口数:I4{个}|Counters, 经度?, 纬度?

# hotline 12345热线工单信息 | Tickets of the 12345 hotline
event t:社区治理 daily mysql c:诉求办理和社会治理分析 l
受理企业和群众诉求；《国务院办公厅关于进一步优化地方政务服务便民热线的指导意见》
工单编号*, 诉求标题!, 诉求内容, 诉求类型=event_type, 来电人=person_name@caller|Caller, 联系电话=phone, 事发地址?=address@event_address|Place, 受理时间, 办理期限, 承办单位, 办结时间, 满意度
`;
