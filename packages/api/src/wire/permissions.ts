/**
 * Every right and what it is called: the one list that routes, policies, pages and documents share. A right that is not here is a type error in its route, and
 * one that stands in the policies' schema alone fails `identity/permissions.test.ts`. Names say what one does with what, in the catalogue's own words.
 */
import type { Text2 } from './common.ts';

export const PERMISSIONS = {
  'account.manage': { zh: '管理账号', en: 'Manage accounts' },
  'account.own': { zh: '管理自己的账号', en: 'Manage one’s own account' },
  'account.read': { zh: '查看账号', en: 'See accounts' },
  'account.unlock': { zh: '解锁账号', en: 'Unlock accounts' },
  'accountability.read': { zh: '查看问责清单', en: 'See the list of what was missed' },
  'audit.export': { zh: '导出审计记录', en: 'Export audit records' },
  'audit.read': { zh: '查看审计记录', en: 'See audit records' },
  'block.read': { zh: '查看块数据', en: 'See blocks' },
  'case.act': { zh: '办理事项', en: 'Act in cases' },
  'case.comment': { zh: '在事项中留言', en: 'Comment on cases' },
  'case.delegate': { zh: '转交事项', en: 'Hand cases to colleagues' },
  'case.open': { zh: '发起事项', en: 'Open cases' },
  'case.read': { zh: '查看事项', en: 'See cases' },
  'catalog.changes': { zh: '获取目录变更', en: 'Follow changes of the catalogue' },
  'catalog.probe': { zh: '目录查重', en: 'Look for duplicates' },
  'catalog.resolve': { zh: '查数源', en: 'Find the one source' },
  'catalog.search': { zh: '检索目录', en: 'Search the catalogue' },
  'deadline.change': { zh: '变更时限', en: 'Change time limits' },
  'discrepancy.export': { zh: '导出不一致', en: 'Export discrepancies' },
  'discrepancy.read': { zh: '查看不一致', en: 'See discrepancies' },
  'duty.read': { zh: '查看责任与时限', en: 'See duties and time limits' },
  'effect.read': { zh: '查看办结动作', en: 'See what follows from cases' },
  'effect.retry': { zh: '重试办结动作', en: 'Retry what follows from cases' },
  'entity.read': { zh: '查看主体', en: 'See entities' },
  'entity.reveal': { zh: '查看明文', en: 'Reveal covered values' },
  'entry.draft': { zh: '编制目录', en: 'Compile entries' },
  'entry.export': { zh: '导出目录', en: 'Export entries' },
  'entry.import': { zh: '导入目录', en: 'Import entries' },
  'entry.read': { zh: '查看目录', en: 'See entries' },
  'event.read': { zh: '接收实时事件', en: 'Follow live events' },
  'file.read': { zh: '查看附件', en: 'Open attachments' },
  'health.read': { zh: '查看运行状况', en: 'See the state of the service' },
  'ledger.read': { zh: '查阅流转账本', en: 'Read the log of flows' },
  'ledger.reconcile': { zh: '核对流转账本', en: 'Reconcile the log of flows' },
  'notice.read': { zh: '查看通知', en: 'Read notices' },
  'openapi.read': { zh: '查看接口说明', en: 'Read the description of the API' },
  'organisation.manage': { zh: '管理机构', en: 'Manage organisations' },
  'organisation.read': { zh: '查看机构', en: 'See organisations' },
  'overview.read': { zh: '查看总览', en: 'See the overview' },
  'policy.read': { zh: '查看权限策略', en: 'See rights and policies' },
  'procedure.read': { zh: '查看流程', en: 'See procedures' },
  'quarantine.export': { zh: '导出隔离数据', en: 'Export refused rows' },
  'quarantine.read': { zh: '查看隔离区', en: 'See the quarantine' },
  'resource.read': { zh: '查看信息资源', en: 'See resources' },
  'review.answer': { zh: '判定待判', en: 'Judge doubtful pairs' },
  'review.read': { zh: '查看待判', en: 'See doubtful pairs' },
  'role.grant': { zh: '授予角色', en: 'Grant roles' },
  'role.revoke': { zh: '收回角色', en: 'Revoke roles' },
  'run.cancel': { zh: '取消加工', en: 'Cancel runs' },
  'run.read': { zh: '查看加工批次', en: 'See runs' },
  'run.release': { zh: '放行批次', en: 'Release held runs' },
  'run.start': { zh: '启动加工', en: 'Start runs' },
  'service.manage': { zh: '管理系统账号', en: 'Manage service accounts' },
  'session.end': { zh: '退出登录', en: 'Sign out' },
  'session.end_other': { zh: '结束其他会话', en: 'End other sessions' },
  'session.open': { zh: '登录', en: 'Sign in' },
  'session.read': { zh: '查看登录状态', en: 'See who is signed in' },
  'strip.read': { zh: '查看条数据', en: 'See strips' },
  'system.manage': { zh: '管理系统', en: 'Manage the system' },
  'system.setup': { zh: '建立三员', en: 'Make the first officers' },
  'webhook.manage': { zh: '管理推送地址', en: 'Manage webhooks' },
} as const satisfies Readonly<Record<`${string}.${string}`, Text2>>;

