/** 公共资源交易: tenders, results, parties. */
export const trading = `
# tender_notice 工程建设招标公告信息 | Tender notices
project t:公共资源交易 daily mysql/api o pl
发布依法必须招标项目招标公告；《招标公告和公示信息发布管理办法》
招标项目编号*=project_no, 招标项目名称!, 招标人, 招标代理机构, 标段名称?:C200|Lot, 最高限价=budget_amount, 报名截止时间=due_at, 开标时间:T|Time of opening, 发布时间, 交易平台:C60|Platform

# tender_result 中标结果公示信息 | Tender results
project t:公共资源交易 daily mysql/api o pl
公示中标结果；《中华人民共和国招标投标法》
招标项目编号*=project_no, 招标项目名称!, 中标人!, 中标人统一社会信用代码=uscc, 中标金额!, 工期?:C40|Term, 项目经理?=person_name@project_manager|Project manager, 公示开始时间=begin_date, 公示结束时间=end_date

# land_deal 土地矿权交易结果信息 | Land and mining deals
project t:公共资源交易 weekly mysql o p
公告国有土地使用权和矿业权交易结果；《公共资源交易平台管理暂行办法》
项目编号*, 项目名称!, 出让方=org_name@seller|Seller, 竞得人=award_winner, 成交价=award_amount, 成交时间=completed_at, 土地位置?=place_address, 面积?=parcel_area

# bidder 交易主体信息 | Parties of public trading
organisation t:公共资源交易 weekly mysql c:交易主体资格核验 p
登记公共资源交易主体；《公共资源交易平台管理暂行办法》
统一社会信用代码*, 主体名称!, 法定代表人, 主体角色:C40|Role, 联系人?=org_contact, 联系电话=org_phone, 开户银行?, 账号?:C30|Account, 注册日期=created_at
`;
