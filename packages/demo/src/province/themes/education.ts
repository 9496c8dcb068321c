/** 教育: schools, teachers, aid, certificates. The students' register is a strip of the refinery. */
export const education = `
# school 各级各类学校信息 | Schools of all kinds
organisation t:公共服务 yearly mysql o pl
审批设立并管理各级各类学校；《中华人民共和国教育法》
学校标识码*, 学校名称!, 统一社会信用代码!, 办学类型!, 举办者类型:C20|Kind of founder, 学校地址=business_address, 校长姓名?=legal_rep_name, 办公电话=org_phone, 班级数?, 在校学生数, 专任教师数, 校园面积?:N12.2{㎡}|Area of grounds, 所在区划=reg_region, 更新时间

# teacher 教师基本信息 | Teachers
person t:公共服务 half_yearly oracle c:核验教师身份和编制管理 p
建立和管理教师基本信息；《中华人民共和国教师法》
人员编号*, 姓名!, 公民身份号码!, 性别, 出生日期, 民族?, 学历, 学位?, 政治面貌?, 职称, 任教学科:C60|Subject taught, 学校名称!, 学校标识码, 参加工作日期, 在岗状态:C20|Status of post, 更新时间

# teacher_certificate 教师资格证信息 | Teacher certificates
person t:公共服务 half_yearly mysql cr:核验教师资格 p
认定教师资格；《教师资格条例》
教师资格证号*, 姓名!, 公民身份号码!, 性别, 资格种类!:C40|Kind of certificate, 任教学科:C60|Subject, 认定机关=org_name@registrar|Certifying body, 认定日期:D|Date of certification, 普通话等级?:C20|Level of Mandarin, 注册结论?:C20|Result of re-registration

# student_aid 学生资助信息 | Aid to students
person t:社会保障 half_yearly mysql c:核查重复资助和救助对象应助尽助 pl
评审发放各学段国家助学金和免学费补助；《学生资助资金管理办法》
学籍号*, 学生姓名!=person_name, 公民身份号码!, 学校名称!, 年级?, 资助类型!, 资助学期*, 助学金金额!, 困难认定类别:C40|Category of need, 银行卡号?, 发放日期=payment_date, 更新时间

# diploma 高等教育学历证书信息 | Diplomas of higher education
person t:公共服务 yearly oracle/api c:核验学历 p
管理高等教育学历证书电子注册；《高等学校学生学籍学历电子注册办法》
毕业证书编号*, 姓名!, 公民身份号码!, 性别, 学校名称!, 专业名称, 学历层次:C20|Level of study, 学习形式, 学制?, 入学日期, 毕业日期!, 毕结业结论:C20|Result, 更新时间

# private_school 民办学校办学许可信息 | Licences of private schools
organisation d half_yearly xlsx o pl
核发民办学校办学许可证；《中华人民共和国民办教育促进法》
办学许可证号*:C40|Licence number, 学校名称!, 统一社会信用代码!, 法定代表人, 办学类型, 办学内容:C200|Courses, 办学地址=business_address, 许可有效期至, 审批机关=org_name@approving_body|Approving body, 年检结论?:C20|Result of annual check

# admission 普通高校招生录取信息 | Admissions to universities
person d yearly oracle c:学籍注册和助学贷款审核 p
组织普通高等学校招生录取；《普通高等学校招生工作规定》
考生号*, 姓名!, 公民身份号码!, 性别, 民族?, 考试成绩, 科类:C20|Stream, 录取批次:C30|Round, 录取院校=school_name, 录取专业=major, 录取日期:D|Date of admission, 毕业中学?=org_name@middle_school|Secondary school

# kindergarten 幼儿园信息 | Kindergartens
organisation t:公共服务 yearly xlsx o l
管理和公布幼儿园办园情况；《幼儿园工作规程》
幼儿园名称*=school_name, 统一社会信用代码!, 办园性质=school_type, 园长姓名?=legal_rep_name, 园所地址=business_address, 联系电话=org_phone, 在园幼儿数:I6{人}|Children, 教职工数:I6{人}|Staff, 保教费标准:Y8.2{元}|Fee, 是否普惠:L|Publicly supported

# education_statistics 教育事业发展统计 | Education statistics
indicator d yearly xlsx o pl
统计教育事业发展基本情况；《教育统计管理规定》
统计区域*, 统计年份*, 学段*:C20|Stage, 学校数!:I8{所}|Schools, 班级数, 在校学生数!, 招生数:I8{人}|Entrants, 毕业生数:I8{人}|Graduates, 专任教师数, 巩固率?:N6.2{%}|Retention rate

# school_bus 校车使用许可信息 | School bus permits
vehicle d yearly xlsx o l
审批校车使用许可；《校车安全管理条例》
号牌号码*, 学校名称!, 校车标牌编号!:C30|Number of badge, 车辆类型?, 核定载客数, 驾驶员, 行驶线路:C200|Route, 停靠站点:C200|Stops, 开行时间:C60|Hours, 有效期至:D|Valid until

# school_meals 农村学生营养改善计划受益信息 | School meals for rural pupils
person t:社会保障 half_yearly xlsx c:核查营养膳食补助人数 l
实施农村义务教育学生营养改善计划；《农村义务教育学生营养改善计划实施办法》
学籍号*, 学生姓名!=person_name, 公民身份号码!, 性别?, 学校名称!, 年级, 班级?, 补助标准:Y6.2{元}|Daily rate, 就餐天数:I4{天}|Days, 资助学期*

# language_certificate 普通话水平测试信息 | Mandarin proficiency tests
person d half_yearly mysql cr:核验普通话水平证书 p
组织普通话水平测试；《中华人民共和国国家通用语言文字法》
证书编号*:C30|Number of certificate, 姓名!, 公民身份号码!, 性别, 测试成绩:N5.1|Score, 测试等级!:C20|Level, 测试日期:D|Date of test, 测试站=org_name@test_station|Test station
`;
