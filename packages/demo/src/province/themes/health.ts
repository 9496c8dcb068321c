/** 卫健: births and deaths, licences, public health. The health record itself is a strip of the refinery. */
export const health = `
# birth_certificate 出生医学证明签发信息 | Medical birth certificates issued
person b:人口 daily oracle/api c:办理出生登记和新生儿参保 p
签发和管理出生医学证明；《中华人民共和国母婴保健法》
出生医学证明编号*^, 新生儿姓名!=person_name, 性别!, 出生日期!, 出生时间:T|Time of birth, 出生体重^, 出生孕周?:I2{周}|Weeks of pregnancy, 母亲姓名^, 母亲身份号码^, 父亲姓名^, 父亲身份号码^, 接生机构=hospital_name, 签发日期:D|Date of issue, 更新时间

# death_certificate 居民死亡医学证明信息 | Medical death certificates
person b:人口 daily oracle c:注销户口、停发待遇和死因统计 p
签发居民死亡医学证明（推断）书；《人口死亡医学证明和信息登记管理规定》
死亡证明编号*^, 姓名!, 公民身份号码!, 性别, 出生日期, 死亡日期!, 死亡地点^, 死亡原因^, 根本死因编码=diagnosis_code@cause_code|Code of underlying cause, 医疗机构名称, 医生姓名?, 家属姓名?=emergency_contact, 更新时间

# medical_institution 医疗机构执业许可信息 | Licensed medical institutions
organisation t:健康保障 weekly oracle/api o pl
核发医疗机构执业许可证；《医疗机构管理条例》
医疗机构代码*, 统一社会信用代码!, 机构名称!, 机构类别:C40|Kind of institution, 医院等级?:C20|Grade of hospital, 经营性质:C20|For profit or not, 诊疗科目:M|Departments licensed, 床位数, 法定代表人, 主要负责人?=person_name@principal_name|Principal, 机构地址=business_address, 单位电话, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# physician 医师执业注册信息 | Registered physicians
person t:健康保障 monthly oracle cr:核验医师执业资格 p
办理医师执业注册；《中华人民共和国医师法》
医师执业证书编码*:C20|Number of practising certificate, 姓名!, 公民身份号码!, 性别, 医师资格证书编码!:C30|Number of qualification, 执业类别:C20|Category of practice, 执业范围:C60|Scope of practice, 医疗机构名称!, 医疗机构代码, 注册日期=approval_date, 注册状态:C20|Status of registration, 更新时间

# nurse 护士执业注册信息 | Registered nurses
person t:健康保障 monthly oracle cr:核验护士执业资格 p
办理护士执业注册；《护士条例》
护士执业证书编号*:C20|Number of practising certificate, 姓名!, 公民身份号码!, 性别, 学历?, 医疗机构名称!, 注册日期=approval_date, 有效期至!:D|Valid until, 注册机关=org_name@registrar|Registering body, 更新时间

# vaccination 预防接种信息 | Vaccinations given
person t:健康保障 daily mysql c:入托入学接种证查验 pl
实施免疫规划并登记接种；《中华人民共和国疫苗管理法》
接种编码*:C20|Vaccination code, 姓名!, 公民身份号码, 出生日期, 监护人姓名?, 监护人电话?, 疫苗名称*, 接种剂次*, 接种日期!, 疫苗批号=batch_no, 接种单位=hospital_name, 接种部位?:C20|Site of injection, 更新时间

# vaccination_site 预防接种单位信息 | Vaccination sites
organisation t:公共服务 half_yearly xlsx o l
公布承担预防接种工作的医疗卫生机构；《中华人民共和国疫苗管理法》
接种单位名称*=org_name, 统一社会信用代码!, 单位地址=business_address, 联系电话=org_phone, 接种时间:C100|Hours, 可接种疫苗:M|Vaccines offered, 责任区域?:C200|Area served, 经度?, 纬度?

# infectious_disease 法定传染病个案报告信息 | Notifiable disease cases
person t:健康保障 daily oracle n:infectious p
收集、分析和报告法定传染病疫情；《中华人民共和国传染病防治法》
报告卡编号*:C30|Number of report card, 姓名!, 公民身份号码!, 性别, 出生日期, 居住地址, 联系电话, 诊断名称!, 疾病编码, 发病日期:D|Date of onset, 诊断时间:T|Time of diagnosis, 报告单位=hospital_name, 更新时间

# mental_disorder 严重精神障碍患者管理信息 | Patients with severe mental disorder
person t:健康保障 monthly oracle n:mental p
登记、随访和救治救助严重精神障碍患者；《中华人民共和国精神卫生法》
患者编号*=health_record_no, 姓名!, 公民身份号码!, 性别, 监护人姓名, 监护人电话, 诊断名称!, 危险性评估等级:C10|Grade of risk, 服药情况?:C60|Medication, 随访日期:D|Date of visit, 居住地址, 更新时间

# chronic_follow_up 高血压糖尿病患者随访信息 | Follow-up of hypertension and diabetes
person t:健康保障 monthly mysql c:家庭医生签约和门诊慢特病认定 l
实施基本公共卫生服务项目；《中华人民共和国基本医疗卫生与健康促进法》
健康档案编号*, 姓名!, 公民身份号码!, 慢性病!, 随访日期*=visit_date, 收缩压, 舒张压, 空腹血糖, 体重?, 服药依从性:C20|Taking medicine, 随访医生=doctor_name, 随访机构=hospital_name, 下次随访日期?:D|Next visit

# maternal 孕产妇健康管理信息 | Care of expectant mothers
person t:健康保障 weekly oracle c:生育登记和生育保险待遇核定 p
开展孕产期保健服务；《中华人民共和国母婴保健法》
保健手册编号*:C30|Number of care book, 姓名!, 公民身份号码!, 出生日期, 末次月经日期:D|Last period, 预产期:D|Expected date, 孕周?:I2{周}|Weeks of pregnancy, 高危评估:C20|Assessment of risk, 产检机构=hospital_name, 分娩日期?:D|Date of delivery, 联系电话, 居住地址, 更新时间

# public_place 公共场所卫生许可信息 | Hygiene licences of public places
organisation d monthly mysql o pl
核发公共场所卫生许可证；《公共场所卫生管理条例》
许可证编号*, 统一社会信用代码!, 单位名称!, 法定代表人, 经营场所, 许可项目:C100|Licensed activity, 量化分级?:C10|Hygiene grade, 许可有效期自, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# health_statistics 卫生资源与医疗服务统计 | Health resources and services
indicator t:健康保障 yearly xlsx o pl
统计卫生资源、医疗服务利用情况；《中华人民共和国统计法》
统计区域*, 统计年份*, 医疗卫生机构数!:I8{个}|Health institutions, 床位数, 卫生技术人员数:I8{人}|Health staff, 执业医师数:I8{人}|Physicians, 注册护士数:I8{人}|Nurses, 总诊疗人次?:N12.2{万人次}|Consultations, 出院人数?:N12.2{万人}|Discharges, 平均住院日?:N5.1{日}|Average stay

# blood_donation 无偿献血信息 | Blood donations
person t:健康保障 monthly mysql c:办理献血者优待和用血费用减免 p
组织无偿献血并登记献血者；《中华人民共和国献血法》
献血编号*:C20|Donation number, 姓名!, 公民身份号码!, 性别, 血型, 献血日期!:D|Date of donation, 献血量:I4{mL}|Volume, 献血类型:C20|Kind of donation, 采血机构=hospital_name, 累计献血次数?:I4{次}|Donations so far, 更新时间

# occupational_disease 职业病诊断信息 | Occupational diseases diagnosed
person t:健康保障 monthly mysql c:工伤认定和职业健康监管 p
管理职业病诊断与报告；《中华人民共和国职业病防治法》
诊断证明书编号*:C30|Number of certificate, 姓名!, 公民身份号码!, 性别, 工作单位!, 工作单位统一社会信用代码, 诊断名称!, 接害工龄?:N4.1{年}|Years exposed, 诊断日期:D|Date of diagnosis, 医疗机构名称, 更新时间

# hygiene_penalty 卫生监督行政处罚信息 | Penalties of hygiene inspection
organisation t:社会信用 monthly xlsx o l
公示卫生健康领域行政处罚决定；《中华人民共和国行政处罚法》
行政处罚决定书文号*, 单位名称!, 统一社会信用代码!, 违法事实:M|Facts, 处罚依据:C300|Ground, 处罚种类:C60|Kind of penalty, 罚款金额, 处罚决定日期!, 处罚机关=org_name@penalty_authority|Deciding body
`;
