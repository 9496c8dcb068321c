/** Roles (岗位角色) that a person or system holds at an organisation. What each may do stands in `cedar/*.cedar`. */
import type { Text2 } from '@kuaishu/api';

export const ROLES = {
  steward: { zh: '数据专员', en: 'Data steward' },
  head: { zh: '部门负责人', en: 'Head of department' },
  staff: { zh: '工作人员', en: 'Staff' },
  reviewer: { zh: '目录审核员', en: 'Catalogue reviewer' },
  arbiter: { zh: '大数据局负责人', en: 'Head of the data bureau' },
  operator: { zh: '加工运维员', en: 'Refinery operator' },
  leader: { zh: '领导', en: 'Leader' },
  developer: { zh: '应用开发者', en: 'Application developer' },
  evaluator: { zh: '评估员', en: 'Evaluator' },
  system_admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全管理员', en: 'Security administrator' },
  audit_admin: { zh: '审计管理员', en: 'Audit administrator' },
} as const satisfies Record<string, Text2>;
export type Role = keyof typeof ROLES;

/** 三员: exclude one another and every other role (GB/T 22239-2019, level 3, 安全管理中心). */
export const OFFICERS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

/** Roles of a data bureau, whose purview is the territory of its government and not only its own house. */
export const BUREAU_ROLES: readonly Role[] = ['reviewer', 'arbiter', 'operator'];
