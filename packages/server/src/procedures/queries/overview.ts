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
  const { rows } = await sql<{
    organisation: string;
    open: string;
    soon: string;
    overdue: string;
    oldest: Date | null;
  }>`
    SELECT d.organisation, count(DISTINCT d.case_id) AS open,
      count(DISTINCT d.case_id) FILTER (WHERE d.due_at > ${now} AND d.due_at <= ${soon}) AS soon,
      count(DISTINCT d.case_id) FILTER (WHERE d.due_at <= ${now}) AS overdue,
      min(d.due_at) FILTER (WHERE d.due_at <= ${now}) AS oldest
    FROM case_duty d JOIN case_record ON case_record.id = d.case_id
    WHERE d.done_at IS NULL AND ${scopeSql(caller.scope('case.read', 'Case'), CASE_COLUMNS)}
    GROUP BY d.organisation
    ORDER BY overdue DESC, soon DESC, open DESC, d.organisation`.execute(db);
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
