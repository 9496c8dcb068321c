/** What happened in a case. Events are only ever added; each says as values all that it changed, so that a history can be replayed by any later program. */
import type { Term } from './clock.ts';

export const EVENT_KINDS = [
  'opened',
  'moved',
  'commented',
  'attached',
  'taken',
  'delegated',
  'undelegated',
  'escalated',
  'extension_asked',
  'extension_decided',
  'warned',
  'overdue',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Kinds that add to the file and change nothing that a decision rests on. */
export const ADDING: readonly EventKind[] = ['commented', 'attached', 'warned'];

export interface Opening {
  readonly procedure: string;
  readonly version: number;
  readonly owner: string;
  readonly path: readonly string[];
  readonly territory: string;
  readonly level: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly title: string;
}

export interface Change {
  readonly opening?: Opening;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly parties?: readonly string[];
  readonly assignee?: string;
  readonly assigneeUntil?: string | null;
  /** Terms of the clocks that begin with this event. */
  readonly terms?: Readonly<Record<string, Term>>;
  readonly clock?: string;
  readonly days?: number;
  readonly granted?: boolean;
}

export interface CaseEvent {
  readonly case: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly kind: EventKind;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly actor: string;
  /** Who delegated the post in which the actor acted. */
  readonly behalf: string | null;
  readonly transition: string | null;
  readonly from: string;
  readonly to: string;
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly comment: string;
  /** Ids of files of the case. */
  readonly files: readonly string[];
  readonly change: Change;
}
