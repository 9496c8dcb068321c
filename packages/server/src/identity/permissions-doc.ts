/** docs/permissions.md, read off the policies: who may do what, in both languages. */
import { nounOf, PERMISSION_NOUNS, PERMISSIONS, type Text2 } from '@kuaishu/api';
import { openAuthority, readPolicies } from '../policy/authority.ts';
import { ROLES, type Role } from '../policy/roles.ts';
import { permissionTable } from './permissions.ts';

const both = ({ zh, en }: Text2): string => `${zh} ${en}`;

export function permissionsDoc(): string {
  const files = readPolicies();
  const table = permissionTable(openAuthority(files), files);
  const roles = Object.keys(ROLES) as Role[];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const byNoun = Map.groupBy(table.actions, ({ action }) => nounOf(action));
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
    ...roles.map((role) => `- ${both(ROLES[role])} \`${role}\``),
    '',
    row(['动作 Action', '对象 On', ...roles.map((role) => both(ROLES[role]))]),
    row(['---', '---', ...roles.map(() => ':-:')]).replaceAll(' ', ''),
    ...nouns.flatMap((noun) => [
      row([`**${both(PERMISSION_NOUNS[noun])}**`, '', ...roles.map(() => '')]),
      ...(byNoun.get(noun) ?? []).map((of) => {
        const holders = table.holders(of);
        return row([
          `${both(PERMISSIONS[of.action])} \`${of.action}\``,
          of.on,
          ...roles.map((role) => (holders.includes(role) ? '●' : '')),
        ]);
      }),
    ]),
    '',
  ].join('\n');
}
