/** Shapes that readers of a store give to pages and the CLI. Values are given plain and masked; who may see which is the server's duty. */
import type { CheckResult, Dimension } from '../run/manifest.ts';
import type { RowScope } from './row-scope.ts';

export interface BlockSummary {
  readonly block: string;
  readonly subject: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly release: string;
  readonly run: string;
  readonly asOf: string;
  readonly publishedAt: string;
  readonly entities: number;
  readonly records: number;
  /** Entities per prefecture (first 4 digits of GB/T 2260; "0000" = outside the region or unknown). */
  readonly prefectures: Readonly<Record<string, number>>;
  /** Share of cells that have a value, per prefecture, 0 to 1. */
  readonly completeness: Readonly<Record<string, number>>;
  readonly attributes: readonly {
    readonly attribute: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly grade: 'green' | 'yellow' | 'red';
    readonly filled: number;
  }[];
  readonly digest: string;
}

export interface EntityHit {
  readonly entity: string;
  readonly label: string;
  readonly maskedLabel: string;
  readonly prefecture: string;
  readonly records: number;
  /** What tells namesakes apart, and what was asked for beside it. */
  readonly values: Readonly<Record<string, { readonly value: string | null; readonly masked: string | null }>>;
}

export interface SearchOptions {
  readonly prefecture?: string;
  /** Entities of at least so many records. */
  readonly records?: number;
  /** `label`, `entity`, `prefecture`, `records` or an attribute; with `-` before it the greatest first. By entity id without. */
  readonly sort?: string;
  /** Attributes wanted in `values` besides `details`. */
  readonly columns?: readonly string[];
  /** Only these entities. */
  readonly entities?: readonly string[];
  /** Which entities may be found; all without. */
  readonly scope?: RowScope;
  /** At most 100,000; 20 without. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface SearchResult {
  readonly hits: EntityHit[];
  readonly total: number;
  /** Attributes that stand beside the name where a hit has one line. */
  readonly details: readonly string[];
}

/** Why a value was chosen: the rule of fusion. */
export type CellRule = 'only' | 'agreed' | 'authority' | 'freshest' | 'majority' | 'fullest';

export interface SourceRef {
  readonly resource: string;
  readonly resourceName: { readonly zh: string; readonly en?: string };
  readonly provider: string;
  readonly record: number;
  /** Row in the resource, counted from 1. */
  readonly row: number;
  readonly file: string;
  /** Line in the file, counted from 1; null where the source has no lines. */
  readonly line: number | null;
  readonly collectedAt: string;
  readonly updatedAt: string | null;
}

export interface CellView {
  readonly attribute: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly grade: 'green' | 'yellow' | 'red';
  readonly value: string | null;
  readonly masked: string | null;
  /** Value as the department wrote it, and whether it was repaired. */
  readonly raw: string | null;
  readonly repaired: boolean;
  readonly authority: string | null;
  readonly source: SourceRef | null;
  readonly rule: CellRule | null;
  /** Records that give the same value / that give any value. */
  readonly agree: number;
  readonly of: number;
  readonly losers: readonly {
    readonly value: string;
    readonly masked: string;
    readonly source: SourceRef;
    readonly reason: 'agrees' | 'invalid' | 'covered' | 'not_authority' | 'older' | 'minority';
  }[];
}

/** One comparison in a link's evidence, in bits (log2 of m/u). */
export interface EvidenceView {
  readonly attribute: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly level: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly bits: number;
}

export interface EdgeView {
  readonly left: number;
  readonly right: number;
  readonly kind: 'identifier' | 'name' | 'probabilistic' | 'key' | 'answer' | 'refused';
  readonly bits: number;
  readonly probability: number;
  readonly priorBits: number;
  readonly evidence: readonly EvidenceView[];
}

export interface EntityView {
  /** Prefectures whose it is (4 digits of GB/T 2260); empty: the province's alone. */
  readonly territories: readonly string[];
  readonly entity: string;
  readonly block: string;
  readonly subject: string;
  readonly release: string;
  readonly run: string;
  readonly label: string;
  readonly maskedLabel: string;
  readonly cells: readonly CellView[];
  readonly records: readonly {
    readonly record: number;
    readonly source: SourceRef;
    readonly values: Readonly<
      Record<string, { readonly value: string | null; readonly masked: string | null; readonly raw: string | null }>
    >;
  }[];
  readonly edges: readonly EdgeView[];
}

export interface QuarantinedRow {
  /** Prefectures whose it is (4 digits of GB/T 2260); empty: the province's alone. */
  readonly territories: readonly string[];
  /** Names the row among all of its run. */
  readonly key: string;
  readonly resource: string;
  readonly provider: string;
  readonly step: 'collect' | 'clean' | 'check' | 'link';
  readonly row: number;
  readonly line: number | null;
  readonly file: string;
  readonly reasons: readonly {
    readonly rule: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly attribute?: string;
    readonly value?: string | null;
    readonly repair?: string | null;
  }[];
  /** The row as the department wrote it: heading → text. */
  readonly raw: Readonly<Record<string, string | null>>;
}

export interface ReviewPair {
  readonly pair: string;
  readonly block: string;
  readonly probability: number;
  readonly bits: number;
  readonly left: {
    readonly source: SourceRef;
    readonly values: Readonly<Record<string, string | null>>;
    readonly masked: Readonly<Record<string, string | null>>;
  };
  readonly right: {
    readonly source: SourceRef;
    readonly values: Readonly<Record<string, string | null>>;
    readonly masked: Readonly<Record<string, string | null>>;
  };
  readonly evidence: readonly EvidenceView[];
  readonly answer: 'same' | 'different' | null;
}

export interface CheckHistory {
  readonly resource: string;
  readonly rule: string;
  readonly points: readonly {
    readonly run: string;
    readonly asOf: string;
    readonly rows: number;
    readonly faults: number;
    readonly broken: boolean;
  }[];
  readonly latest: CheckResult;
}

export interface DimensionScore {
  readonly dimension: Dimension;
  readonly score: number | null;
}

export interface ReleaseDiff {
  readonly block: string;
  readonly from: string;
  readonly to: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly cells: number;
  readonly attributes: readonly { readonly attribute: string; readonly changed: number }[];
  readonly examples: readonly {
    readonly entity: string;
    readonly attribute: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly maskedBefore: string | null;
    readonly maskedAfter: string | null;
  }[];
}
