/** 超期总览: open and overdue duties of each organisation, as far as the caller may read their cases. */
import type { DutiesOverview } from '@kuaishu/api';
import { addWorkingDays, dayOf, endOfDay, workingDaysBetween } from '@kuaishu/standards';
import { sql } from 'kysely';
import type { Caller } from '../../http/caller.ts';
import { scopeSql } from '../../policy/scope.ts';
import { CASE_COLUMNS } from '../facts.ts';
import type { QueryParts } from './case-list.ts';
import { namesFor } from './names.ts';

const SOON = 2;

export async function dutiesOverview({ db, directory, clock }: QueryParts, caller: Caller): Promise<DutiesOverview> {
  const now = clock();
  const soon = endOfDay(addWorkingDays(dayOf(now), SOON));
  const scope = caller.scope('case.read', 'Case');
  // whoever may read every case counts duties without reading the cases
  const readable =
    scope === true
      ? sql`WHERE d.done_at IS NULL`
      : sql`JOIN case_record ON case_record.id = d.case_id WHERE d.done_at IS NULL AND ${scopeSql(scope, CASE_COLUMNS)}`;
  const { rows } = await sql<{
    organisation: string;
    open: string;
    soon: string;
    overdue: string;
    oldest: Date | null;
  }>`
    SELECT organisation, count(*) AS open, count(*) FILTER (WHERE near) AS soon,
      count(*) FILTER (WHERE first <= ${now}) AS overdue, min(first) FILTER (WHERE first <= ${now}) AS oldest
    FROM (
      SELECT d.organisation, d.case_id, min(d.due_at) AS first, bool_or(d.due_at > ${now} AND d.due_at <= ${soon}) AS near
      FROM case_duty d ${readable}
      GROUP BY d.organisation, d.case_id
    ) of_case
    GROUP BY organisation
    ORDER BY overdue DESC, soon DESC, open DESC, organisation`.execute(db);
  const name = await namesFor(
    directory,
    rows.map(({ organisation }) => organisation),
  );
  return {
    at: now.toISOString(),
    items: rows.map(({ organisation, open, soon: near, overdue, oldest }) => ({
      organisation: name(organisation),
      open: Number(open),
      dueSoon: Number(near),
      overdue: Number(overdue),
      // the due instant is midnight, the end of the last day
      longest: oldest === null ? 0 : workingDaysBetween(dayOf(new Date(oldest.getTime() - 1)), dayOf(now)),
    })),
  };
}
