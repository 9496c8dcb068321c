/** Deadlines: rows with their legal basis, never constants. */
import type { Text2 } from '@kuaishu/api';
import { dayOf } from '@kuaishu/standards';
import { sql, type Transaction } from 'kysely';
import type { Act } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { Term, Unit } from '../core/clock.ts';

export interface Deadline {
  readonly id: string;
  readonly title: Text2;
  readonly value: number;
  readonly unit: 'working_day' | 'day' | 'month' | 'year';
  readonly source: 'statute' | 'house';
  readonly basis: Text2;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
  readonly verified: boolean;
}

/** The rows as they were last read, by database. Rows are only ever added: how many there are tells whether there are new ones. */
const lastRead = new WeakMap<Db, { readonly mark: string; readonly rows: readonly Deadline[] }>();

export function deadlineStore(db: Db) {
  /** All rows, those of one deadline together, newest first. */
  async function read(reader: Transaction<Tables> | Db): Promise<readonly Deadline[]> {
    const { mark } = await reader
      .selectFrom('deadline')
      .select(sql<string>`count(*)`.as('mark'))
      .executeTakeFirstOrThrow();
    const known = lastRead.get(db);
    if (known?.mark === mark) return known.rows;
    const rows = await reader
      .selectFrom('deadline')
      .select([
        'id',
        'title',
        'value',
        'unit',
        'source',
        'basis',
        'verified',
        sql<string>`effective_from::text`.as('effectiveFrom'),
      ])
      .orderBy('id')
      .orderBy('effective_from', 'desc')
      .orderBy('seq', 'desc')
      .execute();
    lastRead.set(db, { mark, rows });
    return rows;
  }
  /** What is in force on the day of `now`, by id. */
  async function inForce(reader: Transaction<Tables> | Db, now: Date): Promise<(id: string) => Deadline> {
    const rows = await read(reader);
    const today = dayOf(now);
    return (id) => {
      const row = rows.find((one) => one.id === id && one.effectiveFrom <= today);
      if (!row) throw new Error(`no deadline ${id} is in force on ${today}`);
      return row;
    };
  }
  return {
    inForce,
    /** All rows, in force and not, those of one deadline together, newest first. */
    all: (): Promise<readonly Deadline[]> => read(db),
    async add(act: Act, of: Deadline): Promise<void> {
      await act.trx
        .insertInto('deadline')
        .values({
          id: of.id,
          title: JSON.stringify(of.title),
          value: of.value,
          unit: of.unit,
          source: of.source,
          basis: JSON.stringify(of.basis),
          effective_from: of.effectiveFrom,
          verified: of.verified,
          act: act.id,
          made_at: act.at,
        })
        .execute();
    },
    /** What is in force on the day of `now`, by id; clocks take it at their start and keep it. */
    async terms(trx: Transaction<Tables>, now: Date): Promise<(id: string) => Term> {
      const found = await inForce(trx, now);
      return (id) => {
        const row = found(id);
        if (row.unit !== 'working_day' && row.unit !== 'day')
          throw new Error(`the deadline ${id} is in ${row.unit}s, which no clock counts`);
        return { deadline: id, value: row.value, unit: row.unit as Unit };
      };
    },
  };
}
export type DeadlineStore = ReturnType<typeof deadlineStore>;
