/** 权限申请: people who ask for a role at their own house; the province's security administrator decides. */
import { LAST_DAY, type PlanAct } from './act.ts';

const SECURITY = 'gz.dsj.security_admin';
const RIGHTS = [
  { actor: 'gz.mz.staff', role: 'steward', at: 18, decided: 'grant_right', comment: '数据专员休产假，代行编目职责。' },
  { actor: 'gz.jy.staff', role: 'steward', at: 30, decided: 'grant_right', comment: '新学年学籍数据编目需要。' },
  { actor: 'gz.cz.staff', role: 'evaluator', at: 38, decided: 'refuse_right', comment: '想了解各部门考评得分。' },
  {
    actor: 'gz.st.staff',
    role: 'steward',
    at: LAST_DAY - 1,
    decided: null,
    comment: '监测数据编目任务较重，增加一名数据专员。',
  },
] as const;

export function rightActs(): readonly PlanAct[] {
  return RIGHTS.flatMap(({ actor, role, at, decided, comment }, nth): PlanAct[] => {
    const of = { entry: null, case: `right/${nth + 1}` };
    const asked: PlanAct = { ...of, at, actor, kind: 'ask_right', data: { role, until: LAST_DAY + 120 }, comment };
    if (decided === null) return [asked];
    const reason =
      decided === 'refuse_right' ? '评估员须由第三方评估机构人员担任，考评结果公布后可查。' : '同意，到期自动收回。';
    return [asked, { ...of, at: at + 1, actor: SECURITY, kind: decided, comment: reason }];
  });
}
