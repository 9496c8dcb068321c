/** 住建: building, sales, homes for those in need, utilities. The register of buildings is a strip of the refinery. */
export const housing = `
# presale 商品房预售许可信息 | Presale permits of commercial housing
project t:城乡建设 weekly mysql o pl
核发商品房预售许可证；《城市商品房预售管理办法》
预售许可证号*:C40|Number of permit, 项目名称!, 开发企业!=org_name, 统一社会信用代码, 项目坐落=place_address, 预售楼栋:C200|Buildings, 预售面积:N12.2{㎡}|Area on sale, 预售套数?:I6{套}|Units, 监管银行?=bank_name, 监管账号?:C30|Supervised account, 发证日期:D|Date of issue, 发证机关=org_name@issuing_authority|Issuing authority

# construction_permit 建筑工程施工许可信息 | Construction permits
project t:城乡建设 weekly mysql o pl
核发建筑工程施工许可证；《建筑工程施工许可管理办法》
施工许可证编号*:C40|Number of permit, 项目代码!, 工程名称!, 建设单位!, 施工单位, 监理单位=org_name@supervising_engineer|Supervising engineer, 设计单位?=org_name@designer|Designer, 工程地址=place_address, 建设规模:C200|Size, 合同价格=award_amount@contract_value|Contract value, 计划开工日期?:D|Planned start, 计划竣工日期?:D|Planned completion, 发证日期:D|Date of issue

# sale_contract 商品房买卖合同备案信息 | Contracts of sale of new homes
place t:城乡建设 daily oracle c:不动产登记、税收征管和公积金业务核验 pl
办理商品房买卖合同网签备案；《商品房销售管理办法》
合同备案号*:C40|Number of contract, 买受人!:C200|Buyer, 买受人证件号码!:C30|Identifier of buyer, 开发企业=org_name, 项目名称=project_name, 坐落!, 楼栋号?, 房号, 建筑面积, 合同总价=property_price, 签订日期:D|Date of contract, 备案日期:D|Date of filing, 更新时间

# completion 建设工程竣工验收备案信息 | Completed works on file
project t:城乡建设 monthly xlsx o l
办理房屋建筑和市政基础设施工程竣工验收备案；《建设工程质量管理条例》
备案编号*:C40|Filing number, 工程名称!, 建设单位, 施工单位, 建筑面积, 竣工日期=end_date, 验收结论?=inspection_result, 备案日期:D|Date of filing, 备案机关=org_name@filing_body|Filing body

# public_rental 公租房保障对象信息 | Tenants of public rental housing
person t:社会保障 monthly mysql c:核查住房保障资格和救助家庭财产 pl
审核公共租赁住房保障资格并配租；《公共租赁住房管理办法》
申请编号*=case_no, 姓名!, 公民身份号码!, 家庭人口数, 保障方式:C30|Form of help, 家庭年收入?:Y12.2{元}|Household income, 配租房屋坐落?=place_address@allotted_home|Home allotted, 月租金?:Y8.2{元}|Rent, 补贴金额=subsidy_amount, 保障起始日期=begin_date, 联系电话, 更新时间

# registered_builder 二级注册建造师信息 | Registered builders of grade two
person d monthly xlsx cr:核验注册建造师执业资格 p
办理二级注册建造师注册；《注册建造师管理规定》
注册编号*:C30|Number of registration, 姓名!, 公民身份号码!, 性别?, 聘用企业!=employer_name, 注册专业:C60|Field, 注册有效期=end_date, 证书状态:C20|Status

# safety_licence 建筑施工企业安全生产许可信息 | Safety licences of builders
organisation t:安全生产 monthly mysql o p
核发建筑施工企业安全生产许可证；《安全生产许可证条例》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 许可范围:C100|Scope, 许可有效期自, 许可有效期至, 证书状态:C20|Status, 发证机关=org_name@issuing_authority|Issuing authority

# builder_qualification 建筑业企业资质信息 | Qualifications of construction companies
organisation t:城乡建设 monthly mysql o p
许可建筑业企业资质；《建筑业企业资质管理规定》
资质证书编号*:C30|Number of certificate, 统一社会信用代码!, 企业名称!, 法定代表人, 资质类别:C200|Kind of qualification, 资质等级:C20|Grade, 注册地址, 注册资本?, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# gas_licence 燃气经营许可信息 | Gas business licences
organisation t:安全生产 quarterly xlsx o pl
核发燃气经营许可证；《城镇燃气管理条例》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 经营类别:C60|Kind of business, 经营区域:C200|Area, 许可有效期至, 应急电话?=org_phone, 发证机关=org_name@issuing_authority|Issuing authority

# material_price 建筑材料市场参考价格 | Reference prices of building materials
indicator d monthly xlsx o l
采集发布建设工程材料价格信息；《建筑工程施工发包与承包计价管理办法》
材料编码*:C30|Code of material, 材料名称!=goods_name, 规格型号, 计量单位, 不含税价=item_price, 含税价:Y10.2{元}|Price with tax, 采价月份*=stat_month, 区域*=stat_region

# rural_house 农村危房改造信息 | Unsafe rural homes renewed
person t:乡村振兴 quarterly xlsx c:核查住房安全保障和重复补助 pl
实施农村低收入群体等重点对象危房改造；《农村危房改造补助资金管理办法》
户主姓名!=head_name, 户主身份号码*, 家庭人口数, 对象类别!:C40|Category of household, 危房等级:C10|Grade of danger, 改造方式:C20|Form of work, 补助金额!, 开工日期?, 竣工日期?, 验收日期:D|Date of acceptance, 村居名称, 乡镇街道

# property_manager 物业服务企业信息 | Property management companies
organisation d half_yearly xlsx o l
监督管理物业服务活动；《物业管理条例》
统一社会信用代码*, 企业名称!, 法定代表人?, 服务项目名称:C100|Estate served, 服务面积?:N12.2{㎡}|Area served, 信用等级:C10|Credit grade, 投诉电话=org_phone
`;
