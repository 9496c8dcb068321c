import { baseAttribute } from '../base/base-libraries.ts';
import { alikeInHeadings } from '../words/lexicon.ts';
import { isAct } from '../words/topics.ts';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Facts of the record and not of its subject say nothing: each table has its own. Share of the weight that is left. */
const OF_THE_RECORD = set(
  'record_no updated_at created_at remarks source_system data_source source_org reporting_org operator deleted valid record_version batch_no sort_order attachment',
);
const RECORD_SHARE = 0.1;

export function itemWeight(elements: readonly string[], nats: number): number {
  return elements[0] !== undefined && OF_THE_RECORD.has(elements[0]) ? nats * RECORD_SHARE : nats;
}

export const isOfTheRecord = (elements: readonly string[]): boolean =>
  elements[0] !== undefined && OF_THE_RECORD.has(elements[0]);

/** Facts that any list of anything has: how to reach it and where it lies. */
const OF_ANYTHING = set(
  'phone landline mobile org_phone email org_email website org_contact emergency_contact address place_address business_address postcode lng lat altitude region_code place_region town_name village_name category place_name place_type',
);

/**
 * Facts of the paper, the case, the payment or the figure itself: every licence has a number and a last day, every case a day of acceptance, every subsidy
 * an amount, every figure a year. Two tables have them in common by being of one form, whatever they are about: food licences and drug licences share all of
 * these and not one row.
 */
const OF_THE_FORM = set(`
  licence_no licence_name licence_from licence_until certificate_type penalty_no penalty_date penalty_amount supervising_authority id_issue_authority change_date change_item
  contract_no relief_start_date relief_end_date subsidy_amount subsidy_month payment_amount payment_date bank_card bank_name account_name fund_source budget_subject invoice_no
  case_no case_title case_content case_status case_result matter_code matter_name matter_type applied_at accepted_at completed_at due_at handling_org satisfaction event_no event_type event_time
  document_no published_at inspection_date project_no project_name budget_amount person_category
  indicator_code indicator_name indicator_value indicator_unit stat_region stat_year stat_month stat_date stat_scope growth_rate chain_rate previous_value
`);

/** Words of headings that name an act, a paper or the sort of a fact and not what it is a fact of, in the form that stands for their group. */
const FORM_WORDS = set(`
  证 证书 证件 证照 许可证 资格证 资质证 资质 资格 执照 批文 文书 文件 文号 决定 决定书 书 案件 案 工单 事项 事由 依据 法律 法规 政策 标准 方式 形式 方法 渠道 途径
  办理 办结 受理 申请 申报 上报 报送 填报 审核 批准 核准 批复 公布 公告 公示 发布 披露 有效 失效 意见 问题 诉求 处理 处置 反馈 回复 整改 结论 结果 时限 期限 次数 次 序 批次 版本
  编制 主管 承办 经办 主办 监管 日常 管理 服务 综合 总 当前 现状 截止 实施 执行 机关 执法 作出 颁发 变更 首次 最近 上次 下次 本次 累计 应 实际 计划 完成 项目 业务 经营 生产 使用
  数据 来源 渠道 类 种 名 本 年度 月份 月 日 年 季度 学期 周期 频次
  补助 补贴 救助 资助 奖励 发放 到账 银行卡 银行 账号 账户 开户
`);

/** Groups of words of headings (号, 日期, 名称 …): each names the sort of a fact. */
const SORTS: ReadonlySet<string> = new Set(alikeInHeadings.values());

export const isFormWord = (word: string): boolean => SORTS.has(word) || FORM_WORDS.has(word) || isAct(word);

/** An item as it is named: what its heading may mean is a guess unless it is declared. */
export interface KnownItem {
  readonly elements: readonly string[];
  readonly words: readonly string[];
  readonly declared: boolean;
}

/** Whether an item is a fact of the form: by its element, or, where none is declared, by all of its words (发证日期, 处罚内容). */
export function isOfTheForm({ elements: [first], words, declared }: KnownItem): boolean {
  if (first !== undefined && OF_THE_FORM.has(first)) return true;
  return !declared && words.length > 0 && words.every(isFormWord);
}

/** Whether a fact is one of the table's own: none that a base library gives, that the record or its form has, or that any list has. */
export function isOwnFact(item: KnownItem): boolean {
  const [first] = item.elements;
  if (isOfTheForm(item)) return false;
  return first === undefined || !(isOfIdentity(first) || OF_THE_RECORD.has(first) || OF_ANYTHING.has(first));
}

/** Facts of the libraries of people and organisations stand in every register of either; what the library of places gives stands in few. */
function isOfIdentity(element: string): boolean {
  const library = baseAttribute(element);
  return library === 'population' || library === 'organisation';
}
