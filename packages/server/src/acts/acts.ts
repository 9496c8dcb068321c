/**
 * An act (行为): everything that one person or system does in one stroke. Its changes, its audit record, its leaf for the log of flows and the effects
 * that follow from it are one transaction: all of them stand, or none.
 */
import type { ActName } from '@kuaishu/api';
import type { LeafFields, LeafType, LeafValues } from '@kuaishu/ledger';
import type { Insertable, Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import type { Principal } from '../policy/principal.ts';
import type { LeafOutboxTable } from './tables.ts';

export interface ActOf {
  /** What is done: the permission under which it was allowed. */
  readonly action: ActName;
  readonly principal: Principal;
  readonly target?: Target;
  /** Policies that allowed it. */
  readonly policies?: readonly string[];
  readonly origin?: Origin;
  /** Written in the act's own transaction: the request that it answers. */
  readonly bind?: (trx: Transaction<Tables>, act: string) => Promise<void>;
}

export interface Target {
  readonly kind: string;
  readonly id: string;
  /** Path of the organisation whose it is. */
  readonly path?: readonly string[];
}

/** Where a request came from. */
export interface Origin {
  readonly request: string;
  readonly address: string;
}

export interface Act {
  readonly id: string;
  readonly at: Date;
  readonly principal: Principal;
  readonly trx: Transaction<Tables>;
  /** Adds to the audit record: codes, counts and ids, never values of a person. */
  note(detail: Readonly<Record<string, unknown>>): void;
  /** What the act is done to, where that was not known at its beginning. */
  on(target: Target): void;
  /** What is kept in memory of what the act changes is let go once the act stands. */
  afterwards(run: () => void): void;
  /** Leaves a leaf about `subject` (the id of a record), written with the record of the act and in the log soon after the transaction. Returns its id. */
  leaf<F extends LeafFields>(type: LeafType<F>, subject: string, values: LeafValues<F>): Promise<string>;
}

export interface Acts {
  run<T>(of: ActOf, body: (act: Act) => Promise<T>): Promise<T>;
  /** A refused attempt, kept although nothing changed. */
  refused(of: ActOf, detail?: Readonly<Record<string, unknown>>): Promise<void>;
  /** What was allowed, was tried and came to nothing, through no fault of the platform's. */
  failed(of: ActOf, detail?: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Leaves of one statement. */
const MOST_TOGETHER = 500;

/** `recorded`: the machine's time where `clock` is simulated; then each act and leaf says when it was really written. */
export function openActs(
  db: Db,
  clock: () => Date,
  onLeaf: () => void = () => {},
  recorded: () => Date | null = () => null,
): Acts {
  const only = async (outcome: 'refused' | 'failed', of: ActOf, detail: Readonly<Record<string, unknown>>) => {
    await db
      .insertInto('audit_record')
      .values(record(newId('act'), clock(), outcome, of, detail))
      .execute();
  };
  return {
    async run(of, body) {
      let leaves = 0;
      const after: (() => void)[] = [];
      const answer = await db.transaction().execute(async (trx) => {
        const id = newId('act');
        const at = clock();
        const written = recorded()?.toISOString();
        const detail: Record<string, unknown> = written === undefined ? {} : { recorded: written };
        let target = of.target;
        let waiting: Insertable<LeafOutboxTable>[] = [];
        await of.bind?.(trx, id);
        const result = await body({
          id,
          at,
          principal: of.principal,
          trx,
          note: (more) => Object.assign(detail, more),
          on: (found) => {
            target = found;
          },
          afterwards: (run) => after.push(run),
          async leaf(type, subject, values) {
            const leaf = newId('leaf');
            const head = {
              leaf,
              act: id,
              at: at.toISOString(),
              actor: of.principal.id,
              subject,
              recorded: written,
            };
            waiting.push({
              id: leaf,
              act: id,
              at,
              type: type.type,
              subject,
              body: Buffer.from(type.encode(head, values)),
              log_index: null,
            });
            leaves += 1;
            if (waiting.length === MOST_TOGETHER) {
              const full = waiting;
              waiting = [];
              await trx.insertInto('leaf_outbox').values(full).execute();
            }
            return leaf;
          },
        });
        // leaves in the order in which they were left, in one statement with the record
        const last =
          waiting.length === 0 ? trx : trx.with('leaf', (query) => query.insertInto('leaf_outbox').values(waiting));
        await last
          .insertInto('audit_record')
          .values({
            ...record(id, at, 'done', { ...of, ...(target ? { target } : {}) }, detail),
            leaves,
          })
          .execute();
        return result;
      });
      for (const run of after) run();
      if (leaves > 0) onLeaf();
      return answer;
    },
    refused: (of, detail = {}) => only('refused', of, detail),
    failed: (of, detail = {}) => only('failed', of, detail),
  };
}

function record(
  id: string,
  at: Date,
  outcome: 'done' | 'refused' | 'failed',
  of: ActOf,
  detail: Readonly<Record<string, unknown>>,
) {
  const { principal, target, origin } = of;
  return {
    id,
    at,
    outcome,
    action: of.action,
    actor: principal.id,
    actor_kind: principal.kind,
    behalf: principal.behalf,
    organisation: principal.organisation,
    path: [...principal.path],
    session: principal.session,
    address: origin?.address ?? null,
    target_kind: target?.kind ?? '',
    target: target?.id ?? '',
    target_path: [...(target?.path ?? [])],
    policies: [...(of.policies ?? [])],
    request: origin?.request ?? null,
    detail: JSON.stringify(detail),
  };
}
