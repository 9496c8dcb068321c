/**
 * 更新义务: resources that the platform collects and that nobody delivers in time. The platform opens their cases by itself; here stands what people make of
 * them. Acts are given in working days after the day on which the case opens.
 */
import type { Entry } from '@kuaishu/catalog';
import { type ActKind, LAST_DAY, type PlanAct } from './act.ts';
import type { Actors } from './actors.ts';

/** resource | what is done about it: `+days kind text`, several joined by `;`. `@n`: named day, in working days before (-) or after (+) the end of the plan. */
const STORIES = `
st_emission_test |
gy_qz_zf_city_case |
qxn_xy_rs_vacancies | +2 extend 岗位正在与用人单位核对，申请延长。 8; +2 allow 同意延长，核对后补报。
cz_procurement_contract | +3 explain 采购平台升级，合同公告接口中断。 @-12; +4 accept 同意延期，恢复后请立即补报。
rs_vacancies | +30 explain 招聘网站改版，岗位库正在迁移。 @+8
gaxq_sc_food_sampling | +14 explain 抽检结果由承检机构汇总，本批尚未返回。 @+5
gaxq_zj_presale | +1 explain 新区审批系统并网，数据正在割接。 @+20; +3 accept 同意，割接完成后恢复每周更新。
as_yj_hidden_danger | +2 explain 人手不足。 @-10; +4 refuse 更新是本部门职责，理由不成立，请尽快补报。
qxn_rs_vacancies | +1 explain 人社一体化平台切换。 @-20; +2 accept 同意延期。
bj_xc_linking_project | +1 extend 项目台账正在核对，申请延长。 10; +2 allow 同意延长。
lps_st_impact_assessment | +2 extend 审批系统停机维护，申请延长。 5
gy_jt_taxi | +2 recadence yearly
qdn_zw_hotline | +2 retire 热线已并入省级平台，数据由省级统一归集。
`;

/** Strips of the refinery that stand on the ledger long before their first delivery: some of their departments say why. */
const STRIPS = `
ga_hukou | 新系统首次对接，等待首批归集。
wj_health | 各市（州）数据正在汇总，首批即将报送。
yb_medical | 与人社参保数据对账，完成后报送。
`;
/** By then a month has passed since their publication. */
const STRIPS_DAY = 45;

const rows = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' | ').map((part) => part.replace(/\s*\|$/u, '').trim()));

/** Resources that the platform is to collect and that are never delivered in the demonstration. */
export const AWAITED: readonly string[] = rows(STORIES).map(([resource = '']) => resource);

const KINDS: Readonly<Record<string, ActKind>> = {
  explain: 'explain_update',
  accept: 'accept_update',
  refuse: 'refuse_update',
  extend: 'extend_update',
  allow: 'allow_extension',
};

export function missedUpdateActs(
  acts: readonly PlanAct[],
  actorsOf: (resource: string) => Actors,
  bodyOf: ReadonlyMap<string, Entry>,
): readonly PlanAct[] {
  const published = new Map(acts.flatMap((act) => (act.kind === 'publish' ? [[act.entry, act.at] as const] : [])));
  const stories = rows(STORIES).flatMap(([resource = '', story = '']) => {
    const day = published.get(resource);
    const body = bodyOf.get(resource);
    if (day === undefined || !body) throw new Error(`${resource} is not published, so nothing is owed`);
    // a working day for what is renewed daily, five for weekly; the case opens on the day after
    const opens = day + (body.cadence === 'daily' ? 2 : 6);
    return story === ''
      ? []
      : story.split('; ').flatMap((step) => stepActs(resource, body, opens, step, actorsOf(resource)));
  });
  const strips = rows(STRIPS).flatMap(([resource = '', reason = '']): PlanAct[] => {
    const who = actorsOf(resource);
    const of = { entry: resource, case: `update/${resource}` };
    return [
      {
        ...of,
        at: STRIPS_DAY,
        actor: who.steward,
        kind: 'explain_update',
        comment: reason,
        data: { until: LAST_DAY + 6 },
      },
      {
        ...of,
        at: STRIPS_DAY + 2,
        actor: who.reviewer,
        kind: 'accept_update',
        comment: '同意，首批归集后按周期更新。',
      },
    ];
  });
  return [...stories, ...strips];
}

function stepActs(resource: string, body: Entry, opens: number, step: string, who: Actors): readonly PlanAct[] {
  const [, after = '', word = '', rest = ''] = /^\+(\d+) (\w+) (.*)$/u.exec(step) ?? [];
  const at = Math.min(LAST_DAY, opens + Number(after));
  const of = { entry: resource, case: `update/${resource}` };
  if (word === 'recadence') {
    const revised = { ...body, cadence: rest as NonNullable<Entry['cadence']> };
    const own = { entry: resource, case: null };
    return [
      {
        ...own,
        at,
        actor: who.steward,
        kind: 'revise',
        comment: '按实际产生频率调整更新周期。',
        data: { entry: revised },
      },
      { ...own, at: at + 1, actor: who.steward, kind: 'submit', comment: '更新周期调整，请审核。' },
      { ...own, at: at + 2, actor: who.head, kind: 'department_approve', comment: '同意报送。' },
      { ...own, at: at + 3, actor: who.reviewer, kind: 'publish', comment: '审核通过，予以发布。' },
    ];
  }
  if (word === 'retire') {
    const beside = { entry: resource, case: `retire/${resource}` };
    return [
      { ...beside, at, actor: who.steward, kind: 'retire', comment: rest, data: { basis: '资源整合会议纪要（模拟）' } },
      { ...beside, at: at + 1, actor: who.head, kind: 'retire_approve' },
      { ...beside, at: at + 2, actor: who.reviewer, kind: 'retire_finish' },
    ];
  }
  const kind = KINDS[word];
  if (!kind) throw new Error(`nobody does '${step}'`);
  const actor = word === 'explain' || word === 'extend' ? who.steward : who.reviewer;
  const [, text = rest, until] = /^(.*) @([+-]\d+)$/u.exec(rest) ?? [];
  const [, reason = text, days] = /^(.*) (\d+)$/u.exec(text) ?? [];
  return [
    {
      ...of,
      at,
      actor,
      kind,
      comment: reason,
      data: {
        ...(until === undefined ? {} : { until: LAST_DAY + Number(until) }),
        ...(days === undefined ? {} : { days: Number(days) }),
      },
    },
  ];
}
