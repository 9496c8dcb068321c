/** 体育: facilities, venues, referees. */
export const sports = `
# fitness_facility 全民健身设施信息 | Fitness facilities
place t:公共服务 yearly xlsx o pl
建设和管护全民健身设施；《全民健身条例》
设施编号*:C20|Code, 设施名称!=place_name, 设施类型:C40|Kind, 坐落, 乡镇街道?, 场地面积:N10.2{㎡}|Area, 建成年份, 管护单位=org_name@operator_org|Keeper, 报修电话?=org_phone, 经度?, 纬度?

# sports_venue 体育场馆开放信息 | Open sports venues
place t:公共服务 half_yearly xlsx o l
推动公共体育场馆免费低收费开放；《公共文化体育设施条例》
场馆名称*=org_name, 地址=place_address, 开放项目:C200|Sports, 开放时间:C100|Hours, 收费标准:C200|Charges, 联系电话=org_phone, 经度?, 纬度?

# risky_sport 高危险性体育项目经营许可信息 | Licences of risky sports
organisation t:安全生产 half_yearly xlsx o pl
许可经营高危险性体育项目；《经营高危险性体育项目许可管理办法》
许可证编号*, 统一社会信用代码!, 经营者名称!, 法定代表人?, 许可项目:C60|Sport, 经营地址=business_address, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# referee 体育裁判员信息 | Referees
person d yearly xlsx cr:赛事选派裁判 p
审批体育竞赛裁判员技术等级；《体育竞赛裁判员管理办法》
证书编号*:C30|Number of certificate, 姓名!, 性别, 公民身份号码!, 项目:C30|Sport, 等级:C20|Grade, 批准日期=approval_date, 工作单位?
`;
