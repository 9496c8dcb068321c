/** What effects did: visible to whoever answers for their cases, and to the system administrator for those of no case. */
import type { EffectsQuery, EffectView } from '@kuaishu/api';
import { sql } from 'kysely';
import type { Caller } from '../../http/caller.ts';
import { scopeSql } from '../../policy/scope.ts';
import type { EffectRow } from '../effects/effect-store.ts';
import { CASE_COLUMNS } from '../facts.ts';
import type { Registry } from '../registry.ts';
import type { QueryParts } from './case-list.ts';

export function effectView(row: EffectRow & { readonly case_title?: string | null }, registry: Registry): EffectView {
  const known = registry.effects().find(({ name }) => name === row.name);
  return {
    id: row.id,
    case: row.case_id,
    caseTitle: row.case_title ?? null,
    seq: row.seq,
    name: row.name,
    title: known?.title ?? { zh: row.name, en: row.name },
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    madeAt: row.made_at.toISOString(),
    triedAt: row.tried_at?.toISOString() ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
    result: row.result,
    error: row.error,
    reason: row.reason,
  };
}

const PAGE = 50;

export async function effectList(
  { db, registry }: QueryParts,
  caller: Caller,
  query: EffectsQuery,
): Promise<{ items: EffectView[]; next: string | null }> {
  const limit = query.limit ?? PAGE;
  const scope = scopeSql(caller.scope('effect.read', 'Case'), CASE_COLUMNS);
  const own = caller.may('system.manage') ? sql<boolean>`effect.case_id IS NULL` : sql<boolean>`FALSE`;
  let select = db
    .selectFrom('effect')
    .leftJoin('case_record', 'case_record.id', 'effect.case_id')
    .selectAll('effect')
    .select('case_record.title as case_title')
    .where(sql<boolean>`(effect.case_id IS NOT NULL AND ${scope} OR ${own})`)
    .orderBy('effect.id', 'desc')
    .limit(limit + 1);
  if (query.state) select = select.where('effect.state', '=', query.state);
  if (query.case) select = select.where('effect.case_id', '=', query.case);
  if (query.before) select = select.where('effect.id', '<', query.before);
  const rows = await select.execute();
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => effectView(row, registry)),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
