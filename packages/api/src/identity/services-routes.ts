/** Routes of service accounts and their keys. */
import { List } from '../wire/common.ts';
import type { Route } from '../wire/route.ts';
import * as identity from './identity.ts';
import * as session from './session.ts';

export const SERVICE_ROUTES = {
  services: {
    method: 'GET',
    path: '/api/services',
    permission: 'account.read',
    on: 'Account',
    summary: { zh: '系统账号及其密钥', en: 'Service accounts and their keys' },
    response: List(identity.ServiceView),
  },
  addService: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/services',
    permission: 'service.manage',
    on: 'Account',
    status: 201,
    summary: { zh: '新增系统账号', en: 'Add a service account' },
    body: identity.ServiceAdd,
    response: identity.ServiceMade,
  },
  disableService: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/services/:service/disable',
    permission: 'service.manage',
    on: 'Account',
    summary: { zh: '停用系统账号', en: 'Shut a service account out' },
    params: identity.ServiceParams,
    response: session.Done,
  },
  addServiceKey: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/services/:service/keys',
    permission: 'service.manage',
    on: 'Account',
    status: 201,
    summary: {
      zh: '为系统账号生成新密钥（最多两把同时有效）',
      en: 'Make a new key for a service account; two may hold at once',
    },
    params: identity.ServiceParams,
    response: identity.ServiceKeyMade,
  },
  revokeServiceKey: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/services/:service/keys/:key/revoke',
    permission: 'service.manage',
    on: 'Account',
    summary: { zh: '撤销密钥', en: 'Revoke a key' },
    params: identity.ServiceKeyParams,
    response: session.Done,
  },
} as const satisfies Record<string, Route>;
