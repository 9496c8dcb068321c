/**
 * The reading side of a store (`openStore` in `store.ts` implements it): everything pages and the CLI may ask of finished runs and releases.
 * Look-ups run in a short-lived DuckDB of the caller's process, read only.
 */
import type { TableSketch } from '@kuaishu/catalog';
import type { RunManifest } from '../run/manifest.ts';
import type { DisagreeingFilter, DiscrepancyPage, DiscrepancyQuery } from './discrepancies.ts';
import type { LocatedRow, QuarantineQuery } from './quarantine.ts';
import type { RowScope } from './row-scope.ts';
import type {
  BlockSummary,
  CheckHistory,
  EntityView,
  ReleaseDiff,
  ReviewPair,
  SearchOptions,
  SearchResult,
} from './views.ts';

export interface StoreReader {
  /** Newest first. */
  runs(): Promise<RunManifest[]>;
  run(id: string): Promise<RunManifest | null>;
  /** The visible release of each block; figures of the entities within the scope. */
  blocks(scope?: RowScope): Promise<BlockSummary[]>;
  releases(block: string, scope?: RowScope): Promise<BlockSummary[]>;
  search(block: string, query: string, options?: SearchOptions): Promise<SearchResult>;
  entity(block: string, entity: string, release?: string): Promise<EntityView | null>;
  quarantine(options: QuarantineQuery & { run?: string }): Promise<{
    rows: LocatedRow[];
    total: number;
    byResource: Record<string, number>;
    byRule: { resource: string; rule: string; rows: number }[];
  }>;
  review(options: {
    block?: string;
    scope?: RowScope;
    limit?: number;
    offset?: number;
  }): Promise<{ pairs: ReviewPair[]; total: number; answered: number }>;
  /** Prefectures that either of a pair's entities is of; null where the block has no such records. */
  pairTerritories(pair: string): Promise<readonly string[] | null>;
  answer(pair: string, answer: 'same' | 'different' | null, by: string): Promise<void>;
  checkHistory(resource?: string): Promise<CheckHistory[]>;
  /** `attribute`: examples of it alone. */
  diff(block: string, from: string, to: string, attribute?: string, scope?: RowScope): Promise<ReleaseDiff>;
  /** 比对: null where the block, or the release named, was never published. */
  discrepancies(block: string, query?: DiscrepancyQuery & { release?: string }): Promise<DiscrepancyPage | null>;
  /** Rows of a resource that disagree with other strips, to mend and send again as those of the quarantine. */
  disagreeing(
    block: string,
    query: DisagreeingFilter & { resource: string; all?: boolean; limit: number; offset: number },
  ): Promise<{ rows: LocatedRow[]; total: number }>;
  /** Profile of one resource's latest delivery, or of a raw file; JSON as written by the profile step. */
  profile(run: string, resource: string): Promise<unknown | null>;
  /**
   * Sketches of the columns that a run cleaned, and samples of their subjects, hashed with the key: no value comes out. Null where the run has no cleaned rows
   * of the resource. Takes seconds for a million rows, in an engine of its own.
   */
  sketch(run: string, resource: string, key: Uint8Array): Promise<TableSketch | null>;
  close(): void;
}
