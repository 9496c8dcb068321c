/**
 * Who failed which duty when. Nothing is entered here: terms come from the clocks of cases, updates from the cadence of entries held against what the
 * refinery took in; every line leads to its evidence.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountabilityQuery, AccountabilityView, Failure, OrganisationRef } from '@kuaishu/api';
import { writeWorkbook } from '@kuaishu/engine';
import { dayOf, workingDaysBetween } from '@kuaishu/standards';
import { sql } from 'kysely';
import type { Static } from 'typebox';
import { updateDuty } from '../catalogue/procedures/update-duty.ts';
import type { Db } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import type { MadeFile } from '../http/made-file.ts';
import { inFolder } from '../in-folder.ts';
import { scopeSql } from '../policy/scope.ts';
import { CASE_COLUMNS } from '../procedures/facts.ts';
import type { Registry } from '../procedures/registry.ts';

type Query = Static<typeof AccountabilityQuery>;
const MOST_LINES = 20_000;
const DAY_MS = 86_400_000;

export interface AccountabilityPorts {
  readonly db: Db;
  readonly registry: Registry;
  readonly organisationOf: () => Promise<(id: string) => OrganisationRef>;
  readonly clock: () => Date;
}

export function accountabilityService({ db, registry, organisationOf, clock }: AccountabilityPorts) {
  /** Clocks that ran out, whose duty it was then, and how long it took. Reviews are the duty of the bureau that was asked, not of the applicant's house. */
  async function terms(caller: Caller): Promise<Failure[]> {
    const [organisation, rows] = await Promise.all([
      organisationOf(),
      db
        .selectFrom('case_clock')
        .innerJoin('case_record', 'case_record.id', 'case_clock.case_id')
        .leftJoin(
          (q) =>
            q
              .selectFrom('deadline')
              .distinctOn('id')
              .selectAll()
              .orderBy('id')
              .orderBy('effective_from', 'desc')
              .orderBy('seq', 'desc')
              .as('rule'),
          (join) => join.onRef('rule.id', '=', 'case_clock.deadline'),
        )
        .select([
          'case_record.id',
          'case_record.procedure',
          'case_record.version',
          'case_record.title',
          'case_record.owner',
          'case_record.state',
          'case_clock.clock',
          'case_clock.due_at',
          'case_clock.stopped_at',
          'case_clock.unit',
          'rule.basis',
          'rule.verified',
          sql<
            string | null
          >`(SELECT d.organisation FROM case_duty d WHERE d.case_id = case_record.id AND d.since <= case_clock.due_at
            AND (d.done_at IS NULL OR d.done_at > case_clock.due_at) ORDER BY d.since DESC, d.id LIMIT 1)`.as('holder'),
        ])
        .where('case_clock.due_at', 'is not', null)
        .where((q) =>
          q.or([q('case_clock.stopped_at', 'is', null), q('case_clock.stopped_at', '>', q.ref('case_clock.due_at'))]),
        )
        .where('case_clock.due_at', '<', clock())
        .where(scopeSql(caller.scope('case.read', 'Case'), CASE_COLUMNS))
        .orderBy('case_clock.due_at', 'desc')
        .limit(MOST_LINES)
        .execute(),
    ]);
    return rows.flatMap((row) => {
      if (!row.due_at) return [];
      const ended = row.stopped_at ?? clock();
      // the due instant is midnight, the end of the last day; both days are China's
      const [due, done] = [dayOf(new Date(row.due_at.getTime() - 1)), dayOf(ended)];
      const daysLate =
        row.unit === 'working_day'
          ? workingDaysBetween(due, done)
          : Math.floor((ended.getTime() - row.due_at.getTime()) / DAY_MS);
      const procedure = registry.shown(row.procedure, row.version);
      return [
        {
          kind: 'term' as const,
          organisation: organisation(row.holder || row.owner),
          duty: procedure.clocks[row.clock]?.title ?? procedure.title,
          about: row.title,
          dueBy: due,
          doneAt: row.stopped_at?.toISOString() ?? null,
          daysLate: Math.max(1, daysLate),
          basis: row.basis ?? { zh: '', en: '' },
          verified: row.verified ?? false,
          outcome: procedure.states[row.state]?.title ?? null,
          evidence: { case: row.id, entry: null, run: null },
        },
      ];
    });
  }

  /**
   * Deliveries that were overdue by their cadence: each has its case, open or closed. One that the bureau deferred is still listed, with what became of it;
   * what is overdue since the last look has its case with the next.
   */
  async function updates(caller: Caller): Promise<Failure[]> {
    const [organisation, rows] = await Promise.all([
      organisationOf(),
      db
        .selectFrom('case_record')
        .leftJoin(
          (q) =>
            q
              .selectFrom('deadline')
              .distinctOn('id')
              .select(['id', 'basis', 'verified'])
              .orderBy('id')
              .orderBy('effective_from', 'desc')
              .orderBy('seq', 'desc')
              .as('rule'),
          (join) => join.on(sql`rule.id`, '=', sql`case_record.data->>'deadline'`),
        )
        .select([
          'case_record.id',
          'case_record.version',
          'case_record.subject',
          'case_record.title',
          'case_record.owner',
          'case_record.state',
          'case_record.data',
          'case_record.closed_at',
          'rule.basis',
          'rule.verified',
        ])
        .where('case_record.procedure', '=', updateDuty.id)
        .where(scopeSql(caller.scope('case.read', 'Case'), CASE_COLUMNS))
        .orderBy('case_record.opened_at', 'desc')
        .limit(MOST_LINES)
        .execute(),
    ]);
    return rows.map((row) => {
      const dueBy = String(row.data['due'] ?? '');
      const { newDelivery, newRun, run: before } = row.data as Readonly<Record<string, string | undefined>>;
      const ended = newDelivery ?? dayOf(row.closed_at ?? clock());
      const run = newRun ?? before ?? '';
      return {
        kind: 'update' as const,
        organisation: organisation(row.owner),
        duty: { zh: '按周期更新', en: 'Update by its cadence' },
        about: row.title,
        dueBy,
        doneAt: row.closed_at?.toISOString() ?? null,
        daysLate: Math.max(1, workingDaysBetween(dueBy, ended)),
        basis: row.basis ?? { zh: '', en: '' },
        verified: row.verified ?? false,
        outcome: registry.shown(updateDuty.id, row.version).states[row.state]?.title ?? null,
        evidence: { case: row.id, entry: row.subject, run: run === '' ? null : run },
      };
    });
  }

  async function all(caller: Caller, query: Query): Promise<Failure[]> {
    const found = [
      ...(query.kind === 'update' ? [] : await terms(caller)),
      ...(query.kind === 'term' ? [] : await updates(caller)),
    ];
    return found
      .filter(
        (one) =>
          (query.from === undefined || one.dueBy >= query.from) &&
          (query.until === undefined || one.dueBy <= query.until),
      )
      .sort((a, b) => b.daysLate - a.daysLate || (a.dueBy < b.dueBy ? -1 : 1));
  }

  return {
    async view(caller: Caller, query: Query): Promise<AccountabilityView> {
      const everybody = await all(caller, query);
      const found = everybody.filter(chosenBy(query));
      const offset = query.offset ?? 0;
      return {
        items: found.slice(offset, offset + (query.limit ?? 100)),
        total: found.length,
        organisations: byOrganisation(everybody),
      };
    },

    async workbook(caller: Caller, query: Query, language: 'zh' | 'en'): Promise<MadeFile> {
      const zh = language === 'zh';
      const text = (of: { zh: string; en?: string }): string => (zh ? of.zh : (of.en ?? of.zh));
      const rows = (await all(caller, query))
        .filter(chosenBy(query))
        .map((one) => [
          text(one.organisation.name),
          text(one.duty),
          one.about,
          one.dueBy,
          one.doneAt?.slice(0, 10) ?? '',
          one.outcome === null ? '' : text(one.outcome),
          String(one.daysLate),
          text(one.basis),
          one.verified ? '' : zh ? '待核实' : 'to be verified',
          one.evidence.case ?? '',
          one.evidence.entry ?? '',
          one.evidence.run ?? '',
        ]);
      return inFolder(async (folder) => {
        const path = join(folder, 'accountability.xlsx');
        await writeWorkbook(path, [
          {
            name: zh ? '问责清单' : 'Accountability',
            columns: zh
              ? [
                  '责任单位',
                  '责任',
                  '事由',
                  '应办日期',
                  '实际办结',
                  '结果',
                  '逾期工作日',
                  '依据',
                  '依据核实',
                  '事项',
                  '目录条目',
                  '批次',
                ]
              : [
                  'Organisation',
                  'Duty',
                  'About',
                  'Due by',
                  'Done',
                  'Outcome',
                  'Days late',
                  'Basis',
                  'Verified',
                  'Case',
                  'Entry',
                  'Run',
                ],
            rows,
          },
        ]);
        return {
          name: zh ? '问责清单.xlsx' : 'accountability.xlsx',
          type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          bytes: await readFile(path),
        };
      });
    },
  };
}
export type AccountabilityService = ReturnType<typeof accountabilityService>;

/** What is chosen among the figures; these stay whole, so that one can choose another. */
const chosenBy =
  ({ organisation, open }: Query) =>
  (one: Failure): boolean =>
    (organisation === undefined || one.organisation.id === organisation) &&
    (open === undefined || open === (one.doneAt === null));

function byOrganisation(failures: readonly Failure[]): AccountabilityView['organisations'] {
  const found = new Map<string, { organisation: OrganisationRef; failures: number; open: number; daysLate: number }>();
  for (const { organisation, doneAt, daysLate } of failures) {
    const known = found.get(organisation.id) ?? { organisation, failures: 0, open: 0, daysLate: 0 };
    known.failures += 1;
    known.open += doneAt === null ? 1 : 0;
    known.daysLate += daysLate;
    found.set(organisation.id, known);
  }
  return [...found.values()].sort((a, b) => b.failures - a.failures || b.daysLate - a.daysLate);
}
