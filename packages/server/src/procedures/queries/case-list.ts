/** Cases that the caller may read, newest first. */
import type { CasesQuery, CasesView } from '@kuaishu/api';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Caller } from '../../http/caller.ts';
import { scopeSql } from '../../policy/scope.ts';
import type { Directory } from '../directory.ts';
import { CASE_COLUMNS } from '../facts.ts';
import type { Registry } from '../registry.ts';
import { storedOf } from '../store/case-store.ts';
import { cursorOf, pageOf, readCursor } from './cursor.ts';
import { namesFor } from './names.ts';
import { idsOf, summaryOf } from './summary.ts';

export interface QueryParts {
  readonly db: Db;
  readonly registry: Registry;
  readonly directory: Directory;
  readonly clock: () => Date;
}

const PAGE = 50;

/** Any part of a title. What has two characters is found by the index of pairs; the pairs may be scattered, so that the text itself decides. */
function hasInTitle(part: string): RawBuilder<boolean> {
  const has = sql<boolean>`strpos(lower(title), ${part}) > 0`;
  return [...part].length < 2 ? has : sql<boolean>`(title_pairs(title) @> title_pairs(${part}) AND ${has})`;
}

/** Of the organisation's open duties, as its figures in the overview count them. */
const heldBy = (organisation: string, overdueAt: Date | null): RawBuilder<boolean> =>
  sql<boolean>`EXISTS (SELECT FROM case_duty d WHERE d.case_id = case_record.id AND d.organisation = ${organisation} AND d.done_at IS NULL
    ${overdueAt === null ? sql`` : sql`AND d.due_at <= ${overdueAt}`})`;

export async function caseList(parts: QueryParts, caller: Caller, query: CasesQuery): Promise<CasesView> {
  const { db, registry, directory, clock } = parts;
  const now = clock();
  const limit = query.limit ?? PAGE;
  const after = query.after === undefined ? null : (readCursor(query.after, 1)[0] ?? null);
  let select = db
    .selectFrom('case_record')
    .selectAll()
    .where(scopeSql(caller.scope('case.read', 'Case'), CASE_COLUMNS))
    .orderBy('id', 'desc')
    .limit(limit + 1);
  for (const field of ['procedure', 'state', 'owner', 'territory', 'applicant', 'subject'] as const) {
    const value = query[field];
    if (value !== undefined) select = select.where(field, '=', value);
  }
  if (query.open !== undefined) select = select.where('closed_at', query.open ? 'is' : 'is not', null);
  if (query.holder !== undefined) select = select.where(heldBy(query.holder, query.overdue ? now : null));
  else if (query.overdue) select = select.where('closed_at', 'is', null).where('due_at', '<=', now);
  if (query.q) select = select.where(hasInTitle(query.q.toLowerCase()));
  if (after !== null) select = select.where('id', '<', after);
  const { rows, next } = pageOf((await select.execute()).map(storedOf), limit, ({ case: { id } }) => cursorOf([id]));
  const name = await namesFor(directory, rows.flatMap(idsOf));
  return { items: rows.map((row) => summaryOf(row, registry, name, now)), next };
}
