/** 高校: students, staff, research. */
export const university = `
# undergraduate 在校大学生学籍信息 | Students of the university
person t:公共服务 half_yearly mysql c:学籍核验和资助审核 p
管理学生学籍；《普通高等学校学生管理规定》
学号*:C20|Student number of the university, 学籍号?, 姓名!, 公民身份号码!, 性别, 民族, 政治面貌, 院系:C60|School, 专业名称, 年级, 班级?, 入学日期, 学籍状态!, 更新时间

# staff 教职工基本信息 | Staff of the university
person d half_yearly mysql c:人员编制和人才统计 p
管理教职工；《中华人民共和国高等教育法》
工号*=person_no, 姓名!, 公民身份号码!, 性别, 出生日期?, 学历, 学位, 职称, 所在部门:C60|Unit, 入职日期:D|Joined, 岗位类别:C30|Kind of post

# research_output 科研项目和成果信息 | Research of the university
project t:科技创新 yearly xlsx o p
组织科学研究；《中华人民共和国高等教育法》
项目编号*, 项目名称!, 项目来源:C60|Source of project, 负责人=person_name@principal_investigator|Principal investigator, 经费=budget_amount, 起止时间:C40|Period, 成果名称?:C200|Result, 成果类型?:C30|Kind of result

# scholarship 奖助学金发放信息 | Scholarships
person t:社会保障 half_yearly xlsx c:重复资助核查 p
评审发放奖助学金；《学生资助资金管理办法》
学号*:C20|Student number of the university, 姓名!, 公民身份号码!, 资助类型!, 助学金金额!, 资助学期*, 银行卡号?, 发放日期=payment_date
`;
