/**
 * 超期总览: open and overdue duties of each organisation, as far as the caller may read their cases. It reads figures that the database keeps exact
 * (`duty_tally`), so that it costs the same with a million cases; only cases that policies allow a caller for their own part in them are looked at one by one.
 */
import type { DutiesOverview } from '@kuaishu/api';
import { addWorkingDays, dayOf, endOfDay, workingDaysBetween } from '@kuaishu/standards';
import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../../http/caller.ts';
import { parted, type ScopeColumn, type ScopeExpression, scopeSql } from '../../policy/scope.ts';
import { CASE_COLUMNS } from '../facts.ts';
import type { QueryParts } from './case-list.ts';
import { namesFor } from './names.ts';

const SOON = 2;

/** What of a case is kept with the figures. */
const PLACE_COLUMNS: Readonly<Record<string, ScopeColumn>> = {
  procedure: { column: 'p.procedure', kind: 'text' },
  owner: { column: 'p.owner', kind: 'text' },
  territory: { column: 'p.territory', kind: 'text' },
  level: { column: 'p.level', kind: 'text' },
  path: { column: 'p.path', kind: 'array' },
};
/** Fields whose values the index of people and parties of open cases has. */
const PEOPLE = ['applicant', 'assignee', 'parties', 'actors'];

export async function dutiesOverview({ db, directory, clock }: QueryParts, caller: Caller): Promise<DutiesOverview> {
  const now = clock();
  const soon = endOfDay(addWorkingDays(dayOf(now), SOON));
  const { byFields, rest } = parted(caller.scope('case.read', 'Case'), Object.keys(PLACE_COLUMNS));
  const parts = [
    ...(byFields === false ? [] : [ofPlaces(byFields, soon)]),
    ...(rest === false ? [] : [ofCases(byFields, rest, soon)]),
  ];
  const { rows } = await sql<{
    organisation: string;
    open: string;
    soon: string;
    overdue: string;
    oldest: Date | null;
  }>`
    SELECT organisation, sum(cases) FILTER (WHERE due_at = '-infinity') AS open, coalesce(sum(cases) FILTER (WHERE due_at > ${now}), 0) AS soon,
      coalesce(sum(cases) FILTER (WHERE due_at > '-infinity' AND due_at <= ${now}), 0) AS overdue,
      min(due_at) FILTER (WHERE due_at > '-infinity' AND due_at <= ${now} AND cases > 0) AS oldest
    FROM (${parts.length === 0 ? NOTHING : sql.join(parts, sql` UNION ALL `)}) counted
    GROUP BY organisation HAVING sum(cases) FILTER (WHERE due_at = '-infinity') > 0
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

const NOTHING = sql`SELECT '' AS organisation, '-infinity'::timestamptz AS due_at, 0 AS cases WHERE FALSE`;

/** Cases by what is kept with their figures: at -infinity all of them, at an instant those whose term ends then. */
function ofPlaces(scope: ScopeExpression, until: Date): RawBuilder<unknown> {
  return sql`
    SELECT p.organisation, t.due_at, sum(t.cases) AS cases
    FROM (
      SELECT due_at, place, cases FROM duty_tally WHERE due_at <= ${until}
      UNION ALL SELECT due_at, place, cases FROM duty_change WHERE due_at <= ${until}
    ) t JOIN duty_place p ON p.id = t.place
    WHERE ${scopeSql(scope, PLACE_COLUMNS)}
    GROUP BY p.organisation, t.due_at`;
}

/** Cases that are not among those and that the caller may read all the same, most often for their own part in them: a person's own are few. */
function ofCases(counted: ScopeExpression, scope: ScopeExpression, until: Date): RawBuilder<unknown> {
  const people = peopleIn(scope);
  const known =
    people === null ? sql`TRUE` : sql`(actors || parties || ARRAY[applicant, assignee]) && ${[...people]}::text[]`;
  return sql`
    SELECT k.organisation, unnest(CASE WHEN k.due_at <= ${until} THEN ARRAY['-infinity', k.due_at] ELSE ARRAY['-infinity'::timestamptz] END) AS due_at, 1 AS cases
    FROM duty_counted k JOIN case_record ON case_record.id = k.case_id
    WHERE case_record.closed_at IS NULL AND ${known} AND ${scopeSql(scope, CASE_COLUMNS)} AND NOT (${scopeSql(counted, CASE_COLUMNS)})`;
}

/** Whom the scope names as part of a case, one of whom every case in it has; null where it allows others too. */
function peopleIn(scope: ScopeExpression): readonly string[] | null {
  if (typeof scope === 'boolean' || 'not' in scope) return null;
  if ('field' in scope) return PEOPLE.includes(scope.field) ? scope.in : null;
  if ('all' in scope) return scope.all.map(peopleIn).find((found) => found !== null) ?? null;
  const each = scope.any.map(peopleIn);
  return each.every((found) => found !== null) ? [...new Set(each.flat())] : null;
}
