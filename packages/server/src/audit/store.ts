/** Audit records read: filtered, page by page, or all as a stream for an export. */
import { type Selectable, sql } from 'kysely';
import type { AuditRecordTable } from '../acts/tables.ts';
import type { Db } from '../db/database.ts';
import { type ScopeExpression, scopeSql } from '../policy/scope.ts';

export interface AuditFilter {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly outcome?: 'done' | 'refused' | 'failed' | undefined;
  readonly address?: string | undefined;
}

export interface AuditRow
  extends Pick<
    Selectable<AuditRecordTable>,
    | 'seq'
    | 'id'
    | 'at'
    | 'outcome'
    | 'action'
    | 'actor'
    | 'actor_kind'
    | 'behalf'
    | 'organisation'
    | 'session'
    | 'address'
    | 'target_kind'
    | 'target'
    | 'policies'
    | 'request'
    | 'detail'
  > {
  readonly actor_name: string | null;
}

export interface AuditStore {
  /** Newest first. */
  page(
    purview: ScopeExpression,
    filter: AuditFilter,
    page: { limit: number; offset: number },
  ): Promise<{ items: AuditRow[]; total: number }>;
  /** Older than `before`, newest first: how an export goes through all of them without holding them. */
  before(purview: ScopeExpression, filter: AuditFilter, before: string | null, limit: number): Promise<AuditRow[]>;
}

/** A record is in a purview by the house of who acted or of what was acted on. */
const COLUMNS = {
  path: { column: 'audit_record.path', kind: 'array' },
  target_path: { column: 'audit_record.target_path', kind: 'array' },
} as const;

export function auditStore(db: Db): AuditStore {
  function filtered(purview: ScopeExpression, { from, until, actor, action, target, outcome, address }: AuditFilter) {
    let found = db.selectFrom('audit_record').where(scopeSql(purview, COLUMNS));
    if (from !== undefined) found = found.where('audit_record.at', '>=', new Date(from));
    if (until !== undefined) found = found.where('audit_record.at', '<', new Date(until));
    if (actor !== undefined) found = found.where('audit_record.actor', '=', actor);
    if (action !== undefined) found = found.where('audit_record.action', '=', action);
    if (target !== undefined) found = found.where('audit_record.target', '=', target);
    if (outcome !== undefined) found = found.where('audit_record.outcome', '=', outcome);
    if (address !== undefined) found = found.where('audit_record.address', '=', address);
    return found;
  }
  const rows = (found: ReturnType<typeof filtered>) =>
    found
      .leftJoin('user_account', 'user_account.id', 'audit_record.actor')
      .leftJoin('service_account', 'service_account.id', 'audit_record.actor')
      .select([
        'audit_record.seq',
        'audit_record.id',
        'audit_record.at',
        'audit_record.outcome',
        'audit_record.action',
        'audit_record.actor',
        'audit_record.actor_kind',
        'audit_record.behalf',
        'audit_record.organisation',
        'audit_record.session',
        'audit_record.address',
        'audit_record.target_kind',
        'audit_record.target',
        'audit_record.policies',
        'audit_record.request',
        'audit_record.detail',
      ])
      .select(sql<string | null>`coalesce(user_account.name, service_account.name)`.as('actor_name'))
      .orderBy('audit_record.seq', 'desc');
  return {
    async page(purview, filter, { limit, offset }) {
      const found = filtered(purview, filter);
      const { n } = await found.select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
      return { items: await rows(found).limit(limit).offset(offset).execute(), total: Number(n) };
    },
    before(purview, filter, before, limit) {
      const found = rows(filtered(purview, filter)).limit(limit);
      return (before === null ? found : found.where('audit_record.seq', '<', before)).execute();
    },
  };
}
