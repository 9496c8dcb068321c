/** SQL of cases and their histories. */

import { endOfDay } from '@kuaishu/standards';
import type { QueryCreator, Selectable, Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { CaseState } from '../core/case-state.ts';
import { dueDay, isRunning } from '../core/clock.ts';
import type { CaseEvent } from '../core/event.ts';
import type { StoredEvent } from '../core/history.ts';
import type { CaseRecordTable } from '../tables.ts';

export type CaseRow = Selectable<CaseRecordTable>;

export interface StoredCase {
  readonly case: CaseState;
  readonly head: string;
  readonly changedAt: Date;
}

export interface WrittenStep {
  readonly opens: boolean;
  readonly act: string;
  readonly at: Date;
  /** Digest of the last of the events. */
  readonly head: string;
  readonly events: readonly { readonly event: CaseEvent; readonly stored: StoredEvent }[];
  /** Null where the platform acts by itself. */
  readonly actor: string | null;
  readonly copies: readonly string[];
}

export function caseStore(db: Db) {
  const by = (trx: Transaction<Tables> | Db, id: string) =>
    trx.selectFrom('case_record').selectAll().where('id', '=', id);
  return {
    async find(id: string, trx: Transaction<Tables> | Db = db): Promise<StoredCase | null> {
      const row = await by(trx, id).executeTakeFirst();
      return row ? storedOf(row) : null;
    },
    /** Nobody else moves it until the transaction ends. */
    async lock(trx: Transaction<Tables>, id: string): Promise<StoredCase | null> {
      const row = await by(trx, id).forUpdate().executeTakeFirst();
      return row ? storedOf(row) : null;
    },
    /** A step, or the opening: the case, its events, that the actor has acted in it and who has it in view, in one statement. */
    async write(trx: Transaction<Tables>, of: CaseState, step: WrittenStep): Promise<void> {
      const { act, at, head, events, actor, copies } = step;
      let all: QueryCreator<Tables> = trx.with('event', (query) =>
        query.insertInto('case_event').values(
          events.map(({ event, stored }) => ({
            case_id: event.case,
            seq: event.seq,
            kind: event.kind,
            at: event.at,
            actor: event.actor,
            act,
            body: stored.body,
            digest: stored.digest,
          })),
        ),
      );
      if (actor !== null)
        all = all.with('actor', (query) =>
          query
            .insertInto('case_actor')
            .values({ actor, case_id: of.id, last_at: at })
            .onConflict((conflict) => conflict.columns(['actor', 'case_id']).doUpdateSet({ last_at: at })),
        );
      if (copies.length > 0)
        all = all.with('copy', (query) =>
          query
            .insertInto('case_copy')
            .values(copies.map((holder) => ({ holder, case_id: of.id, at })))
            .onConflict((conflict) => conflict.columns(['holder', 'case_id']).doNothing()),
        );
      if (step.opens)
        await all
          .insertInto('case_record')
          .values(caseRow(of, head, new Date(of.openedAt)))
          .execute();
      else
        await all
          .updateTable('case_record')
          .set({ ...columnsOf(of), head, changed_at: at })
          .where('id', '=', of.id)
          .execute();
    },
    /** The end of its term, where it was reckoned anew. */
    async due(trx: Transaction<Tables>, of: CaseState): Promise<void> {
      await trx
        .updateTable('case_record')
        .set({ due_at: dueAt(of) })
        .where('id', '=', of.id)
        .execute();
    },
    async history(id: string): Promise<readonly (StoredEvent & { readonly act: string })[]> {
      return db
        .selectFrom('case_event')
        .select(['seq', 'body', 'digest', 'act'])
        .where('case_id', '=', id)
        .orderBy('seq')
        .execute();
    },
    /** The last event that changed what decisions rest on. */
    async lastMove(id: string, trx: Transaction<Tables> | Db = db): Promise<CaseEvent | null> {
      const row = await trx
        .selectFrom('case_event')
        .select('body')
        .where('case_id', '=', id)
        .where('kind', 'not in', ['commented', 'attached', 'warned'])
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? (JSON.parse(row.body) as CaseEvent) : null;
    },
  };
}
export type CaseStore = ReturnType<typeof caseStore>;

/** A new case as a row. */
export function caseRow(of: CaseState, head: string, changedAt: Date) {
  return { id: of.id, ...columnsOf(of), head, changed_at: changedAt };
}

function columnsOf(of: CaseState) {
  return {
    procedure: of.procedure,
    version: of.version,
    state: of.state,
    resumes: of.resumes,
    owner: of.owner,
    path: [...of.path],
    territory: of.territory,
    level: of.level,
    applicant: of.applicant,
    assignee: of.assignee,
    assignee_until: of.assigneeUntil,
    parties: [...of.parties],
    actors: [...of.actors],
    movers: [...of.movers],
    escalated: of.escalated,
    subject_kind: of.subject.kind,
    subject: of.subject.id,
    title: of.title,
    data: JSON.stringify(of.data),
    clocks: JSON.stringify(of.clocks),
    revision: of.revision,
    seq: of.seq,
    opened_at: of.openedAt,
    closed_at: of.closedAt,
    due_at: dueAt(of),
  };
}

/** End of the term that runs out first. */
export function dueAt(of: CaseState): Date | null {
  const days = Object.values(of.clocks).flatMap((clock) => (isRunning(clock) ? [dueDay(clock) ?? []].flat() : []));
  const first = days.sort()[0];
  return first === undefined ? null : endOfDay(first);
}

export function storedOf(row: CaseRow): StoredCase {
  return {
    case: {
      id: row.id,
      procedure: row.procedure,
      version: row.version,
      state: row.state,
      resumes: row.resumes,
      owner: row.owner,
      path: row.path,
      territory: row.territory,
      level: row.level,
      applicant: row.applicant,
      assignee: row.assignee,
      assigneeUntil: row.assignee_until?.toISOString() ?? null,
      parties: row.parties,
      actors: row.actors,
      movers: row.movers,
      escalated: row.escalated,
      subject: { kind: row.subject_kind, id: row.subject },
      title: row.title,
      data: row.data,
      clocks: row.clocks,
      revision: row.revision,
      seq: row.seq,
      openedAt: row.opened_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
    },
    head: row.head,
    changedAt: row.changed_at,
  };
}
