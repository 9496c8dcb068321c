import type { CraftPlan, Entry, ResolvedItem, Rule, SubjectPlan } from '@kuaishu/catalog';
import type { Engine } from '@kuaishu/engine';
import type { StorePaths } from '../store/paths.ts';
import type { ReleaseEntry } from '../store/release-index.ts';
import type {
  BlockRecord,
  CheckResult,
  DeliveryRecord,
  FileRecord,
  Flow,
  Label,
  QualityScore,
  ResourceRecord,
  RunEvent,
  RunManifest,
  StepName,
} from './manifest.ts';

/** One resource in this run: its entry, what is derived from it, and its deliveries. */
export interface ResourceState extends ResourceRecord {
  readonly entry: Entry;
  readonly items: readonly ResolvedItem[];
  readonly rules: readonly Rule[];
  /** Position among the run's resources: `res` in records, index of rank lists. */
  readonly index: number;
  readonly deliveries: readonly CollectedDelivery[];
}

/** A delivery with what later steps need to read it. */
export interface CollectedDelivery extends DeliveryRecord {
  readonly columns: readonly string[];
  readonly rejectsPath: string | null;
  /** Rows (within the resource) that a mended delivery stands for; they take no part any more. */
  readonly replacedRows: readonly number[];
  readonly replacedLines: readonly number[];
}

export interface RunContext {
  readonly engine: Engine;
  readonly paths: StorePaths;
  readonly projectDir: string;
  readonly plan: CraftPlan;
  readonly run: string;
  /** The run's folder, absolute. */
  readonly folder: string;
  readonly asOf: string;
  /** Source files of the last run may be gone. */
  readonly withdraw: boolean;
  /** Filled by collect. */
  readonly resources: readonly ResourceState[];
  /** Visible release of each block when the run began: the prior entity map. */
  readonly prior: Readonly<Record<string, ReleaseEntry | null>>;
  /** Former runs that reached their end, oldest first: the control limits' history. Of a held run, only the checks that stayed in control count. */
  readonly history: readonly RunManifest[];
  readonly manifest: RunManifest;
  emit(event: RunEvent): void;
  /** done of `of`, for bars; label is the name of a resource or block. */
  progress(step: StepName, done: number, of: number, label: Label): void;
}

export interface StepOutcome {
  readonly flows: readonly Flow[];
  readonly in: number;
  readonly out: number;
  readonly quarantined: number;
  readonly changed: number;
  readonly outputs: readonly FileRecord[];
  readonly resources?: readonly ResourceState[];
  readonly checks?: readonly CheckResult[];
  readonly quality?: readonly QualityScore[];
  readonly blocks?: readonly BlockRecord[];
  /** Set when a control limit broke: the run stops before publish. */
  readonly held?: boolean;
}

export interface CraftStep {
  readonly name: StepName;
  /** Raise it when the step's text changes in a way that gives other results: a killed run then does the step again. */
  readonly version: number;
  run(context: RunContext): Promise<StepOutcome>;
}

export function resourcesOf(context: RunContext, subject: SubjectPlan): ResourceState[] {
  return context.resources.filter((r) => subject.resources.includes(r.resource) && r.rows > 0);
}

/** Sums of flows as a step's own figures. */
export function totals(flows: readonly Flow[]): Pick<StepOutcome, 'in' | 'out' | 'quarantined' | 'changed' | 'flows'> {
  const sum = (pick: (f: Flow) => number) => flows.reduce((total, flow) => total + pick(flow), 0);
  return {
    flows,
    in: sum((f) => f.in),
    out: sum((f) => f.out),
    quarantined: sum((f) => f.quarantined),
    changed: sum((f) => f.changed),
  };
}
