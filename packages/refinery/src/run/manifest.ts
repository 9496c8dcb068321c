/**
 * What a run leaves behind, as JSON beside its Parquet: the one thing that pages, the CLI, the next run's control limits and a resumed run read.
 * `runs/<run>/manifest.json` is rewritten atomically after each finished step; a step counts as done when it stands here.
 */

export const STEPS = ['collect', 'profile', 'clean', 'check', 'link', 'fuse', 'mask', 'publish'] as const;
export type StepName = (typeof STEPS)[number];

/** running: a process has it. held: finished through mask, stopped before publish by a control limit. */
export type RunState = 'running' | 'published' | 'held' | 'failed' | 'cancelled';

/** Rows of one resource through one step. Invariant, asserted by the runner: in = out + quarantined. */
export interface Flow {
  readonly resource: string;
  readonly in: number;
  readonly out: number;
  readonly quarantined: number;
  /** Rows with at least one repaired cell (clean) or otherwise changed. */
  readonly changed: number;
  /** Of check; absent in manifests of older versions. */
  readonly territories?: RowsByTerritory;
}

/** Rows of a resource by whose they are: the prefectures and counties in which their subjects stand. */
export interface RowsByTerritory {
  /** Territory of the department, whose are its lines that are no rows: `5201`, `520102`, `guian`; null = the province's. */
  readonly deliverer: string | null;
  /** A group for every set of prefectures met; the empty set is the province's alone. */
  readonly groups: readonly {
    readonly territories: readonly string[];
    readonly rows: number;
    readonly quarantined: number;
  }[];
  /** Of each county met (6 digits): a row of two counties counts in both. Absent in manifests of versions that did not tell counties. */
  readonly counties?: readonly {
    readonly county: string;
    readonly rows: number;
    readonly quarantined: number;
  }[];
}

export interface StepRecord {
  readonly name: StepName;
  readonly startedAt: string;
  readonly seconds: number;
  /** Of all threads, user and system: says how busy they were. Absent in manifests of older versions. */
  readonly cpuSeconds?: number;
  readonly in: number;
  readonly out: number;
  readonly quarantined: number;
  readonly changed: number;
  readonly flows: readonly Flow[];
  /** Digest over everything the step read and its own text; equal = the step need not run again. */
  readonly key: string;
  readonly outputs: readonly FileRecord[];
}

/** A file under the store's root. */
export interface FileRecord {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

/** One resource as this run saw it. Record number = offset + row; row counts from 0 in the raw Parquet. */
export interface ResourceRecord {
  readonly resource: string;
  readonly subject: string;
  readonly name: { readonly zh: string; readonly en?: string };
  readonly provider: string;
  readonly offset: number;
  readonly rows: number;
  readonly deliveries: readonly DeliveryRecord[];
}

/** One delivery: raw bytes kept under their SM3 digest, and their rows as text in raw Parquet. */
export interface DeliveryRecord {
  readonly id: string;
  readonly file: string;
  readonly sm3: string;
  readonly bytes: number;
  readonly format: string;
  readonly encoding?: string;
  readonly collectedAt: string;
  readonly rows: number;
  readonly rejected: number;
  /** Row number (within the resource) of its first row. */
  readonly firstRow: number;
  /** Raw Parquet, relative to the store's root. */
  readonly path: string;
  /** Line of the first data row in the file, 1-based; null where lines mean nothing (database, Parquet). */
  readonly firstLine: number | null;
}

/** Result of one rule on one resource. */
export interface CheckResult {
  readonly resource: string;
  readonly rule: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Item or attribute the rule is about; absent for rules over the row or the whole. */
  readonly attribute?: string;
  readonly basis?: string;
  readonly dimension: Dimension;
  readonly severity: 'fatal' | 'warning';
  readonly rows: number;
  readonly faults: number;
  /** Covered numbers among the rows: nobody can tell whether they are right, so they are neither faults nor in the scope of the rule. Absent where there are none. */
  readonly covered?: number;
  /** Control limit (upper, as a rate) from former runs; absent while history is short. */
  readonly limit?: ControlLimit;
}

/** GB/T 36344-2018 dimensions: 规范性 完整性 准确性 一致性 时效性 可访问性. */
export type Dimension = 'normative' | 'complete' | 'accurate' | 'consistent' | 'timely' | 'accessible';

export interface ControlLimit {
  readonly chart: 'p' | 'xmr';
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  readonly runs: number;
  readonly broken: boolean;
}

export interface QualityScore {
  readonly resource: string;
  readonly scores: Readonly<Record<Dimension, number | null>>;
  readonly total: number;
}

export interface BlockRecord {
  readonly block: string;
  readonly subject: string;
  readonly release: string;
  readonly entities: number;
  readonly records: number;
  readonly conflicts: number;
  /** SM3 over the sorted (name, digest) list of content files. */
  readonly digest: string;
}

export interface RunManifest {
  readonly run: string;
  readonly project: string;
  readonly state: RunState;
  readonly engine: { readonly name: string; readonly version: string };
  readonly startedAt: string;
  readonly finishedAt?: string;
  /** As-of date of the deliveries (simulated or real), YYYY-MM-DD. */
  readonly asOf: string;
  /** SM3 over all that was given: plan, deliveries, answers, engine, as-of date, craft; 64 hex digits. Empty until they are collected. */
  readonly inputs: string;
  /** SM3 over the plan, which is the project's version; absent in manifests of older versions. */
  readonly plan?: string;
  readonly resources: readonly ResourceRecord[];
  readonly steps: readonly StepRecord[];
  readonly checks: readonly CheckResult[];
  readonly quality: readonly QualityScore[];
  readonly blocks: readonly BlockRecord[];
  readonly error?: {
    readonly step: StepName;
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
  };
  /** Who published a held run all the same, and why. */
  readonly released?: { readonly reason: string; readonly by: string; readonly at: string };
  readonly peakMemoryBytes?: number;
}

/** A name as the catalogue gives it: English only where its author wrote some. */
export interface Label {
  readonly zh: string;
  readonly en?: string;
}

/** What a running run tells its parent, one JSON message each. */
export type RunEvent =
  | { readonly type: 'run'; readonly run: string; readonly state: RunState }
  | {
      readonly type: 'step';
      readonly run: string;
      readonly step: StepName;
      readonly state: 'started' | 'finished' | 'skipped';
      readonly in?: number;
      readonly out?: number;
      readonly quarantined?: number;
      readonly seconds?: number;
    }
  | {
      readonly type: 'progress';
      readonly run: string;
      readonly step: StepName;
      readonly done: number;
      readonly of: number;
      readonly label: Label;
    };
