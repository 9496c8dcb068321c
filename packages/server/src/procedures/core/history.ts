/** The chain of a case's history: each event's digest covers the one before it, so that nothing can be changed, taken out or put in unseen. */
import { sm3 } from '@kuaishu/gm';
import { canonical } from '../../canonical.ts';
import { replay } from './apply.ts';
import type { CaseState } from './case-state.ts';
import type { CaseEvent } from './event.ts';
import type { Procedure } from './procedure.ts';

/** What stands before the first event. */
export const NO_DIGEST = `sm3:${'0'.repeat(64)}`;

export interface StoredEvent {
  readonly seq: number;
  readonly body: string;
  readonly digest: string;
}

export function seal(before: string, event: CaseEvent): StoredEvent {
  const body = canonical(event);
  return { seq: event.seq, body, digest: digestOf(before, body) };
}

function digestOf(before: string, body: string): string {
  return `sm3:${Buffer.from(sm3(before, '\n', body)).toString('hex')}`;
}

export interface HistoryFault {
  readonly seq: number;
  readonly fault: 'missing' | 'digest' | 'body' | 'replay';
  readonly detail: string;
}

export interface History {
  readonly events: readonly CaseEvent[];
  /** The case that the history gives; null where it cannot be replayed. */
  readonly case: CaseState | null;
  readonly head: string;
  readonly faults: readonly HistoryFault[];
}

/** Reads a history back, and says what is wrong with it and where. */
export function readHistory(procedure: Procedure, stored: readonly StoredEvent[]): History {
  const faults: HistoryFault[] = [];
  const events: CaseEvent[] = [];
  let head = NO_DIGEST;
  for (const [at, { seq, body, digest }] of stored.entries()) {
    if (seq !== at + 1)
      faults.push({ seq: at + 1, fault: 'missing', detail: `event ${seq} stands at place ${at + 1}` });
    if (digestOf(head, body) !== digest)
      faults.push({ seq, fault: 'digest', detail: 'it does not follow from the event before it' });
    head = digest;
    try {
      const event = JSON.parse(body) as CaseEvent;
      if (canonical(event) !== body) throw new Error('not in the one spelling');
      events.push(event);
    } catch (error) {
      faults.push({ seq, fault: 'body', detail: String(error) });
    }
  }
  let found: CaseState | null = null;
  try {
    found = replay(procedure, events);
  } catch (error) {
    faults.push({ seq: events.length, fault: 'replay', detail: String(error) });
  }
  return { events, case: found, head, faults };
}
