/**
 * True duplicates between departments, as they are found in practice: the same table under another name, two put into one, one cut in two. A line:
 *
 *     how owner resource 名称 | English < original(, original) ; heading>heading, -dropped, =kept… ; claims ; work
 *
 * `-x` leaves an item out; a list of `=x` keeps those alone. `bare` behind how: the copy names no data elements but the identifiers. claims: attributes of which
 * the copy says that it is the source.
 */
export const COPIES = `
renamed gz.xc xc_working_migrants 脱贫人口务工就业台账 | Work of people lifted out of poverty < rs_migrant_work ; 务工地点>就业地点, 务工单位>用工企业, 月工资>月均收入, 村居名称>行政村, -填报人 ;  ; 掌握脱贫人口外出务工就业
renamed bare gz.cl cl_allowance_roll 残疾人生活补贴和护理补贴名册 | Roll of disability allowances < mz_disabled_subsidy ; 补助金额>每月发放额, 补贴类型>两补类别, 发放月份>发放年月, -更新时间 ;  ; 核对残疾人两项补贴
renamed gz.fg fg_discharge_permits 双公示排污许可信息 | Discharge permits for publication < st_discharge_permit ; 单位名称>排污单位, 主要污染物种类>污染物, 管理类别>排污管理类别, -更新时间 ;  ; 归集行政许可双公示
renamed bare gz.yb yb_deceased 参保人员死亡名单 | Deceased insured persons < wj_death_certificate ; 死亡日期>死亡时间, 医疗机构名称>出具证明机构, -根本死因编码, -家属姓名 ; death_date ; 停办死亡人员医保待遇
renamed gz.rs rs_graduates 高校毕业生实名登记名册 | Graduates registered by name < jy_diploma ; 毕业日期>毕业时间, 专业名称>所学专业, 学历层次>学历, 毕业证书编号>毕业证号, -毕结业结论 ;  ; 开展高校毕业生就业服务
renamed gz.sw sw_home_sales 新建商品房交易合同信息 | Sales of new homes < zj_sale_contract ; 买受人>购房人, 买受人证件号码>购房人证件号, 合同总价>成交总价, 签订日期>合同日期, -备案日期 ;  ; 征收契税和土地增值税
renamed bare gz.yj yj_builder_safety 建筑施工企业安全许可情况表 | Safety licences of builders < zj_safety_licence ; 证书状态>许可状态, 许可范围>施工范围, 企业名称>施工企业 ;  ; 监管建筑施工安全
renamed gz.yj yj_petrol_stations 加油站安全监管台账 | Petrol stations under safety supervision < sm_petrol_station ; 加油站名称>站点名称, 油罐总容量>储罐容积, 地址>站址, -经营品种 ;  ; 监管加油站安全
renamed gz.wl wl_lodgings 旅游住宿业许可名录 | Licensed lodgings < ga_hotel_licence ; 单位名称>住宿单位, 客房数>房间数量, 许可状态>营业状态, -发证日期 ;  ; 管理旅游住宿接待
renamed bare gz.gx gx_high_tech 高新技术企业培育库 | High-technology companies supported < kj_high_tech ; 技术领域>所属领域, 发证日期>认定时间, 证书编号>高企证书号 ;  ; 培育高新技术企业
renamed gz.tj tj_industrial_units 规模以上工业企业名单 | Industrial units above designated size < gx_industrial_enterprise ; 主要产品>主导产品, 生产地址>厂址, 入规年份>入库年度 ; employee_count ; 维护一套表调查单位
renamed gz.sl sl_section_quality 河流断面水质台账 | Water quality of river sections < st_surface_water ; 断面名称>监测断面, 所在河流>河流名称, 水质类别>现状水质, -超标项目 ;  ; 考核水功能区
renamed gz.jt jt_emission_results 营运车辆尾气检测记录 | Emission results of commercial vehicles < st_emission_test ; 号牌号码>车牌号, 检验结果>检测结论, 检验机构>检测站, -里程表读数 ;  ; 审验营运车辆
renamed gz.zw zw_permits 企业行政许可汇总信息 | Licences of companies put together < fg_administrative_permit ; 行政相对人名称>许可对象, 许可内容>许可事项内容, 许可决定日期>决定时间, -数据来源单位 ;  ; 汇总行政许可办理结果
renamed bare gz.lc lc_relief_stock 救灾物资库存台账 | Stock of relief goods < yj_relief_store ; 储备库名称>仓库名称, 数量>库存量, 保管单位>承储单位 ;  ; 保管救灾物资
renamed gz.sc sc_unpaid_wages 欠薪失信企业名单 | Companies listed for unpaid wages < rs_wage_arrears ; 单位名称>企业名称, 拖欠金额>欠薪金额, 列入日期>列入时间, -移出日期 ;  ; 实施失信联合惩戒
renamed gz.mz mz_disabled_poor 困难残疾人持证信息 | Disabled persons in need < cl_disabled ; 残疾类别>残疾种类, 残疾等级>残疾级别 ; disability_level ; 认定困难残疾人
renamed gz.jy jy_vaccination_check 入托入学预防接种查验信息 | Vaccinations checked at enrolment < wj_vaccination ; 姓名>儿童姓名, 接种日期>接种时间, 接种剂次>剂次, -疫苗批号, -接种部位 ;  ; 查验入托入学接种证
renamed gz.dsj dsj_service_cases 全省政务服务办件汇聚库 | Cases of public services collected < zw_service_case ; 申请人名称>申办人, 办理结果>办结结果, 办理部门>承办部门 ;  ; 汇聚政务服务办件
renamed bare gz.jr jr_credit_grades 企业纳税信用名单 | Tax credit of companies < sw_a_credit ; 纳税人名称>企业名称, 评价年度>年度 ;  ; 推动银税互动
merged gz.fg fg_company_credit 企业综合信用档案 | Credit files of companies < sc_abnormal_list, sc_dishonest_list ; 企业名称>主体名称 ;  ; 归集公共信用
merged gz.xc xc_farm_subsidies 农户惠农补贴综合台账 | Subsidies of farm households < ny_grain_subsidy, ly_reforestation ; 补助金额>补贴合计 ;  ; 掌握农户政策享受
merged gz.yj yj_hazard_companies 涉危企业综合信息 | Companies handling hazards < yj_chemical_licence, jt_dangerous_goods ; 企业名称>涉危企业名称 ;  ; 统筹涉危企业监管
merged bare gz.mz mz_households_in_need 困难群众综合信息 | Households in need < xc_monitored_household, yb_medical_assistance ; 户主姓名>家庭代表, 人均纯收入>家庭人均收入 ;  ; 监测预警低收入人口
merged gz.gz gz_company_profiles 监管企业工商和经营档案 | Files of supervised companies < sc_annual_report, gz_supervised_company ; 企业名称>公司名称 ; registered_capital ; 监管国有企业
split gz.jj jj_commercial_papers 营运车辆证照信息 | Papers of commercial vehicles < jt_operating_vehicle ; =道路运输证号, =号牌号码, =业户名称, =经营许可证号, =营运状态, =下次年审日期, 业户名称>车辆所属企业 ;  ; 查处非法营运
split gz.jj jj_commercial_technical 营运车辆技术信息 | Technical data of commercial vehicles < jt_operating_vehicle ; =号牌号码, =车辆识别代号, =车辆类型, =核定载客数, =核定载质量, =技术等级 ;  ; 查处非法营运
split gz.dsj dsj_matter_basics 政务服务事项基本信息 | Public services: basics < zw_service_matter ; =事项编码, =事项名称, =事项类型, =实施主体, =行使层级, =更新时间, 实施主体>实施机构 ; matter_name ; 建设一体化政务服务
split gz.dsj dsj_matter_terms 政务服务事项办理要素 | Public services: terms < zw_service_matter ; =事项编码, =法定办结时限, =承诺办结时限, =申请材料, =是否收费, =网办深度, 申请材料>所需材料 ;  ; 建设一体化政务服务
split bare gz.fg fg_land_projects 供地项目信息 | Projects with land < zr_land_supply ; =电子监管号, =项目名称, =宗地位置, =宗地面积, =土地用途, =供应方式, 宗地位置>用地位置 ;  ; 调度重大项目要素保障
split bare gz.cz cz_land_revenue 土地出让价款信息 | Proceeds of land < zr_land_supply ; =电子监管号, =项目名称, =受让单位, =成交价格, =成交日期, =出让年限, 成交价格>出让价款 ;  ; 征收土地出让收入
`;
