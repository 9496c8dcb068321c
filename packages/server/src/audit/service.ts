/** 审计: what was done and refused, for audit administrators of the territory; their own reading of it is on record as well. */
import type { AuditRecord, AuditView } from '@kuaishu/api';
import type { Acts } from '../acts/acts.ts';
import { ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { Principal } from '../policy/principal.ts';
import type { ScopeExpression } from '../policy/scope.ts';
import type { AuditFilter, AuditRow, AuditStore } from './store.ts';

export interface AuditService {
  list(
    caller: Caller,
    filter: AuditFilter & { limit?: number | undefined; offset?: number | undefined },
  ): Promise<AuditView>;
  /** CSV (RFC 4180, UTF-8 with BOM, as office programs here want it), piece by piece. */
  export(caller: Caller, filter: AuditFilter): Promise<AsyncGenerator<string>>;
}

const DEFAULT_LIMIT = 50;
const PIECE = 2_000;

export function auditService({ store, acts }: { readonly store: AuditStore; readonly acts: Acts }): AuditService {
  return {
    async list(caller, { limit = DEFAULT_LIMIT, offset = 0, ...filter }) {
      checkTimes(filter);
      const { items, total } = await store.page(purviewOf(caller.principal), filter, { limit, offset });
      return { items: items.map(view), total };
    },
    async export(caller, filter) {
      checkTimes(filter);
      const { policies } = caller.require('audit.export');
      await acts.run(caller.act('audit.export', { kind: 'Platform', id: 'kuaishu' }, policies), async ({ note }) =>
        note({ ...filter }),
      );
      return csv(store, purviewOf(caller.principal), filter);
    },
  };
}

/** The province's auditor sees everything, visitors' attempts included; a prefecture's what its people did and what was done to them. */
function purviewOf({ path, purview, level }: Principal): ScopeExpression {
  if (level === 'province' && path[0] === purview) return true;
  return {
    any: [
      { field: 'path', in: [purview] },
      { field: 'target_path', in: [purview] },
    ],
  };
}

function checkTimes({ from, until }: AuditFilter): void {
  for (const [where, text] of Object.entries({ from, until }))
    if (text !== undefined && Number.isNaN(Date.parse(text)))
      throw new ServerError('bad_request', { zh: '时间应为 ISO 8601。', en: 'The time must be ISO 8601.' }, { where });
}

const COLUMNS = [
  'seq',
  'at',
  'outcome',
  'action',
  'actor',
  'actorName',
  'actorKind',
  'behalf',
  'organisation',
  'targetKind',
  'target',
  'policies',
  'session',
  'address',
  'request',
  'detail',
  'id',
] as const satisfies readonly (keyof AuditRecord)[];

/** No cell runs as a formula in a spreadsheet: names are other people's. */
async function* csv(store: AuditStore, purview: ScopeExpression, filter: AuditFilter): AsyncGenerator<string> {
  // the engine is large, and exports are few
  const { csvLine } = await import('@kuaishu/engine');
  yield `\ufeff${csvLine(COLUMNS)}`;
  let before: string | null = null;
  for (;;) {
    const rows: AuditRow[] = await store.before(purview, filter, before, PIECE);
    if (rows.length === 0) return;
    yield rows.map((row) => csvLine(COLUMNS.map((name) => cell(view(row)[name])))).join('');
    before = rows.at(-1)?.seq ?? null;
    if (rows.length < PIECE) return;
  }
}

function cell(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function view(row: AuditRow): AuditRecord {
  return {
    seq: row.seq,
    id: row.id,
    at: row.at.toISOString(),
    outcome: row.outcome,
    action: row.action,
    actor: row.actor,
    actorName: row.actor_name,
    actorKind: row.actor_kind,
    behalf: row.behalf,
    organisation: row.organisation,
    session: row.session,
    address: row.address,
    targetKind: row.target_kind,
    target: row.target,
    policies: row.policies,
    request: row.request,
    detail: row.detail,
  };
}
