/** What is asked, and what is answered. */
import type { ScopeExpression } from '../scope.ts';
import type { FacetValue, Filters } from './facets.ts';
import type { Highlighted } from './highlight.ts';
import type { SortOrder } from './order.ts';

export interface SearchRequest {
  /** As typed; see docs/search.md. Empty = everything. */
  readonly query?: string;
  /** What the reader may know of. Default: everything; whoever serves people gives one. */
  readonly scope?: ScopeExpression;
  readonly filters?: Filters;
  /** Fields of labels to be counted. */
  readonly facets?: readonly string[];
  /** Values counted of each field; default 50. */
  readonly facetLimit?: number;
  /** Default: relevance where something is asked for, else updated. */
  readonly sort?: SortOrder;
  /** At most 10,000; beyond that go on with the cursor. */
  readonly offset?: number;
  /** Default 20, at most 1,000. */
  readonly limit?: number;
  /** The `cursor` of the page before: goes on behind its last hit, also where the index has changed since. */
  readonly cursor?: string;
}

export interface SearchHit {
  readonly id: string;
  readonly score: number;
  readonly title: Highlighted;
  /** The part of it where the words stand. */
  readonly abstract: Highlighted;
  readonly provider: Highlighted;
  /** Names of items that hold words of the query; at most ten. */
  readonly items: readonly Highlighted[];
  readonly code?: string;
  readonly updated: number;
}

export interface SearchResult {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  /** For the next page; absent behind the last hit. */
  readonly cursor?: string;
  /** 您是否要找: how the query was read, where that is not as it was written. */
  readonly corrected?: string;
  /** No document has all of the query; these have the most of it. */
  readonly relaxed: boolean;
  /** The query was longer than what is looked at. */
  readonly truncated: boolean;
  readonly tookMs: number;
}

/** The request cannot be answered as it stands. */
export class SearchRequestError extends Error {
  readonly code: 'OFFSET' | 'LIMIT' | 'CURSOR';
  /** In Chinese; `message` is in English. */
  readonly zh: string;

  constructor(code: SearchRequestError['code'], zh: string, en: string) {
    super(en);
    this.name = 'SearchRequestError';
    this.code = code;
    this.zh = zh;
  }
}
