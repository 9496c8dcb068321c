/** Tables that ask anew for what a base library holds: each with the body that keeps it, in the words of `read-kinds.ts`. */
export const FROM_BASE: Readonly<Record<string, string>> = {
  'gz.mz': `
# residents_survey 社区居民基本情况采集信息 | Residents asked anew by communities
person d half_yearly xlsx c:社区网格化服务 p
摸排社区居民基本情况；《关于加强和完善城乡社区治理的意见》
姓名!, 公民身份号码*, 性别, 出生日期, 民族, 户籍地址, 户号, 与户主关系, 婚姻状况, 居住地址, 网格编号:C20|Number of grid`,
  'gz.wl': `
# venue_companies 文旅企业基本情况登记信息 | Basics of tourism companies
organisation d yearly xlsx o p
登记文化和旅游企业基本情况；《中华人民共和国旅游法》
统一社会信用代码*, 企业名称!, 法定代表人, 注册资本, 成立日期, 企业类型=org_type, 经营范围, 住所=reg_address, 登记状态, 登记机关, 主营业态:C40|Kind of business`,
  'gz.sm': `
# trading_companies 商贸流通企业基本信息采集表 | Basics of trading companies
organisation d yearly xlsx o p
采集商贸流通企业基本信息；《商品市场统计工作规定》
统一社会信用代码*, 企业名称!, 法定代表人, 成立日期, 注册资本, 行业分类, 经营范围, 注册地址, 登记状态, 限上标志:L|Above designated size`,
  'gz.xc': `
# household_members 农户家庭成员基本信息 | Members of farm households
person d yearly xlsx c:防止返贫监测 p
采集农户家庭成员基本信息；《关于健全防止返贫动态监测和帮扶机制的指导意见》
姓名!, 公民身份号码*, 性别, 出生日期, 民族, 户籍地址, 户号, 与户主关系, 婚姻状况, 死亡日期, 是否参与帮扶:L|Helped`,
  'gz.yj': `
# company_safety_files 企业基本情况安全档案 | Safety files with basics of companies
organisation d yearly xlsx g p
建立生产经营单位安全档案；《中华人民共和国安全生产法》
统一社会信用代码*, 企业名称!, 法定代表人, 成立日期, 行业分类, 注册资本, 经营范围, 注册地址, 登记状态, 安全管理员人数:I5{人}|Safety staff`,
  'gz.zj': `
# applicant_families 住房保障申请家庭成员信息 | Families applying for homes
person d quarterly xlsx c:住房保障资格审核 p
登记住房保障申请家庭成员；《公共租赁住房管理办法》
姓名!, 公民身份号码*, 性别, 出生日期, 婚姻状况, 户籍地址, 户号, 与户主关系, 家庭人口数, 申请批次=batch_no`,
  'gz.tc': `
# sports_bodies 体育社会组织登记信息 | Sports associations registered anew
organisation d yearly xlsx o p
管理体育社会组织；《中华人民共和国体育法》
统一社会信用代码*, 组织名称!, 法定代表人, 成立日期, 注册资金, 住所=reg_address, 业务主管单位, 登记状态, 登记机关, 运动项目:C60|Sport`,
};
