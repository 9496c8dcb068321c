/** 大数据: systems, interfaces, certificates, quality of shared data. */
export const bigData = `
# information_system 政务信息系统清单 | Information systems of government
matter d half_yearly xlsx g pl
普查和统筹政务信息系统；《贵州省政务数据资源管理办法》
系统编码*:C30|Code of system, 系统名称!, 建设单位!=org_name, 统一社会信用代码, 部署位置:C40|Where it runs, 所属网络:C30|Network, 上线日期=begin_date, 使用范围:C60|Users, 年运维费用?:Y12.2{万元}|Cost a year, 数据库类型?:C40|Database, 安全保护等级:C10|Protection level

# demand_list 政务数据共享需求清单 | Data wanted by departments
matter d quarterly xlsx g l
编制政务数据共享需求清单；《政务数据共享条例》
需求编号*:C30|Number of request, 需求部门!=handling_org, 所需资源名称!=resource_name, 所需信息项:M|Items wanted, 使用依据:C300|Legal basis, 使用场景:C200|Purpose, 数源部门=source_org, 共享类型, 对接状态:C20|Status

# data_company 大数据企业名录 | Big data companies
organisation t:科技创新 half_yearly xlsx o pl
培育和监测大数据电子信息企业；《贵州省大数据发展应用促进条例》
统一社会信用代码*, 企业名称!, 法定代表人?, 主营业务!=business_line, 企业规模:C20|Size, 年营业收入?=turnover, 从业人数, 注册地址, 入库年份:I4|Year listed

# electronic_certificate 电子证照目录信息 | Electronic certificates
document b:电子证照 daily oracle/api c:政务服务免提交证照 p
归集和管理电子证照；《国务院关于在线政务服务的若干规定》
电子证照标识*:C60|Identifier of certificate, 证照类型名称!:C100|Kind of certificate, 证照类型代码:C30|Code of kind, 证照编号!=licence_no, 持证主体名称!:C200|Holder, 持证主体代码:C30|Identifier of holder, 持证主体类型=subject_type, 颁发机构=org_name@issuing_authority|Issuing authority, 颁发日期=licence_from^, 有效期止=licence_until^, 证照状态:C20|Status, 更新时间

# shared_interface 数据共享接口目录 | Sharing interfaces
matter d weekly mysql/api g p
管理省数据共享交换平台服务接口；《政务数据共享条例》
接口编码*:C30|Code of interface, 接口名称!:C100|Name of interface, 信息资源代码, 提供部门=source_org, 调用方式:C20|Method, 累计调用次数:I12{次}|Calls, 平均响应时间?:N10.2{ms}|Response time, 接口状态:C20|Status, 更新时间

# quality_ticket 数据质量问题工单 | Data quality tickets
event d daily mysql g p
受理政务数据校核申请并督促数源部门更正；《政务数据共享条例》
工单编号*, 信息资源名称=resource_name, 问题类型=event_type, 问题描述=case_content, 反馈部门=handling_org, 数源部门=source_org, 受理时间, 办结时间, 办理状态, 办理结果

# base_station 通信基站建设信息 | Mobile base stations
place t:城乡建设 quarterly xlsx g p
统筹信息基础设施建设；《贵州省信息基础设施条例》
基站编号*:C30|Code of station, 基站名称!=place_name, 网络制式:C20|Standard, 建设单位=org_name@builder_org|Builder, 坐落, 坐落行政区划, 经度, 纬度, 开通日期=begin_date, 共享标志?:L|Shared

# public_service_account 统一身份认证实名用户信息 | Verified users of the service portal
person d daily gaussdb/api c:政务服务身份认证 p
提供政务服务统一身份认证；《国务院关于在线政务服务的若干规定》
用户编号*=person_no, 姓名!, 公民身份号码!, 手机号码, 实名等级:C10|Level of verification, 注册时间=created_at, 最近登录时间?:T|Last sign-in, 账号状态:C20|Status
`;
