/** 医院: visits, records, results. */
export const hospital = `
# outpatient 门诊就诊信息 | Outpatient visits
person t:健康保障 daily sqlserver c:诊疗协同和检查检验结果互认 p
提供门诊诊疗服务；《医疗机构管理条例》
门诊号*:C30|Number of visit, 姓名!, 公民身份号码, 性别, 年龄, 就诊日期!, 科室名称, 医生姓名, 诊断名称, 疾病编码?, 医疗费用, 更新时间

# inpatient 住院病案首页信息 | Front pages of inpatient records
person t:健康保障 daily sqlserver c:医保结算和病种付费 p
书写和管理病历；《医疗机构病历管理规定》
病案号*, 姓名!, 公民身份号码!, 性别, 出生日期, 入院日期!, 出院日期, 科室名称, 诊断名称!, 疾病编码, 手术操作编码?:C30|Code of operation, 医疗费用, 离院方式:C20|How left, 更新时间

# lab_result 检验检查结果信息 | Test results
person t:健康保障 daily sqlserver c:检查检验结果互认 p
出具检查检验报告；《医疗机构检查检验结果互认管理办法》
报告单号*:C30|Number of report, 姓名!, 公民身份号码, 检验项目!:C100|Test, 检测结果, 参考范围?:C60|Reference range, 检验时间, 开单科室=department_name, 报告医生=doctor_name

# bed_status 床位使用情况 | Use of beds
indicator t:健康保障 daily csv g p
报送医疗资源使用情况；《医疗机构管理条例》
统计日期*, 科室*=department_name, 床位数, 占用床位数:I6{张}|Beds in use, 等候入院人数?:I6{人}|Waiting, 床位使用率:N6.2{%}|Share in use
`;
