/** The tables of procedures and notices as Kysely sees them. */
import type { Text2 } from '@kuaishu/api';
import type { ColumnType, Generated } from 'kysely';
import type { ClockState } from './core/clock.ts';
import type { EventKind } from './core/event.ts';

type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** JSONB: parsed when read, its text when written. */
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
/** BIGINT, which pg gives as text. */
type Big = ColumnType<string, number | string, never>;

export interface ProcedureVersionTable {
  procedure: string;
  version: number;
  digest: ColumnType<string, string, string>;
  first_seen: Instant;
}

export interface DeadlineTable {
  id: string;
  /** DATE, given as text by the queries here. */
  effective_from: ColumnType<Date, string, never>;
  title: Json<Text2>;
  value: number;
  unit: 'working_day' | 'day' | 'month' | 'year';
  source: 'statute' | 'house';
  basis: Json<Text2>;
  verified: boolean;
  act: string | null;
  made_at: Instant;
  seq: Generated<string>;
}

export interface CaseRecordTable {
  id: string;
  procedure: string;
  version: number;
  state: string;
  resumes: string | null;
  owner: string;
  path: string[];
  territory: string;
  level: string;
  applicant: string;
  assignee: string;
  assignee_until: MaybeInstant;
  parties: string[];
  actors: string[];
  movers: string[];
  escalated: number;
  subject_kind: string;
  subject: string;
  title: string;
  data: Json<Record<string, unknown>>;
  clocks: Json<Record<string, ClockState>>;
  revision: number;
  seq: number;
  head: string;
  opened_at: Instant;
  changed_at: Instant;
  closed_at: MaybeInstant;
  due_at: MaybeInstant;
}

export interface CaseEventTable {
  case_id: string;
  seq: number;
  kind: EventKind;
  at: Instant;
  actor: string;
  act: string;
  body: string;
  digest: string;
}

export interface CaseDutyTable {
  id: Generated<string>;
  case_id: string;
  performer: string;
  holder: string;
  organisation: string;
  reason: 'act' | 'consent';
  clock: string;
  four_eyes: boolean;
  /** Users whom four eyes keep from it. */
  barred: string[];
  state: string;
  since: Instant;
  due_at: MaybeInstant;
  done_at: MaybeInstant;
  done_by: string | null;
}

export interface CaseClockTable {
  case_id: string;
  clock: string;
  round: number;
  state: 'running' | 'paused' | 'stopped';
  deadline: string;
  value: number;
  unit: string;
  extended: number;
  started_at: Instant;
  pauses: Json<ClockState['pauses']>;
  stopped_at: MaybeInstant;
  due_at: MaybeInstant;
  warn_at: MaybeInstant;
  warned_at: MaybeInstant;
  overdue_at: MaybeInstant;
  used: number | null;
}

export interface CaseFileTable {
  id: string;
  case_id: string;
  digest: string;
  name: string;
  type: string;
  size: Big;
  at: Instant;
  actor: string;
  act: string;
}

export interface CaseActorTable {
  actor: string;
  case_id: string;
  last_at: Instant;
}

export interface CaseCopyTable {
  holder: string;
  case_id: string;
  at: Instant;
}

export interface EffectTable {
  id: string;
  case_id: string | null;
  seq: number | null;
  name: string;
  kind: 'inline' | 'database' | 'external';
  payload: Json<Record<string, unknown>>;
  state: 'waiting' | 'done' | 'dead';
  attempts: number;
  act: string;
  made_at: Instant;
  tried_at: MaybeInstant;
  done_at: MaybeInstant;
  result: MaybeJson<Record<string, unknown>>;
  error: string | null;
  reason: MaybeJson<Text2>;
  retried_by: string | null;
}

export interface NoticeTable {
  id: string;
  user_id: string;
  kind: string;
  case_id: string | null;
  seq: number | null;
  text: Json<Text2>;
  at: Instant;
  read_at: MaybeInstant;
}

export interface NoticePreferenceTable {
  user_id: string;
  email: boolean;
  kinds: string[];
  language: 'zh' | 'en';
}

export interface WebhookTable {
  id: string;
  organisation: string;
  url: string;
  /** Plain, of a version before secrets were sealed: until the next start. */
  secret: string | null;
  sealed: Buffer | null;
  kinds: string[];
  active: boolean;
  made_at: Instant;
  made_by: string;
}

export interface WorkingCalendarTable {
  one: Generated<boolean>;
  digest: string;
  until_year: number;
  at: Instant;
}

export interface ProcedureTables {
  procedure_version: ProcedureVersionTable;
  deadline: DeadlineTable;
  case_record: CaseRecordTable;
  case_event: CaseEventTable;
  case_duty: CaseDutyTable;
  case_clock: CaseClockTable;
  case_file: CaseFileTable;
  case_actor: CaseActorTable;
  case_copy: CaseCopyTable;
  effect: EffectTable;
  notice: NoticeTable;
  notice_preference: NoticePreferenceTable;
  webhook: WebhookTable;
  working_calendar: WorkingCalendarTable;
}
