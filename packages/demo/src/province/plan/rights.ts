/** 权限申请: people who ask for a role at their own house; the province's security administrator decides. */
import { LAST_DAY, type PlanAct } from './act.ts';

const SECURITY = 'gz.dsj.security_admin';
const RIGHTS = [
  { actor: 'gz.mz.staff', role: 'steward', at: 18, decided: 'grant_right', comment: '数据专员休产假，代行编目职责。' },
  { actor: 'gz.jy.staff', role: 'steward', at: 30, decided: 'grant_right', comment: '新学年学籍数据编目需要。' },
  { actor: 'gz.cz.staff', role: 'evaluator', at: 38, decided: 'refuse_right', comment: '想了解各部门考评得分。' },
  { actor: 'gz.ny.staff', role: 'steward', at: 44, decided: 'return_case', comment: '协助编目。' },
  { actor: 'gz.sl.staff', role: 'steward', at: 50, decided: 'withdraw_case', comment: '临时借调编目。' },
  {
    actor: 'gz.st.staff',
    role: 'steward',
    at: LAST_DAY - 1,
    decided: null,
    comment: '监测数据编目任务较重，增加一名数据专员。',
  },
] as const;

const REASONS = {
  grant_right: '同意，到期自动收回。',
  refuse_right: '评估员须由第三方评估机构人员担任，考评结果公布后可查。',
  return_case: '请写明需要权限的工作和期限的理由。',
  withdraw_case: '借调取消，撤回申请。',
} as const;

export function rightActs(): readonly PlanAct[] {
  return RIGHTS.flatMap(({ actor, role, at, decided, comment }, nth): PlanAct[] => {
    const of = { entry: null, case: `right/${nth + 1}` };
    const asked: PlanAct = { ...of, at, actor, kind: 'ask_right', data: { role, until: LAST_DAY + 120 }, comment };
    if (decided === null) return [asked];
    const by = decided === 'withdraw_case' ? actor : SECURITY;
    return [asked, { ...of, at: at + 1, actor: by, kind: decided, comment: REASONS[decided] }];
  });
}
