/** Routes by which drafts are proposed. What they propose becomes an entry by `draftEntry` alone. */

import { READS_ONLY } from '../wire/idempotency.ts';
import type { Route } from '../wire/route.ts';
import * as drafting from './drafting.ts';

export const DRAFTING_ROUTES = {
  proposeFromFile: {
    method: 'POST',
    path: '/api/catalog/proposals/file',
    permission: 'entry.draft',
    on: 'Entry',
    idempotency: READS_ONLY,
    summary: {
      zh: '由文件的探查结果起草条目：信息项、数据元、类型、键、分级，各附把握；不保存文件',
      en: "Entries proposed from a file's profile: items, data elements, types, key and grades, each with how sure it is; the file is not kept",
    },
    takesFile: 50_000_000,
    response: drafting.Proposals,
  },
  databaseTables: {
    method: 'POST',
    path: '/api/catalog/proposals/database/tables',
    permission: 'entry.draft',
    on: 'Entry',
    idempotency: READS_ONLY,
    summary: {
      zh: '列出数据库的表，供选择起草；连接信息不保存',
      en: 'Tables of a database, to choose from; the connection is not kept',
    },
    body: drafting.TablesRequest,
    response: drafting.DatabaseTables,
  },
  proposeFromDatabase: {
    method: 'POST',
    path: '/api/catalog/proposals/database',
    permission: 'entry.draft',
    on: 'Entry',
    idempotency: READS_ONLY,
    summary: {
      zh: '由数据库的表结构起草条目，每表一条；连接信息不保存',
      en: 'Entries proposed from tables of a database, one each; the connection is not kept',
    },
    body: drafting.ProposeTablesRequest,
    response: drafting.Proposals,
  },
} as const satisfies Record<string, Route>;
