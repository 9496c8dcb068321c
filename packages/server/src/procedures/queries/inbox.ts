/**
 * The inbox: 待办 what waits for the caller or their post, 已办 what they acted in, 抄送 what they are told of. Each box is read in the order of an index,
 * from the place where the page before ended, so that it costs the same however much lies in it.
 */
import type { InboxCounts, InboxItem, InboxQuery, InboxView } from '@kuaishu/api';
import { addWorkingDays, dayOf, endOfDay } from '@kuaishu/standards';
import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../../http/caller.ts';
import { scopeSql } from '../../policy/scope.ts';
import { type Performer, performerTitle } from '../core/performers.ts';
import { CASE_COLUMNS } from '../facts.ts';
import { keysOf, organisationKey, userKey } from '../holders.ts';
import { type CaseRow, storedOf } from '../store/case-store.ts';
import type { QueryParts } from './case-list.ts';
import { cursorOf, pageOf, readCursor } from './cursor.ts';
import { namesFor } from './names.ts';
import { idsOf, summaryOf } from './summary.ts';

type Row = CaseRow & {
  readonly place_at: Date | null;
  readonly place_id: string;
  readonly since: Date;
  readonly performer: string | null;
  readonly reason: 'act' | 'consent' | null;
};

const PAGE = 50;
/** Working days that count as soon. */
const SOON = 2;

export async function inbox(parts: QueryParts, caller: Caller, query: InboxQuery): Promise<InboxView> {
  const { db, registry, directory, clock } = parts;
  const now = clock();
  const limit = query.limit ?? PAGE;
  const box = query.box ?? 'todo';
  const place = query.after === undefined ? null : readCursor(query.after, 2);
  const filters: RawBuilder<unknown>[] = [
    sql`${scopeSql(caller.scope('case.read', 'Case'), CASE_COLUMNS)}`,
    ...(query.procedure === undefined ? [] : [sql`case_record.procedure = ${query.procedure}`]),
    ...(query.overdue ? [sql`case_record.closed_at IS NULL AND case_record.due_at <= ${now}`] : []),
  ];
  const where = sql.join(filters, sql` AND `);
  const statement =
    box === 'todo'
      ? todo(caller, where, place, limit + 1)
      : box === 'done'
        ? done(caller, where, place, limit + 1)
        : copies(caller, where, place, limit + 1);
  const { rows: found } = await statement.execute(db);
  const { rows, next } = pageOf(found, limit, (last) =>
    cursorOf([last.place_at?.toISOString() ?? null, last.place_id]),
  );
  const stored = rows.map(storedOf);
  const name = await namesFor(directory, stored.flatMap(idsOf));
  const items = rows.map((row, i): InboxItem => {
    const of = stored[i] as (typeof stored)[number];
    return {
      ...summaryOf(of, registry, name, now),
      performer:
        row.performer === null ? null : { word: row.performer, title: performerTitle(row.performer as Performer) },
      reason: row.reason,
      since: row.since.toISOString(),
    };
  });
  return { items, next };
}

/** Nobody is shown a duty that four eyes keep from them, nor a case twice that waits for them in two ways. */
function mine(caller: Caller, keys: readonly string[]): RawBuilder<unknown> {
  const me = caller.principal.id;
  return sql`${me} <> ALL(d.barred)
    AND NOT EXISTS (SELECT FROM case_duty e WHERE e.case_id = d.case_id AND e.done_at IS NULL AND e.id < d.id AND e.holder = ANY(${[...keys]}::text[]))`;
}

/** One ordered walk per key, merged: a bureau has thousands of duties under one key and none under most. */
function todo(
  caller: Caller,
  where: RawBuilder<unknown>,
  place: (string | null)[] | null,
  limit: number,
): RawBuilder<Row> {
  const keys = keysOf(caller.principal);
  const [at, id] = place ?? [];
  const after =
    place === null
      ? sql`TRUE`
      : at === null
        ? sql`d.due_at IS NULL AND d.id > ${id}::bigint`
        : sql`(d.due_at > ${at} OR d.due_at = ${at} AND d.id > ${id}::bigint OR d.due_at IS NULL)`;
  return sql<Row>`
    SELECT * FROM unnest(${[...keys]}::text[]) AS k(holder)
    CROSS JOIN LATERAL (
      SELECT case_record.*, d.due_at AS place_at, d.id AS place_id, d.since, d.performer, d.reason
      FROM case_duty d JOIN case_record ON case_record.id = d.case_id
      WHERE d.holder = k.holder AND d.done_at IS NULL AND ${mine(caller, keys)} AND ${where} AND ${after}
      ORDER BY d.due_at, d.id LIMIT ${limit}
    ) found
    ORDER BY place_at, place_id LIMIT ${limit}`;
}

