/** The log of plain values seen. An entry is written before a value leaves; without an entry there is no value. */
import type { Db } from '../db/database.ts';

export interface RevealEntry {
  readonly actor: string;
  readonly kind: 'entity' | 'quarantine_export' | 'discrepancy_export';
  readonly target: string;
  readonly release: string | null;
  readonly attributes: readonly string[];
  readonly purpose: string;
  readonly caseNumber: string | null;
  readonly at: Date;
  readonly until: Date;
}

export interface RevealLog {
  /** → number of the entry. */
  add(entry: RevealEntry): Promise<number>;
}

export function revealLog(db: Db): RevealLog {
  return {
    async add({ actor, kind, target, release, attributes, purpose, caseNumber, at, until }) {
      const row = await db
        .insertInto('reveal')
        .values({
          actor,
          kind,
          target,
          release,
          attributes: [...attributes],
          purpose,
          case_number: caseNumber,
          at,
          until,
        })
        .returning('entry')
        .executeTakeFirstOrThrow();
      return Number(row.entry);
    },
  };
}
