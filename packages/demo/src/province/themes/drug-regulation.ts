/** 药监: producers, wholesalers, samples. */
export const drugRegulation = `
# drug_producer 药品生产许可信息 | Drug producers
organisation t:健康保障 monthly oracle o p
核发药品生产许可证；《中华人民共和国药品管理法》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 质量受权人:C50|Quality person, 生产地址=business_address, 生产范围:C300|Scope, 许可有效期至, 发证机关=org_name@issuing_authority|Issuing authority

# drug_wholesale 药品批发企业信息 | Drug wholesalers
organisation t:健康保障 monthly oracle o p
核发药品经营许可证（批发）；《药品经营和使用质量监督管理办法》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 企业负责人姓名:C50|Manager, 经营范围, 仓库地址=address@warehouse_address|Warehouse, 许可有效期至

# drug_sampling 药品质量抽检信息 | Drugs tested
event t:健康保障 quarterly xlsx o p
组织药品质量抽查检验并公告；《药品质量抽查检验管理办法》
报告书编号*:C30|Number of report, 药品名称!=goods_name, 批号=batch_no, 规格, 标示生产企业=org_name@producer|Producer named, 被抽样单位=org_name@sampled_org|Sampled business, 检验结果!, 不合格项目?:C200|Failed items, 检验机构=org_name@laboratory|Laboratory

# cosmetics_producer 化妆品生产许可信息 | Cosmetics producers
organisation d half_yearly xlsx o p
核发化妆品生产许可证；《化妆品监督管理条例》
许可证编号*, 统一社会信用代码!, 企业名称!, 法定代表人, 生产地址=business_address, 许可项目:C100|Scope, 许可有效期至
`;
