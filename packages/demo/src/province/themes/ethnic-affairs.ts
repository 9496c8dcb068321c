/** 民族宗教: venues, clergy, villages, nationality. */
export const ethnicAffairs = `
# religious_site 宗教活动场所信息 | Religious venues
organisation d yearly xlsx o pl
登记宗教活动场所；《宗教事务条例》
登记证编号*:C30|Number of registration, 场所名称!=org_name, 统一社会信用代码?, 教别:C20|Religion, 场所类别:C20|Kind, 负责人?, 地址=business_address, 登记机关, 成立日期?

# clergy 宗教教职人员备案信息 | Clergy on file
person d yearly xlsx cr:核验教职人员身份 p
备案宗教教职人员；《宗教教职人员管理办法》
教职证编号*:C30|Number of certificate, 姓名!, 公民身份号码!, 性别, 民族, 教别:C20|Religion, 教职身份:C30|Office held, 认定团体=org_name@certifying_body|Certifying body, 任职场所?=employer_name, 备案日期:D|Date of filing

# ethnic_village 少数民族特色村寨名录 | Villages of minority peoples
place t:文化旅游 yearly xlsx o pl
保护与发展少数民族特色村寨；《贵州省民族团结进步创建规定》
村寨编号*:C20|Code, 村寨名称!=village_name, 乡镇街道, 坐落行政区划=place_region, 主体民族=ethnicity@main_people|Main people, 户数?, 人口数?, 级别:C20|Level, 命名批次:C20|Round

# unity_model 民族团结进步示范单位名单 | Models of unity
organisation d yearly xlsx o l
命名民族团结进步示范区示范单位；《贵州省促进民族团结进步条例》
单位名称*, 统一社会信用代码?, 示范类别:C30|Kind, 级别:C20|Level, 命名批次?:C20|Round, 命名日期:D|Date of award, 所在区划=reg_region

# ethnicity_change 民族成份变更信息 | Changes of registered nationality
person d monthly oracle c:户口登记项目变更和考生加分核验 p
审批公民民族成份变更；《中国公民民族成份登记管理办法》
审批编号*=case_no, 姓名!, 公民身份号码!, 性别, 变更前民族=ethnicity@ethnicity_before|Nationality before, 变更后民族=ethnicity, 变更事由:C100|Reason, 审批日期=approval_date, 更新时间
`;