/** A right: `<noun>.<verb>`, an action of the policies. */
export type Permission = keyof typeof PERMISSIONS;

/** What a right is about, and a table of rights is grouped by. */
export const PERMISSION_NOUNS: Readonly<Record<Permission extends `${infer N}.${string}` ? N : never, Text2>> = {
  account: { zh: '账号', en: 'Accounts' },
  accountability: { zh: '问责', en: 'Accountability' },
  audit: { zh: '审计', en: 'Audit' },
  block: { zh: '块数据', en: 'Blocks' },
  case: { zh: '事项', en: 'Cases' },
  catalog: { zh: '目录台账', en: 'Catalogue ledger' },
  deadline: { zh: '时限', en: 'Time limits' },
  discrepancy: { zh: '不一致', en: 'Discrepancies' },
  duty: { zh: '责任', en: 'Duties' },
  effect: { zh: '办结动作', en: 'What follows from cases' },
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
  role: { zh: '角色', en: 'Roles' },
  run: { zh: '加工批次', en: 'Runs' },
  service: { zh: '系统账号', en: 'Service accounts' },
  session: { zh: '会话', en: 'Sessions' },
  strip: { zh: '条数据', en: 'Strips' },
  system: { zh: '系统', en: 'System' },
  webhook: { zh: '推送', en: 'Webhooks' },
};

/** What the platform or somebody at its console does without a right being asked for; audit records have them beside the rights. */
export const UNASKED_ACTS = {
  'account.delegate': { zh: '岗位代理', en: 'Lend a post' },
  'account.password': { zh: '重设密码', en: 'Set a new password' },
  'effect.run': { zh: '执行办结动作', en: 'Carry out what follows from a case' },
  'entry.sketch': { zh: '记录数据特征', en: 'Keep sketches of deliveries' },
  'ledger.accept-loss': { zh: '确认账本缺失', en: 'Accept a loss of the log' },
  'ledger.refill': { zh: '补写账本', en: 'Refill the log' },
  'run.hold': { zh: '扣住批次', en: 'Hold a run' },
  'run.publish': { zh: '发布批次', en: 'Publish a run' },
  'system.clean': { zh: '清理过期记录', en: 'Clear what has expired' },
} as const satisfies Readonly<Record<string, Text2>>;

/** What an act is done under. */
export type ActName = Permission | keyof typeof UNASKED_ACTS;

const ACTS: Readonly<Record<string, Text2>> = { ...PERMISSIONS, ...UNASKED_ACTS };

/** The name of a right or act as it stands in a record; undefined of one that an older or newer platform wrote. */
export const actName = (code: string): Text2 | undefined => (Object.hasOwn(ACTS, code) ? ACTS[code] : undefined);

export const nounOf = (permission: Permission): keyof typeof PERMISSION_NOUNS =>
  permission.slice(0, permission.indexOf('.')) as keyof typeof PERMISSION_NOUNS;
