/** Routes of organisations. */
import { List } from '../wire/common.ts';
import type { Route } from '../wire/route.ts';
import * as identity from './identity.ts';

export const ORGANISATION_ROUTES = {
  organisations: {
    method: 'GET',
    path: '/api/organisations',
    permission: 'organisation.read',
    on: 'Organisation',
    summary: { zh: '机构，可按上级、类别、层级、名称筛选', en: 'Organisations, by parent, kind, level, name' },
    query: identity.OrganisationsQuery,
    response: List(identity.OrganisationView),
  },
  organisation: {
    method: 'GET',
    path: '/api/organisations/:organisation',
    permission: 'organisation.read',
    on: 'Organisation',
    summary: { zh: '一个机构', en: 'One organisation' },
    params: identity.OrganisationParams,
    response: identity.OrganisationView,
  },
  addOrganisation: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/organisations',
    permission: 'organisation.manage',
    on: 'Organisation',
    status: 201,
    summary: { zh: '新增机构', en: 'Add an organisation' },
    body: identity.OrganisationAdd,
    response: identity.OrganisationView,
  },
  changeOrganisation: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/organisations/:organisation',
    permission: 'organisation.manage',
    on: 'Organisation',
    summary: { zh: '修改或终止机构', en: 'Change or end an organisation' },
    params: identity.OrganisationParams,
    body: identity.OrganisationChange,
    response: identity.OrganisationView,
  },
} as const satisfies Record<string, Route>;
