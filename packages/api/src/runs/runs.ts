/** 加工批次: runs, their steps, checks and control limits. */
import { type Static, Type } from 'typebox';
import { Dimension, Id, Name2, NullableNumber, NullableString, Page, Text2 } from '../wire/common.ts';
import { Prose } from '../wire/text.ts';

export const STEP_NAMES = ['collect', 'profile', 'clean', 'check', 'link', 'fuse', 'mask', 'publish'] as const;
export const StepName = Type.Enum(STEP_NAMES);
export type StepName = Static<typeof StepName>;

/** queued: waits for its turn. held: a control limit stopped it before publishing. */
export const RunState = Type.Enum(['queued', 'running', 'published', 'held', 'failed', 'cancelled'] as const);
export type RunState = Static<typeof RunState>;

export const ControlLimit = Type.Object({
  chart: Type.Enum(['p', 'xmr'] as const),
  centre: Type.Number(),
  lower: Type.Number(),
  upper: Type.Number(),
  runs: Type.Integer(),
  broken: Type.Boolean(),
});
export type ControlLimit = Static<typeof ControlLimit>;

export const CheckResult = Type.Object({
  resource: Type.String(),
  rule: Type.String(),
  title: Text2,
  attribute: Type.Optional(Type.String()),
  basis: Type.Optional(Type.String()),
  dimension: Dimension,
  severity: Type.Enum(['fatal', 'warning'] as const),
  rows: Type.Integer(),
  faults: Type.Integer(),
  /** Covered numbers among the rows: neither faults nor in the scope of the rule. */
  covered: Type.Optional(Type.Integer()),
  limit: Type.Optional(ControlLimit),
});
export type CheckResult = Static<typeof CheckResult>;

export const QualityScore = Type.Object({
  resource: Type.String(),
  scores: Type.Object({
    normative: NullableNumber,
    complete: NullableNumber,
    accurate: NullableNumber,
    consistent: NullableNumber,
    timely: NullableNumber,
    accessible: NullableNumber,
  }),
  total: Type.Number(),
});
export type QualityScore = Static<typeof QualityScore>;

/** Rows of one resource through one step: in = out + quarantined. */
export const Flow = Type.Object({
  resource: Type.String(),
  in: Type.Integer(),
  out: Type.Integer(),
  quarantined: Type.Integer(),
  changed: Type.Integer(),
});
export type Flow = Static<typeof Flow>;

export const StepRecord = Type.Object({
  name: StepName,
  startedAt: Type.String(),
  seconds: Type.Number(),
  in: Type.Integer(),
  out: Type.Integer(),
  quarantined: Type.Integer(),
  changed: Type.Integer(),
  flows: Type.Array(Flow),
});
export type StepRecord = Static<typeof StepRecord>;

export const DeliveryRecord = Type.Object({
  id: Type.String(),
  file: Type.String(),
  sm3: Type.String(),
  bytes: Type.Integer(),
  format: Type.String(),
  encoding: Type.Optional(Type.String()),
  collectedAt: Type.String(),
  rows: Type.Integer(),
  rejected: Type.Integer(),
});
export type DeliveryRecord = Static<typeof DeliveryRecord>;

export const ResourceRecord = Type.Object({
  resource: Type.String(),
  subject: Type.String(),
  name: Name2,
  provider: Type.String(),
  rows: Type.Integer(),
  deliveries: Type.Array(DeliveryRecord),
});
export type ResourceRecord = Static<typeof ResourceRecord>;

export const BlockRecord = Type.Object({
  block: Type.String(),
  subject: Type.String(),
  release: Type.String(),
  entities: Type.Integer(),
  records: Type.Integer(),
  conflicts: Type.Integer(),
  digest: Type.String(),
});
export type BlockRecord = Static<typeof BlockRecord>;

/** Where a run is now; `done` of `of` rows of the step that runs. */
export const RunProgress = Type.Object({
  step: StepName,
  done: Type.Number(),
  of: Type.Number(),
  /** The resource or block at hand; blank at the beginning of a step. */
  label: Name2,
  /** Instant the step began, for rate and time left. */
  since: Type.String(),
});
export type RunProgress = Static<typeof RunProgress>;

/** Equation of a run: in = into block + quarantined + in progress. */
export const Equation = Type.Object({
  in: Type.Integer(),
  intoBlock: Type.Integer(),
  quarantined: Type.Integer(),
  inProgress: Type.Integer(),
  balanced: Type.Boolean(),
});
export type Equation = Static<typeof Equation>;

/** One line of the list of runs. */
export const RunSummary = Type.Object({
  run: Type.String(),
  state: RunState,
  asOf: Type.String(),
  startedAt: Type.String(),
  finishedAt: NullableString,
  /** Seconds at work: the sum of its steps. */
  seconds: Type.Number(),
  resources: Type.Integer(),
  providers: Type.Array(Type.String()),
  equation: Equation,
  /** quarantined / in, 0 to 1; null before any row came in. */
  quarantineRate: NullableNumber,
  /** Mean quality of its resources weighted by rows, 0 to 1; null until the check step is done. */
  quality: NullableNumber,
  /** Checks beyond their control limit. */
  broken: Type.Integer(),
  progress: Type.Union([RunProgress, Type.Null()]),
  error: Type.Union([Type.Object({ step: Type.String(), code: Type.String(), message: Text2 }), Type.Null()]),
});
export type RunSummary = Static<typeof RunSummary>;

export const RunView = Type.Object({
  run: Type.String(),
  project: Type.String(),
  state: RunState,
  engine: Type.Object({ name: Type.String(), version: Type.String() }),
  startedAt: Type.String(),
  finishedAt: NullableString,
  asOf: Type.String(),
  inputs: Type.String(),
  summary: RunSummary,
  resources: Type.Array(ResourceRecord),
  steps: Type.Array(StepRecord),
  checks: Type.Array(CheckResult),
  quality: Type.Array(QualityScore),
  blocks: Type.Array(BlockRecord),
  /** Quarantined rows per provider, most first. */
  quarantinedBy: Type.Array(
    Type.Object({ provider: Type.String(), resource: Type.String(), name: Name2, rows: Type.Integer() }),
  ),
  peakMemoryBytes: NullableNumber,
  /** Who released a held run, and why. */
  release: Type.Union([Type.Object({ by: Type.String(), at: Type.String(), reason: Type.String() }), Type.Null()]),
  /** Neighbours in time, for the keys ← and →. */
  previous: NullableString,
  next: NullableString,
});
export type RunView = Static<typeof RunView>;

export const CheckHistory = Type.Object({
  resource: Type.String(),
  rule: Type.String(),
  points: Type.Array(
    Type.Object({
      run: Type.String(),
      asOf: Type.String(),
      rows: Type.Integer(),
      faults: Type.Integer(),
      broken: Type.Boolean(),
    }),
  ),
  latest: CheckResult,
});
export type CheckHistory = Static<typeof CheckHistory>;

export const RunParams = Type.Object({ run: Id });
export const RunsQuery = Type.Object(Page);
export const RunStart = Type.Object({ asOf: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })) });
export type RunStart = Static<typeof RunStart>;
export const Queued = Type.Object({ job: Type.String(), state: Type.Enum(['queued', 'running'] as const) });
export type Queued = Static<typeof Queued>;
export const RunRelease = Type.Object({
  reason: Prose({ minLength: 4, maxLength: 500 }),
  by: Type.Optional(Type.String({ maxLength: 64 })),
});
export type RunRelease = Static<typeof RunRelease>;
export const Accepted = Type.Object({ run: Type.String(), accepted: Type.Boolean() });
export type Accepted = Static<typeof Accepted>;
