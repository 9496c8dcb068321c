/** 残联: work, rehabilitation, devices. Certificates are a strip of the refinery. */
export const disabledFederation = `
# disabled_job 残疾人就业信息 | Disabled persons at work
person t:社会保障 half_yearly mysql c:就业扶持和保障金核定 pl
核定按比例安排残疾人就业；《残疾人就业条例》
残疾人证号*, 姓名!, 公民身份号码!, 残疾类别, 残疾等级, 就业形式:C30|Form of work, 工作单位?, 工作单位统一社会信用代码?, 就业日期=employment_date, 月工资?, 更新时间

# rehab_centre 残疾人康复机构信息 | Rehabilitation centres
organisation t:公共服务 yearly xlsx o pl
管理定点康复服务机构；《残疾预防和残疾人康复条例》
统一社会信用代码*, 机构名称!, 服务类别:C100|Services, 床位数?, 专业人员数?:I5{人}|Staff, 机构地址=business_address, 联系电话=org_phone, 协议有效期:D|Valid until

# assistive_device 辅助器具适配信息 | Assistive devices fitted
person t:社会保障 quarterly mysql c:补贴核对 p
提供残疾人辅助器具适配补贴；《残疾预防和残疾人康复条例》
适配编号*:C30|Number of fitting, 残疾人证号!, 姓名!, 公民身份号码!, 辅具名称=goods_name, 补贴金额!=subsidy_amount, 适配日期:D|Date of fitting, 服务机构=org_name@service_body|Service body, 更新时间

# disabled_student 残疾学生资助信息 | Aid to disabled students
person t:社会保障 yearly xlsx c:教育资助核对 l
资助残疾学生和残疾人家庭子女；《残疾人教育条例》
姓名!, 公民身份号码*, 残疾人证号, 就读学校=school_name, 年级?, 资助类型!, 资助金额!=student_aid_amount, 资助年度*=stat_year
`;
