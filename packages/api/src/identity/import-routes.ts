/** Routes by which people and their rights come in many at once. */

import type { Route } from '../wire/route.ts';
import * as identity from './identity.ts';

export const IMPORT_ROUTES = {
  importPeople: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/import/people',
    permission: 'organisation.manage',
    on: 'Organisation',
    bodyBytes: 8 * 1024 * 1024,
    summary: { zh: '批量导入机构和用户，全部或全不', en: 'Import organisations and users, all or nothing' },
    body: identity.PeopleImport,
    response: identity.PeopleImported,
  },
  importGrants: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/import/grants',
    permission: 'role.grant',
    on: 'Account',
    bodyBytes: 8 * 1024 * 1024,
    summary: { zh: '批量授予岗位角色，全部或全不', en: 'Import grants of roles, all or nothing' },
    body: identity.GrantsImport,
    response: identity.GrantsImported,
  },
} as const satisfies Record<string, Route>;
