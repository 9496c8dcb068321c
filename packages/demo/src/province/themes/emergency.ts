/** 应急管理: safety licences, shelters, stores, disasters. */
export const emergency = `
# chemical_licence 危险化学品经营许可信息 | Dealers in hazardous chemicals
organisation t:安全生产 monthly xlsx o pl
核发危险化学品经营许可证；《危险化学品安全管理条例》
许可证编号*, 统一社会信用代码!, 企业名称!, 主要负责人!=legal_rep_name, 经营方式:C20|Form of business, 许可范围:C300|Scope, 注册地址, 许可有效期自, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# fireworks_licence 烟花爆竹经营（零售）许可信息 | Firework retailers
organisation t:安全生产 half_yearly xlsx o pl
核发烟花爆竹经营（零售）许可证；《烟花爆竹安全管理条例》
许可证编号*, 零售点名称!=org_name, 统一社会信用代码?, 负责人!, 经营场所, 许可经营类别:C60|Classes, 限制存放量?:I5{箱}|Stock allowed, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# mine_safety 非煤矿山安全生产许可信息 | Safety licences of mines
organisation t:安全生产 quarterly xlsx o p
核发非煤矿矿山企业安全生产许可证；《安全生产许可证条例》
许可证编号*, 统一社会信用代码!, 企业名称!, 主要负责人=legal_rep_name, 开采矿种:C40|Mineral, 开采方式:C20|Method, 许可范围:C200|Scope, 矿山地址=business_address, 许可有效期至

# safety_expert 安全生产专家信息 | Safety experts
person t:安全生产 yearly xlsx cr:选聘评审和事故调查专家 p
建立和管理安全生产专家库；《中华人民共和国安全生产法》
专家编号*=person_no, 姓名!, 性别, 公民身份号码!, 工作单位, 职称, 专业领域:C100|Field, 聘任日期=begin_date, 联系电话

# shelter 应急避难场所信息 | Emergency shelters
place t:应急管理 yearly xlsx o pl
规划、建设和公布应急避难场所；《中华人民共和国突发事件应对法》
场所编号*:C20|Code, 场所名称!=place_name, 场所类型:C30|Kind, 坐落, 乡镇街道?, 有效避难面积:N12.2{㎡}|Usable area, 可容纳人数:I8{人}|Capacity, 配套设施?:C200|Facilities, 责任单位=org_name@responsible_body|Responsible body, 联系电话=org_phone, 经度, 纬度

# rescue_team 应急救援队伍信息 | Rescue teams
organisation t:应急管理 half_yearly xlsx g pl
建设和调度应急救援队伍；《生产安全事故应急条例》
队伍编号*:C20|Code, 队伍名称!=org_name, 队伍类型:C40|Kind, 主管单位?=supervising_authority, 队员人数=employee_count, 主要装备:M|Equipment, 驻地=business_address, 值班电话=org_phone, 救援专长?:C100|Skills

# relief_store 应急物资储备信息 | Emergency stores
place t:应急管理 monthly mysql g pl
储备和调拨应急物资；《中华人民共和国突发事件应对法》
储备库编号*:C20|Code of store, 储备库名称!=place_name, 坐落, 物资名称*=goods_name, 规格?, 数量!, 计量单位, 入库日期?:D|Date stored, 有效期至?:D|Use before, 保管单位=org_name@keeper|Keeper

# disaster 自然灾害灾情信息 | Natural disasters
event t:应急管理 daily mysql or pl
统计、核定和报送自然灾害灾情；《自然灾害情况统计调查制度》
灾害编号*=event_no, 灾害种类!=event_type, 灾害发生时间=event_time, 受灾区域=stat_region, 受灾人口:I10{人}|Persons affected, 紧急转移安置人口?:I8{人}|Persons moved, 因灾死亡失踪人口?:I6{人}|Dead and missing, 农作物受灾面积?:N12.2{公顷}|Crops affected, 倒塌房屋间数?:I8{间}|Rooms collapsed, 直接经济损失:Y14.2{万元}|Direct loss, 填报单位

# disaster_relief 受灾困难群众救助信息 | Relief after disasters
person t:社会保障 half_yearly xlsx c:核对重复救助和资金发放 pl
实施受灾群众过渡期生活救助和冬春救助；《自然灾害救助条例》
姓名!, 公民身份号码*, 家庭人口数, 受灾种类:C40|Kind of disaster, 救助类型!:C40|Kind of relief, 补助金额!, 发放日期=payment_date, 银行卡号?, 村居名称, 乡镇街道

# standardised_enterprise 安全生产标准化达标企业名单 | Businesses meeting safety standards
organisation t:安全生产 yearly xlsx o l
评定企业安全生产标准化等级；《企业安全生产标准化建设定级办法》
证书编号*:C30|Number of certificate, 企业名称!, 统一社会信用代码!, 行业=industry, 达标等级:C10|Grade, 定级日期:D|Date of award, 有效期至:D|Valid until, 注册地址?

# accident_statistics 生产安全事故统计 | Work accident statistics
indicator t:安全生产 monthly xlsx o p
统计和公布生产安全事故情况；《生产安全事故统计调查制度》
统计区域*, 统计月份*, 行业领域*:C40|Industry, 事故起数!:I6{起}|Accidents, 死亡人数:I6{人}|Deaths, 较大事故起数?:I4{起}|Serious accidents, 同比增长率?

# hidden_danger 重大事故隐患治理信息 | Serious hazards being removed
event t:安全生产 weekly mysql g l
督办重大事故隐患整改；《安全生产事故隐患排查治理暂行规定》
隐患编号*=event_no, 责任单位!=org_name, 统一社会信用代码?, 隐患描述:M|Description, 隐患等级=event_level, 发现时间=event_time, 整改期限=due_at, 整改状态=case_status, 督办单位=org_name@supervisor|Supervising body
`;
