/** 表头: how departments head the same item. Each body has its habits, the same in all its tables. */
import { Random } from '../../base/random.ts';
import { keyOf } from '../keys.ts';

const lines = `
公民身份号码 身份证号 身份证号码 居民身份证号 证件号码
姓名 人员姓名 姓　名
统一社会信用代码 社会信用代码 信用代码 统一信用代码
企业名称 单位名称 公司名称 企业全称
单位名称 单位全称 机构名称
法定代表人 法人代表 法定代表人姓名 法人
联系电话 电话 联系方式 联系号码
出生日期 出生年月日 出生年月
性别 性　别
居住地址 现住址 家庭住址 常住地址
户籍地址 户籍所在地 户口所在地
更新时间 更新日期 数据更新时间 最后更新时间
许可证编号 许可证号 证书编号 证号
许可有效期至 有效期至 有效期止 证书有效期至
许可有效期自 有效期自 有效期起 发证日期
注册地址 住所 企业地址 单位地址
经营场所 经营地址 营业地址
坐落 地址 详细地址 位置
坐落行政区划 所在区县 行政区划 所属区域
乡镇街道 乡镇（街道） 所属乡镇 乡镇
村居名称 村（社区） 行政村 村委会
补助金额 补贴金额 发放金额 金额
发放日期 发放时间 拨付日期
项目名称 工程名称 项目
项目代码 投资项目代码 项目编码
银行卡号 银行账号 一卡通账号 账号
开户银行 开户行 代发银行
主管部门 主管单位 业务主管部门
行政处罚决定书文号 处罚决定书文号 决定书文号 文号
处罚决定日期 处罚日期 作出处罚日期
统计区域 地区 区域 县（市、区）
统计年份 年份 年度
统计月份 月份 统计期
家庭人口数 家庭人口 人口数
学校名称 学校 所在学校 就读学校
医疗机构名称 医院名称 机构名称 就诊机构
工作单位 所在单位 就业单位
疾病编码 ICD编码 疾病代码
学生姓名 姓名 受助学生姓名
`;

const VARIANTS: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [heading = '', ...variants] = line.split(' ');
      return [heading, variants];
    }),
);

/**
 * The heading as this body writes it. `share`: of bodies that have another habit than the standard's word. `taken`: headings of the table so far, for
 * a variant of one item may be the word of another.
 */
export function headingOf(name: string, body: string, share: number, seed: number, taken: ReadonlySet<string>): string {
  const variants = VARIANTS.get(name);
  if (!variants) return name;
  const random = new Random(keyOf(seed, 'heading', body, name));
  if (!random.chance(share)) return name;
  const chosen = random.pick(variants).replaceAll('　', '');
  return taken.has(chosen) ? name : chosen;
}
