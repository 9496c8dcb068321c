/** 信访. */
export const petitions = `
# petition 信访事项办理信息 | Petitions
event d daily oracle n:petition p
受理和办理信访事项；《信访工作条例》
信访件编号*=case_no, 信访人姓名!=person_name, 公民身份号码?, 信访目的:C60|Purpose, 问题属地=region_code, 内容分类=event_type, 诉求内容, 受理时间, 办理期限, 责任单位, 办理结果, 满意度

# petition_report 信访形势月度统计 | Monthly figures of petitions
indicator d monthly xlsx g p
分析信访形势；《信访工作条例》
统计区域*, 统计月份*, 信访总量!:I8{件次}|Petitions, 网上信访量:I8{件次}|Online, 来访批次?:I8{批}|Visits, 及时受理率:N6.2{%}|Accepted in time, 按期答复率:N6.2{%}|Answered in time
`;
