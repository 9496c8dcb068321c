/** 医保: insured, designated providers, prices. Settlements are a strip of the refinery. */
export const medicalInsurance = `
# basic_insured 基本医疗保险参保信息 | Persons in basic medical insurance
person t:健康保障 daily oracle/api c:核查参保状态和防止重复参保 l
经办基本医疗保险参保登记；《医疗保障基金使用监督管理条例》
医保编号*, 姓名!, 公民身份号码!, 性别, 出生日期, 险种类型!, 参保状态!, 参保日期, 参保地行政区划, 单位名称?=employer_name, 缴费年度=stat_year, 参保身份?:C40|Category of insured, 更新时间

# designated_hospital 医保定点医疗机构名单 | Designated hospitals
organisation t:健康保障 monthly xlsx o pl
签订医疗保障服务协议并公布定点医疗机构；《医疗机构医疗保障定点管理暂行办法》
定点医疗机构编码*=medical_org_code, 医疗机构名称!=org_name, 统一社会信用代码!, 机构等级:C20|Grade, 机构类型?:C40|Kind, 地址=business_address, 联系电话=org_phone, 协议起始日期=begin_date, 协议终止日期=end_date, 是否开通异地结算:L|Settles for other places

# designated_pharmacy 医保定点零售药店名单 | Designated pharmacies
organisation t:健康保障 monthly xlsx o pl
签订医疗保障服务协议并公布定点零售药店；《零售药店医疗保障定点管理暂行办法》
定点零售药店编码*:C30|Code, 药店名称!=org_name, 统一社会信用代码!, 药品经营许可证号=licence_no, 地址=business_address, 联系电话=org_phone, 协议起始日期=begin_date, 协议终止日期?=end_date, 门诊统筹定点?:L|Outpatient fund

# drug_catalogue 基本医疗保险药品目录信息 | Drugs paid by insurance
matter t:健康保障 yearly xlsx o p
执行国家基本医疗保险药品目录；《基本医疗保险用药管理暂行办法》
国家药品代码*:C30|National code of drug, 药品名称!=goods_name, 剂型:C30|Form, 规格?, 甲乙类:C10|Class, 生产企业=org_name@maker|Maker, 医保支付标准:Y10.2{元}|Price paid, 限定支付范围?:C300|Limits

# medical_assistance 医疗救助信息 | Medical assistance
person t:社会保障 monthly oracle c:救助对象待遇核对 pl
对困难群众实施医疗救助；《社会救助暂行办法》
结算编号*:C30|Number of settlement, 姓名!, 公民身份号码!, 救助对象类别!:C40|Category, 医疗机构名称, 就诊日期, 医疗费用, 基本医保支付=reimbursed_amount, 医疗救助金额!=subsidy_amount, 个人自付金额, 救助类型?:C20|Kind, 更新时间

# maternity_benefit 生育保险待遇支付信息 | Maternity benefits paid
person t:健康保障 monthly oracle c:生育津贴核定和税前扣除 p
支付生育医疗费用和生育津贴；《企业职工生育保险试行办法》
结算编号*:C30|Number of settlement, 姓名!, 公民身份号码!, 单位名称=employer_name, 分娩日期:D|Date of delivery, 分娩方式:C20|Kind of delivery, 生育津贴:Y10.2{元}|Benefit, 医疗费用, 支付日期, 更新时间

# chronic_approval 门诊慢特病待遇认定信息 | Approvals of chronic disease benefits
person t:健康保障 monthly oracle c:家庭医生签约和待遇结算 pl
认定门诊慢性病和特殊疾病待遇；《医疗保障待遇清单制度》
认定编号*:C30|Number of approval, 姓名!, 公民身份号码!, 医保编号, 病种名称!=chronic_disease, 疾病编码, 认定机构=hospital_name, 认定日期:D|Date of approval, 有效期止:D|Valid until, 定点医院?=org_name@chosen_hospital|Hospital chosen, 更新时间

# service_price 医疗服务项目价格目录 | Prices of medical services
matter t:健康保障 yearly xlsx o p
制定和公布医疗服务项目价格；《关于完善重大疫情医疗救治费用保障和医疗服务价格管理的意见》
项目编码*:C30|Code, 项目名称!=matter_name, 项目内涵?:M|Meaning, 计价单位=indicator_unit, 三级医院价格:Y10.2{元}|Grade 3 hospitals, 二级医院价格:Y10.2{元}|Grade 2 hospitals, 一级及以下价格?:Y10.2{元}|Others, 医保类别:C20|Class, 文件依据=document_no

# fund_report 医疗保险基金收支统计 | Accounts of the insurance funds
indicator t:健康保障 quarterly xlsx o pl
编制医疗保障基金运行报告；《社会保险基金财务制度》
统计区域*, 统计季度*:C10|Quarter, 险种类型*, 参保人数:I10{人}|Insured, 基金收入:Y14.2{万元}|Income, 基金支出:Y14.2{万元}|Spending, 当期结余:Y14.2{万元}|Balance of period, 累计结余?:Y14.2{万元}|Balance
`;
