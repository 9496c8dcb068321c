/** What a reconciliation reads and writes in the database. Windows are of transactions: `from` ≤ tx < `until`, where all before `until` have ended. */
import { sql, type Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { acceptedGaps, type Gap } from '../restore/gaps.ts';
import type { Reconciliation, ReconciliationFault } from './reconciliation.ts';

export interface Window {
  readonly from: string;
  readonly until: string;
}

export interface LeafRow {
  readonly id: string;
  readonly act: string;
  readonly at: Date;
  readonly type: string;
  readonly subject: string;
  readonly body: Buffer;
  readonly index: number;
}

export interface ReconciliationStore {
  /** Before this transaction none is under way any more. */
  horizon(): Promise<string>;
  last(): Promise<(Reconciliation & { readonly untilTx: string }) | null>;
  lastFull(): Promise<Date | null>;
  list(most: number): Promise<Reconciliation[]>;
  countActs(window: Window): Promise<number>;
  countLeaves(window: Window): Promise<number>;
  actsWithoutLeaf(window: Window, actions: readonly string[], most: number): Promise<string[]>;
  leavesWithoutAct(window: Window, most: number): Promise<{ id: string; act: string; index: number | null }[]>;
  waiting(until: string): Promise<number>;
  waitingSince(tx: string, most: number): Promise<{ id: string; act: string }[]>;
  placedFrom(index: number, most: number): Promise<{ id: string; index: number }[]>;
  /** By place. */
  leaves(from: number, to: number): Promise<LeafRow[]>;
  /** Bytes of those of these leaves that have no place yet, by id. */
  onTheirWay(ids: readonly string[]): Promise<Map<string, Buffer>>;
  /** Stretches of the log of which it was said that they are lost. */
  gaps(): Promise<readonly Gap[]>;
  insert(trx: Transaction<Tables>, of: Reconciliation, untilTx: string): Promise<void>;
}

/** Rows that one statement looks at: a log of years is gone through in parts, none of which keeps the database for long. */
const PART = 50_000;

export function reconciliationStore(db: Db, part = PART): ReconciliationStore {
  const inWindow = ({ from, until }: Window) => sql<boolean>`tx >= ${from}::xid8 AND tx < ${until}::xid8`;
  const indexOf = (text: string | null) => (text === null ? null : Number(text));
  /** The place before the first row of the window. */
  const beforeFirst = async (table: 'audit_record' | 'leaf_outbox', window: Window): Promise<string> => {
    const { rows } = await sql<{ seq: string | null }>`
      SELECT min(seq) - 1 AS seq FROM ${sql.table(table)} WHERE ${inWindow(window)}`.execute(db);
    return rows[0]?.seq ?? '0';
  };
  return {
    async horizon() {
      const { rows } = await sql<{ tx: string }>`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS tx`.execute(
        db,
      );
      return rows[0]?.tx ?? '0';
    },
    async last() {
      const row = await db
        .selectFrom('ledger_reconciliation')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { ...viewOf(row), untilTx: row.until_tx } : null;
    },
    async lastFull() {
      const row = await db
        .selectFrom('ledger_reconciliation')
        .select('at')
        .where('scope', '=', 'full')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.at ?? null;
    },
    async list(most) {
      const rows = await db
        .selectFrom('ledger_reconciliation')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(most)
        .execute();
      return rows.map(viewOf);
    },
    async countActs(window) {
      const { n } = await db
        .selectFrom('audit_record')
        .select((q) => q.fn.countAll<string>().as('n'))
        .where('outcome', '=', 'done')
        .where(inWindow(window))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    async countLeaves(window) {
      const { n } = await db
        .selectFrom('leaf_outbox')
        .select((q) => q.fn.countAll<string>().as('n'))
        .where(inWindow(window))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    async actsWithoutLeaf(window, actions, most) {
      const found: string[] = [];
      for (let after = await beforeFirst('audit_record', window); found.length < most; ) {
        const { rows } = await sql<{ last: string | null; faults: string[] | null }>`
          WITH part AS MATERIALIZED (
            SELECT seq, id, leaves, action, outcome FROM audit_record
            WHERE seq > ${after} AND ${inWindow(window)} ORDER BY seq LIMIT ${part}
          ), wrong AS (
            SELECT a.seq, a.id FROM part a LEFT JOIN leaf_outbox l ON l.act = a.id WHERE a.outcome = 'done'
            GROUP BY a.seq, a.id, a.leaves, a.action
            HAVING count(l.id) <> a.leaves OR (a.leaves = 0 AND a.action = ANY(${[...actions]}::text[]))
          )
          SELECT (SELECT max(seq) FROM part) AS last, (SELECT array_agg(id ORDER BY seq) FROM wrong) AS faults`.execute(
          db,
        );
        const { last, faults } = rows[0] ?? { last: null, faults: null };
        if (last === null) break;
        found.push(...(faults ?? []));
        after = last;
      }
      return found.slice(0, most);
    },
    async leavesWithoutAct(window, most) {
      const found: { id: string; act: string; index: number | null }[] = [];
      for (let after = await beforeFirst('leaf_outbox', window); found.length < most; ) {
        const { rows } = await sql<{ id: string | null; act: string; log_index: string | null; last: string }>`
          WITH part AS MATERIALIZED (
            SELECT seq, id, act, log_index FROM leaf_outbox
            WHERE seq > ${after} AND ${inWindow(window)} ORDER BY seq LIMIT ${part}
          ), wrong AS (
            SELECT l.seq, l.id, l.act, l.log_index FROM part l
            LEFT JOIN audit_record a ON a.id = l.act AND a.outcome = 'done' WHERE a.id IS NULL
          )
          SELECT last.seq AS last, wrong.id, wrong.act, wrong.log_index
          FROM (SELECT max(seq) AS seq FROM part) last LEFT JOIN wrong ON TRUE
          WHERE last.seq IS NOT NULL ORDER BY wrong.seq`.execute(db);
        const last = rows[0]?.last;
        if (last === undefined) break;
        for (const { id, act, log_index } of rows) if (id !== null) found.push({ id, act, index: indexOf(log_index) });
        after = last;
      }
      return found.slice(0, most);
    },
    async waiting(until) {
      const { n } = await db
        .selectFrom('leaf_outbox')
        .select((q) => q.fn.countAll<string>().as('n'))
        .where('log_index', 'is', null)
        .where(sql<boolean>`tx < ${until}::xid8`)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    waitingSince: (tx, most) =>
      db
        .selectFrom('leaf_outbox')
        .select(['id', 'act'])
        .where('log_index', 'is', null)
        .where(sql<boolean>`tx < ${tx}::xid8`)
        .orderBy('seq')
        .limit(most)
        .execute(),
    async placedFrom(index, most) {
      const rows = await db
        .selectFrom('leaf_outbox')
        .select(['id', 'log_index'])
        .where('log_index', '>=', String(index))
        .orderBy('log_index')
        .limit(most)
        .execute();
      return rows.map((row) => ({ id: row.id, index: Number(row.log_index) }));
    },
    async leaves(from, to) {
      const rows = await db
        .selectFrom('leaf_outbox')
        .select(['id', 'act', 'at', 'type', 'subject', 'body', 'log_index'])
        .where('log_index', '>=', String(from))
        .where('log_index', '<', String(to))
        .execute();
      return rows.map(({ log_index, ...row }) => ({ ...row, index: Number(log_index) }));
    },
    async onTheirWay(ids) {
      const rows = await db
        .selectFrom('leaf_outbox')
        .select(['id', 'body'])
        .where('id', 'in', [...ids])
        .where('log_index', 'is', null)
        .execute();
      return new Map(rows.map(({ id, body }) => [id, body]));
    },
    gaps: () => acceptedGaps(db),
    async insert(trx, of, untilTx) {
      await trx
        .insertInto('ledger_reconciliation')
        .values({
          id: of.id,
          at: of.at,
          scope: of.scope,
          size: of.size,
          root: of.root,
          acts: of.acts,
          leaves: of.leaves,
          waiting: of.waiting,
          fault_count: of.faultCount,
          faults: JSON.stringify(of.faults),
          milliseconds: of.milliseconds,
          until_tx: untilTx,
        })
        .execute();
    },
  };
}

function viewOf(row: {
  id: string;
  at: Date;
  scope: 'full' | 'new';
  size: string;
  root: string;
  acts: string;
  leaves: string;
  waiting: string;
  fault_count: string;
  faults: unknown[];
  milliseconds: number;
}): Reconciliation {
  const { id, at, scope, root, milliseconds } = row;
  return {
    id,
    at,
    scope,
    root,
    milliseconds,
    size: Number(row.size),
    acts: Number(row.acts),
    leaves: Number(row.leaves),
    waiting: Number(row.waiting),
    faultCount: Number(row.fault_count),
    faults: row.faults as ReconciliationFault[],
  };
}