function done(
  caller: Caller,
  where: RawBuilder<unknown>,
  place: (string | null)[] | null,
  limit: number,
): RawBuilder<Row> {
  const after = place === null ? sql`TRUE` : sql`(a.last_at, a.case_id) < (${place[0]}::timestamptz, ${place[1]})`;
  return sql<Row>`
    SELECT case_record.*, a.last_at AS place_at, a.case_id AS place_id, a.last_at AS since, NULL AS performer, NULL AS reason
    FROM case_actor a JOIN case_record ON case_record.id = a.case_id
    WHERE a.actor = ${caller.principal.id} AND ${where} AND ${after}
    ORDER BY a.last_at DESC, a.case_id DESC LIMIT ${limit}`;
}

const copyKeys = ({ principal }: Caller): string[] => [userKey(principal.id), organisationKey(principal.organisation)];

function copies(
  caller: Caller,
  where: RawBuilder<unknown>,
  place: (string | null)[] | null,
  limit: number,
): RawBuilder<Row> {
  const after = place === null ? sql`TRUE` : sql`(c.at, c.case_id) < (${place[0]}::timestamptz, ${place[1]})`;
  return sql<Row>`
    SELECT * FROM unnest(${copyKeys(caller)}::text[]) AS k(holder)
    CROSS JOIN LATERAL (
      SELECT case_record.*, c.at AS place_at, c.case_id AS place_id, c.at AS since, NULL AS performer, NULL AS reason
      FROM case_copy c JOIN case_record ON case_record.id = c.case_id
      WHERE c.holder = k.holder AND ${where} AND ${after}
      ORDER BY c.at DESC, c.case_id DESC LIMIT ${limit}
    ) found
    ORDER BY place_at DESC, place_id DESC LIMIT ${limit}`;
}

export async function inboxCounts({ db, clock }: QueryParts, caller: Caller): Promise<InboxCounts> {
  const now = clock();
  const soon = endOfDay(addWorkingDays(dayOf(now), SOON));
  const keys = [...keysOf(caller.principal)];
  const me = caller.principal.id;
  // asked of the policies by the boxes themselves; the counts are of one's own alone, and come from indexes without reading a case
  caller.scope('case.read', 'Case');
  const { rows } = await sql<Record<'todo' | 'soon' | 'overdue' | 'done' | 'copies' | 'unread', string>>`
    SELECT todo, soon, overdue,
      (SELECT count(*) FROM case_actor WHERE actor = ${me}) AS done,
      (SELECT count(DISTINCT case_id) FROM case_copy WHERE holder = ANY(${copyKeys(caller)}::text[])) AS copies,
      (SELECT count(*) FROM notice WHERE user_id = ${me} AND read_at IS NULL) AS unread
    FROM (
      SELECT count(*) AS todo, count(*) FILTER (WHERE due_at > ${now} AND due_at <= ${soon}) AS soon, count(*) FILTER (WHERE due_at <= ${now}) AS overdue
      FROM (
        SELECT min(d.due_at) AS due_at FROM case_duty d
        WHERE d.done_at IS NULL AND d.holder = ANY(${keys}::text[])
          AND d.id NOT IN (SELECT b.id FROM case_duty b WHERE b.done_at IS NULL AND b.four_eyes AND b.barred @> ARRAY[${me}::text])
        GROUP BY d.case_id
      ) duties
    ) counted`.execute(db);
  const row = rows[0];
  return {
    todo: Number(row?.todo ?? 0),
    dueSoon: Number(row?.soon ?? 0),
    overdue: Number(row?.overdue ?? 0),
    done: Number(row?.done ?? 0),
    copies: Number(row?.copies ?? 0),
    unread: Number(row?.unread ?? 0),
  };
}
