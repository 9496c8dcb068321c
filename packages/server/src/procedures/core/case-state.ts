/** A case as the rules see it. It is wholly determined by its history: `replay` gives the same from the events alone. */
import type { ClockState } from './clock.ts';

export interface CaseState {
  readonly id: string;
  readonly procedure: string;
  readonly version: number;
  readonly state: string;
  /** State to which a returned case goes back. */
  readonly resumes: string | null;
  readonly owner: string;
  readonly path: readonly string[];
  readonly territory: string;
  readonly level: string;
  readonly applicant: string;
  /** User who has the case in hand; empty where nobody in particular has. */
  readonly assignee: string;
  /** RFC 3339; until when a delegation holds. Null: without end. */
  readonly assigneeUntil: string | null;
  /** Organisations with a part in it, besides the owner. */
  readonly parties: readonly string[];
  /** Everyone who has acted in it. */
  readonly actors: readonly string[];
  /** Those of them who moved it on: what four eyes are counted by. Sending back does not count, or each round would need a new pair. */
  readonly movers: readonly string[];
  /** Rungs that it was escalated by in its present state. */
  readonly escalated: number;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly clocks: Readonly<Record<string, ClockState>>;
  /** Count of events that change more than the file: what a transition is checked against. */
  readonly revision: number;
  /** Number of its last event, from 1. */
  readonly seq: number;
  readonly openedAt: string;
  readonly closedAt: string | null;
}
