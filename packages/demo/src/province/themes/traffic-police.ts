/** 交警: vehicles, offences, accidents. Driving licences are a strip of the refinery. */
export const trafficPolice = `
# vehicle 机动车登记信息 | Motor vehicle register
vehicle d daily oracle/api c:核验车辆权属和救助申请家庭财产 p
办理机动车注册、转移、变更和注销登记；《机动车登记规定》
号牌号码*, 号牌种类*, 车辆识别代号!, 发动机号, 车辆类型, 车辆品牌, 车身颜色, 使用性质, 机动车所有人!, 所有人证件号码:C30|Identifier of owner, 车辆注册日期, 检验有效期止, 核定载客数, 燃料种类, 排量?, 机动车状态:C30|Status of vehicle, 更新时间

# violation 道路交通违法处理信息 | Traffic offences dealt with
event d daily oracle c:核查营运驾驶员从业资格和公务用车使用 p
处理道路交通安全违法行为；《中华人民共和国道路交通安全法》
决定书编号*:C40|Number of decision, 号牌号码!, 号牌种类, 违法行为代码!, 违法时间!, 违法地点, 违法记分, 罚款金额, 驾驶证号?, 处理机关=org_name@handling_authority|Handling authority, 缴款标志:L|Fine paid, 更新时间

# accident_statistics 道路交通事故统计 | Road accident statistics
indicator d monthly xlsx o p
统计适用一般程序处理的道路交通事故；《道路交通事故处理程序规定》
统计区域*, 统计月份*, 事故起数!:I8{起}|Number of accidents, 死亡人数:I6{人}|Deaths, 受伤人数:I6{人}|Injured, 直接财产损失:Y14.2{元}|Direct loss, 事故类型?:C30|Kind of accident

# plate_void 机动车号牌公告作废信息 | Number plates declared void
vehicle d monthly xlsx o p
公告作废机动车号牌、行驶证和登记证书；《机动车登记规定》
号牌号码*, 号牌种类!, 作废原因:C60|Reason, 公告编号:C40|Number of notice, 公告日期:D|Date of notice, 公告机关=org_name@notice_authority|Publishing body

# electric_bicycle 电动自行车登记信息 | Electric bicycle register
vehicle d weekly mysql c:道路交通安全管理和被盗车辆查找 p
办理电动自行车登记上牌；《贵州省道路交通安全条例》
号牌号码*:C20|Number of plate, 整车编码!:C20|Frame number, 车辆品牌, 车身颜色, 所有人姓名!=person_name, 公民身份号码!, 联系电话, 购车日期:D|Date of purchase, 登记日期:D|Date of registration, 登记站点=org_name@registration_point|Registration point, 更新时间
`;
