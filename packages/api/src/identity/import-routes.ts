/**
 * Routes by which people and their rights come in many at once. A sheet is read first, without changing anything: the answer says all that is wrong with it, or
 * what would be made; what is then sent is what was shown, and is judged again.
 */
import { READS_ONLY } from '../wire/idempotency.ts';
import type { Route } from '../wire/route.ts';
import * as imports from './import.ts';

const FILES = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv; charset=utf-8'] as const;
/** As the JSON that would be sent. */
const MOST_BYTES = 8 * 1024 * 1024;

export const IMPORT_ROUTES = {
  importPeople: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/import/people',
    permission: 'organisation.manage',
    on: 'Organisation',
    bodyBytes: MOST_BYTES,
    summary: {
      zh: '批量导入机构和用户，全部或全不；所有错误一次列出',
      en: 'Import organisations and users, all or nothing; all faults are told at once',
    },
    body: imports.PeopleImport,
    response: imports.PeopleImported,
  },
  importGrants: {
    method: 'POST',
    idempotency: 'key',
    path: '/api/import/grants',
    permission: 'role.grant',
    on: 'Account',
    bodyBytes: MOST_BYTES,
    summary: {
      zh: '批量授予岗位角色，全部或全不；所有错误一次列出',
      en: 'Import grants of roles, all or nothing; all faults are told at once',
    },
    body: imports.GrantsImport,
    response: imports.GrantsImported,
  },
  readPeopleSheet: {
    method: 'POST',
    idempotency: READS_ONLY,
    path: '/api/import/people/sheet',
    permission: 'organisation.manage',
    on: 'Organisation',
    takesFile: MOST_BYTES,
    summary: {
      zh: '读取用户和机构的表格（XLSX、CSV）：逐格报错，或预览将新建什么；不改动任何东西',
      en: 'Read a sheet of people and organisations (XLSX, CSV): faults by cell, or what it would make; nothing is changed',
    },
    response: imports.PeopleSheet,
  },
  readGrantsSheet: {
    method: 'POST',
    idempotency: READS_ONLY,
    path: '/api/import/grants/sheet',
    permission: 'role.grant',
    on: 'Account',
    takesFile: MOST_BYTES,
    summary: {
      zh: '读取授权表格（XLSX、CSV）：逐格报错，或预览将授予什么；不改动任何东西',
      en: 'Read a sheet of grants (XLSX, CSV): faults by cell, or what it would grant; nothing is changed',
    },
    response: imports.GrantsSheet,
  },
  peopleTemplate: {
    method: 'GET',
    path: '/api/import/people/template',
    permission: 'organisation.manage',
    on: 'Organisation',
    summary: { zh: '用户和机构的空白表格', en: 'The sheet of people and organisations, empty' },
    query: imports.PeopleTemplateQuery,
    produces: FILES,
  },
  grantsTemplate: {
    method: 'GET',
    path: '/api/import/grants/template',
    permission: 'role.grant',
    on: 'Account',
    summary: { zh: '授权的空白表格', en: 'The sheet of grants, empty' },
    query: imports.GrantsTemplateQuery,
    produces: FILES,
  },
} as const satisfies Record<string, Route>;
