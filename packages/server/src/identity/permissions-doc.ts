/** docs/permissions.md, read off the policies: who may do what, in both languages. */
import type { Text2 } from '@kuaishu/api';
import { openAuthority, readPolicies } from '../policy/authority.ts';
import { ROLES, type Role } from '../policy/roles.ts';
import { permissionTable } from './permissions.ts';

/** What the nouns of actions are called. A noun that lacks here stands as it is. */
const NOUNS: Readonly<Record<string, Text2>> = {
  account: { zh: '账号', en: 'Accounts' },
  accountability: { zh: '履责', en: 'Accountability' },
  audit: { zh: '审计', en: 'Audit' },
  block: { zh: '块数据', en: 'Blocks' },
  case: { zh: '事项', en: 'Cases' },
  catalog: { zh: '目录台账', en: 'Catalogue ledger' },
  discrepancy: { zh: '不一致', en: 'Discrepancies' },
  duty: { zh: '时限与超期', en: 'Duties and deadlines' },
  effect: { zh: '办结动作', en: 'Effects' },
  entity: { zh: '主体', en: 'Entities' },
  entry: { zh: '目录条目', en: 'Catalogue entries' },
  event: { zh: '实时事件', en: 'Live events' },
  file: { zh: '附件', en: 'Attachments' },
  health: { zh: '运行状况', en: 'Health' },
  ledger: { zh: '流转账本', en: 'Log of flows' },
  notice: { zh: '通知', en: 'Notices' },
  openapi: { zh: '接口说明', en: 'Description of the API' },
  organisation: { zh: '机构', en: 'Organisations' },
  overview: { zh: '总览', en: 'Overview' },
  policy: { zh: '权限策略', en: 'Policies' },
  procedure: { zh: '流程', en: 'Procedures' },
  quarantine: { zh: '隔离区', en: 'Quarantine' },
  resource: { zh: '信息资源', en: 'Resources' },
  review: { zh: '待判', en: 'Doubtful pairs' },
  role: { zh: '授权', en: 'Roles' },
  run: { zh: '加工批次', en: 'Runs' },
  service: { zh: '系统账号', en: 'Service accounts' },
  session: { zh: '会话', en: 'Sessions' },
  strip: { zh: '条数据', en: 'Strips' },
  system: { zh: '系统', en: 'System' },
  webhook: { zh: '回调', en: 'Webhooks' },
};

export function permissionsDoc(): string {
  const files = readPolicies();
  const table = permissionTable(openAuthority(files), files);
  const roles = Object.keys(ROLES) as Role[];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const byNoun = Map.groupBy(table.actions, ({ action }) => action.split('.')[0] ?? '');
  const nouns = [...byNoun.keys()].sort();
  return [
    '# 权限矩阵 Who may do what',
    '',
    '由 `packages/server/src/policy/cedar/*.cedar` 生成，勿手改：`node scripts/permissions-doc.ts`。',
    'Made from `packages/server/src/policy/cedar/*.cedar`; do not edit: `node scripts/permissions-doc.ts`.',
    '',
    '● 表示该岗位角色至少对某些记录可以这样做；哪些记录由策略决定（本单位、本地区、本人……），列表、检索、计数与导出按同一策略过滤。',
    '● says that the role may do it to at least some records; which ones is for the policies to say (the own house, the own territory, oneself …), and lists, searches, counts and exports are filtered by the same policies.',
    '',
    '三员互斥，也不兼任其他岗位。',
    'The three officers exclude one another and every other role.',
    '',
    ...roles.map((role) => `- \`${role}\` ${ROLES[role].zh} ${ROLES[role].en}`),
    '',
    row(['动作 Action', '对象 On', ...roles.map((role) => `${ROLES[role].zh} ${ROLES[role].en}`)]),
    row(['---', '---', ...roles.map(() => ':-:')]).replaceAll(' ', ''),
    ...nouns.flatMap((noun) => [
      row([`**${NOUNS[noun]?.zh ?? noun} ${NOUNS[noun]?.en ?? noun}**`, '', ...roles.map(() => '')]),
      ...(byNoun.get(noun) ?? []).map((of) => {
        const holders = table.holders(of);
        return row([`\`${of.action}\``, of.on, ...roles.map((role) => (holders.includes(role) ? '●' : ''))]);
      }),
    ]),
    '',
  ].join('\n');
}
