/** What a reconciliation of acts, leaves and the log reports. */

/** At most so many faults are kept by name; all are counted. */
export const MOST_FAULTS = 1000;

export const FAULT_KINDS = [
  /** An act says that it left more leaves than there are, or is of a kind that must leave one and left none. */
  'act-without-leaf',
  /** A leaf whose act is not on record. */
  'leaf-without-act',
  /** A leaf that was waiting for its place at the last reconciliation already. */
  'leaf-waiting',
  /** A leaf whose place is behind the end of the log. */
  'place-beyond-log',
  /** The log goes on where the database ends: it was restored to an earlier time. One fault for all its entries; `where` says which, and when they were left. */
  'database-behind',
  /** An entry of the log that is no leaf of the database. */
  'entry-without-leaf',
  /** A leaf in the database that is not, byte for byte, the entry at its place. */
  'bytes-differ',
  /** A leaf whose columns say other than its bytes. */
  'columns-differ',
  /** An entry that is a leaf of no known type, or not in its spelling. */
  'unreadable-leaf',
  /** Leaves whose path does not lead to the root of the signed checkpoint. */
  'not-under-checkpoint',
  /** The log is not a continuation of what it was at the last reconciliation. */
  'history-changed',
  /** A file of the log: `where` says which, and where in it. */
  'log',
  /** Leaves are not written at present. */
  'writer-stopped',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface ReconciliationFault {
  readonly kind: FaultKind;
  readonly act?: string;
  readonly leaf?: string;
  /** Place in the log. */
  readonly index?: number;
  readonly where?: string;
}

/** `full`: everything; `new`: what came since the last one. */
export type Scope = 'full' | 'new';

export interface Reconciliation {
  readonly id: string;
  readonly at: Date;
  readonly scope: Scope;
  /** Leaves in the log that it was held against. */
  readonly size: number;
  /** Root of the SHA-256 tree, base64. */
  readonly root: string;
  /** Acts and leaves that were looked at. */
  readonly acts: number;
  readonly leaves: number;
  /** Leaves on their way into the log. */
  readonly waiting: number;
  readonly faultCount: number;
  readonly faults: readonly ReconciliationFault[];
  readonly milliseconds: number;
}

/** Collects faults: all counted, the first ones kept. */
export class Faults {
  readonly kept: ReconciliationFault[] = [];
  count = 0;

  add(fault: ReconciliationFault): void {
    this.count += 1;
    if (this.kept.length < MOST_FAULTS) this.kept.push(fault);
  }
}
