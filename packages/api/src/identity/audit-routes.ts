/** Routes of the table of rights and of audit records. */

import type { Route } from '../wire/route.ts';
import * as audit from './audit.ts';
import * as identity from './identity.ts';

export const AUDIT_ROUTES = {
  permissions: {
    method: 'GET',
    path: '/api/permissions',
    permission: 'policy.read',
    summary: { zh: '权限矩阵与策略文件', en: 'Table of rights, and the policies as files' },
    response: identity.PermissionMatrix,
  },
  audit: {
    method: 'GET',
    path: '/api/audit',
    permission: 'audit.read',
    summary: { zh: '审计记录，新的在前', en: 'Audit records, newest first' },
    query: audit.AuditQuery,
    response: audit.AuditView,
  },
  auditExport: {
    method: 'GET',
    path: '/api/audit.csv',
    permission: 'audit.export',
    summary: { zh: '导出审计记录', en: 'Export audit records' },
    query: audit.AuditExportQuery,
    produces: 'text/csv',
  },
} as const satisfies Record<string, Route>;
