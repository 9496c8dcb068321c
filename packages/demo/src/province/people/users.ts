/**
 * Who works where: a steward, a head and staff at every body; reviewers, an arbiter at each bureau of big data, one reviewer, who follows what the county does, at
 * a county's; leaders, the three officers, developers, evaluators.
 */
import type { ProvinceOrganisation, Text2 } from '../organisations/organisation.ts';
import { nameMaker } from './names.ts';
import type { DemoAccount, ProvinceRole, ProvinceUser } from './user.ts';

const TITLES: Readonly<Record<ProvinceRole, Text2>> = {
  steward: { zh: '数据专员', en: 'Data steward' },
  head: { zh: '部门负责人', en: 'Head of department' },
  staff: { zh: '工作人员', en: 'Staff' },
  reviewer: { zh: '目录审核员', en: 'Catalogue reviewer' },
  arbiter: { zh: '大数据局负责人', en: 'Head of the data bureau' },
  operator: { zh: '加工运维员', en: 'Refinery operator' },
  leader: { zh: '分管领导', en: 'Leader' },
  developer: { zh: '应用开发者', en: 'Application developer' },
  evaluator: { zh: '第三方评估员', en: 'Evaluator' },
  system_admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全管理员', en: 'Security administrator' },
  audit_admin: { zh: '审计管理员', en: 'Audit administrator' },
};

/** Posts of a body, each a person; a number tells several of one role apart. */
function postsOf({ key, kind, level, function: code }: ProvinceOrganisation): readonly string[] {
  const posts = ['steward', 'head'];
  if (level !== 'county' && kind !== 'government') posts.push('staff');
  if (kind === 'government' && level !== 'county') posts.push('leader');
  if (code === 'dsj') posts.push('reviewer', ...(level === 'county' ? [] : ['reviewer2', 'arbiter']));
  if (key === 'gz.dsj') posts.push('operator', 'system_admin', 'security_admin', 'audit_admin');
  if (key === 'gy.data') posts.push('developer', 'developer2');
  if (key === 'gz.assessor') posts.push('evaluator', 'evaluator2');
  return posts;
}

export function makeUsers(organisations: readonly ProvinceOrganisation[], seed: number): readonly ProvinceUser[] {
  const nameOf = nameMaker(seed);
  // those offered for one click have logins that say so: the first of each role
  const demoLogins = new Map(
    [...Map.groupBy(DEMO_ACCOUNTS, ({ role }) => role)].map(
      ([role, [first]]) => [first?.user, `demo-${role.replace('_admin', '')}`] as const,
    ),
  );
  return organisations.flatMap((organisation) =>
    postsOf(organisation).map((post): ProvinceUser => {
      const role = post.replace(/\d+$/u, '') as ProvinceRole;
      const key = `${organisation.key}.${post}`;
      const login = demoLogins.get(key) ?? key.replaceAll('.', '-').replaceAll('_', '-');
      return {
        key,
        organisation: organisation.key,
        roles: [role],
        login,
        name: nameOf(key),
        title: TITLES[role],
        email: `${login}@guizhou.example`,
      };
    }),
  );
}

/** Who stands for each role when one switches with a click, and then people of a prefecture and of a county, who see these alone. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account(
    'steward',
    'gz.mz.steward',
    '民政厅：编目、提交、修订、答复',
    'Civil affairs: compiles, submits, revises, answers',
  ),
  account('head', 'gz.mz.head', '民政厅：签发本部门目录', 'Civil affairs: signs what the department submits'),
  account('staff', 'gz.mz.staff', '民政厅：查目录、提申请', 'Civil affairs: searches, asks for data'),
  account('reviewer', 'gz.dsj.reviewer', '省大数据局：审核目录', 'Provincial bureau: reviews the catalogue'),
  account('arbiter', 'gz.dsj.arbiter', '省大数据局：裁定数源冲突', 'Provincial bureau: decides who is the source'),
  account('operator', 'gz.dsj.operator', '省大数据局：运行数据加工', 'Provincial bureau: runs the refinery'),
  account('leader', 'gz.leader', '省政府：看总览和考评', 'Provincial government: sees the whole'),
  account('developer', 'gy.data.developer', '企业：找数据、接接口', 'A company: finds data, connects interfaces'),
  account('evaluator', 'gz.assessor.evaluator', '第三方：复算考评', 'A third party: recomputes the scores'),
  account('system_admin', 'gz.dsj.system_admin', '系统管理员：管账号和机构', 'Keeps accounts and organisations'),
  account('security_admin', 'gz.dsj.security_admin', '安全管理员：授权与收权', 'Gives and takes rights'),
  account('audit_admin', 'gz.dsj.audit_admin', '审计管理员：看记录、出证明', 'Reads the records and proves them'),
  account(
    'steward',
    'gy.mz.steward',
    '贵阳市民政局：块数据只见贵阳的',
    'Civil affairs of Guiyang: sees the blocks of Guiyang alone',
  ),
  account(
    'reviewer',
    'gy.dsj.reviewer',
    '贵阳市大数据局：只见贵阳的块、条与隔离行',
    "Guiyang's bureau: sees Guiyang's blocks, strips and refused rows alone",
  ),
  account(
    'steward',
    'gy.hx.mz.steward',
    '花溪区民政局：块数据只见花溪的',
    'Civil affairs of Huaxi: sees the blocks of Huaxi alone',
  ),
  {
    role: 'public',
    user: null,
    title: { zh: '公众', en: 'The public' },
    about: { zh: '不登录：查开放数据、验流转凭证', en: 'Without signing in: open data, proofs' },
  },
];

function account(role: ProvinceRole, user: string, zh: string, en: string): DemoAccount {
  return { role, user, title: TITLES[role], about: { zh, en } };
}
