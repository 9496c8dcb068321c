/** What the server and the thread of the indexes say to each other. Everything is plain data. */
import type {
  ProbeOptions,
  RadarDraft,
  RadarFinding,
  SearchRequest,
  SearchResult,
  StarMap,
  Suggestion,
  SuggestRequest,
} from '@kuaishu/catalog';

export interface IndexSizes {
  /** Entries that search knows; the radar knows as many. */
  readonly entries: number;
  /** Whether the first load is done. */
  readonly ready: boolean;
}

export type Question =
  | { readonly ask: 'search'; readonly request: SearchRequest }
  | { readonly ask: 'probe'; readonly draft: RadarDraft; readonly options: ProbeOptions }
  | { readonly ask: 'suggest'; readonly request: SuggestRequest }
  /** Resources that the search finds, as points drawn together by what they share. */
  | { readonly ask: 'stars'; readonly request: SearchRequest }
  | { readonly ask: 'sizes' };

export interface Answers {
  readonly search: SearchResult;
  readonly probe: { readonly findings: readonly RadarFinding[]; readonly entries: number; readonly tookMs: number };
  readonly suggest: readonly Suggestion[];
  readonly stars: StarMap & { readonly titles: Readonly<Record<string, string>>; readonly total: number };
  readonly sizes: IndexSizes;
}

export type ToThread = { readonly id: number; readonly question: Question } | { readonly stop: true };
export type FromThread =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string; readonly zh?: string } }
  | { readonly ready: number }
  /** A fault that did not end the thread: the database went away, an entry could not be read. */
  | { readonly fault: string };
