/** 乡村振兴: households watched, funds, teams in villages. */
export const ruralRevitalisation = `
# monitored_household 防止返贫监测对象信息 | Households watched against relapse into poverty
person t:乡村振兴 monthly oracle/api c:行业部门落实帮扶政策和数据比对 pl
开展防止返贫动态监测和帮扶；《关于健全防止返贫动态监测和帮扶机制的指导意见》
户编号*:C20|Number of household, 户主姓名!=head_name, 户主身份号码!, 监测对象类别!:C40|Category, 返贫致贫风险:C100|Risk, 家庭人口数, 人均纯收入:Y10.2{元}|Income per head, 识别日期:D|Date of finding, 风险消除日期?:D|Date risk ended, 帮扶责任人?=person_name@helper|Helper, 村居名称, 更新时间

# lifted_household 脱贫户信息 | Households lifted out of poverty
person t:乡村振兴 quarterly oracle c:核对政策享受资格 p
巩固拓展脱贫攻坚成果；《中共中央 国务院关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》
户编号*:C20|Number of household, 姓名!, 公民身份号码!, 与户主关系, 性别, 文化程度=education, 健康状况:C40|Health, 劳动技能?:C30|Ability to work, 脱贫年度:I4|Year lifted, 是否脱贫户^, 村居名称, 更新时间

# relocated_household 易地扶贫搬迁户信息 | Relocated households
person t:乡村振兴 quarterly oracle c:后续扶持和不动产登记 pl
实施易地扶贫搬迁后续扶持；《关于进一步做好易地扶贫搬迁集中安置社区治理工作的指导意见》
搬迁户编号*:C20|Number of household, 户主姓名!=head_name, 户主身份号码!, 家庭人口数, 迁出地=place_address@address_from|Place left, 安置点名称!:C100|Settlement, 安置住房地址=address, 入住日期:D|Moved in, 住房面积?=building_area, 就业人数?:I3{人}|Members at work, 更新时间

# linking_project 衔接推进乡村振兴补助资金项目信息 | Projects of the rural revitalisation fund
project t:乡村振兴 monthly xlsx o pl
管理财政衔接推进乡村振兴补助资金项目；《中央财政衔接推进乡村振兴补助资金管理办法》
项目编号*, 项目名称!, 项目类型, 实施地点=place_address, 建设内容:M|Content, 资金规模=budget_amount, 资金来源, 实施单位=org_name@implementer|Implementing body, 受益户数?:I6{户}|Households served, 开工日期, 竣工日期?, 绩效目标?:C300|Target

# stationed_cadre 驻村帮扶工作队信息 | Village work teams
person d half_yearly xlsx g l
选派和管理驻村第一书记和工作队；《关于向重点乡村持续选派驻村第一书记和工作队的意见》
姓名!, 公民身份号码*, 性别, 政治面貌?, 派出单位=employer_name, 驻村职务=post_title, 驻点村=village_name, 乡镇街道, 到任日期=begin_date, 联系电话

# welfare_post 乡村公益性岗位信息 | Rural public-benefit posts
person t:乡村振兴 monthly xlsx c:核查岗位补贴和一人多岗 l
开发管理乡村公益性岗位；《关于加强乡村公益性岗位管理的通知》
姓名!, 公民身份号码*, 岗位名称!:C60|Post, 是否脱贫户, 上岗日期=begin_date, 岗位补贴=subsidy_amount, 发放月份*, 银行卡号?, 村居名称
`;
