/** 审计: results, rectification, objects of audit. */
export const audit = `
# audit_result 审计结果公告信息 | Published audit results
document d irregular pdf o p
公告审计结果；《中华人民共和国审计法》
公告编号*:C30|Number, 审计项目名称!=project_name, 被审计单位!=org_name, 审计类型:C30|Kind of audit, 公告日期=published_at, 主要问题:M|Main findings, 整改情况?:M|Mended

# audit_rectification 审计查出问题整改信息 | Audit findings being mended
event d quarterly xlsx c:督促整改和纪检监察贯通协同 p
督促审计查出问题整改；《关于建立健全审计查出问题整改长效机制的意见》
问题编号*=event_no, 审计项目名称=project_name, 责任单位!=org_name, 统一社会信用代码, 问题类型=event_type, 问题金额:Y14.2{万元}|Amount, 整改期限=due_at, 整改状态=case_status, 已整改金额?:Y14.2{万元}|Amount mended

# audit_object 审计对象信息 | Bodies subject to audit
organisation d yearly oracle n:audit p
建立审计对象库；《中华人民共和国审计法》
统一社会信用代码*, 单位名称!, 单位级别, 主管部门, 预算级次:C20|Budget level, 资产总额, 上次审计年度:I4|Last audited, 审计风险等级:C10|Risk

# internal_audit 内部审计机构备案信息 | Internal audit bodies
organisation d yearly xlsx g p
指导和监督内部审计工作；《审计署关于内部审计工作的规定》
统一社会信用代码*, 单位名称!, 内审机构名称:C100|Internal audit office, 内审人员数:I4{人}|Staff, 负责人, 联系电话=org_phone, 备案日期:D|Date of filing
`;
