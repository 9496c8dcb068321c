/**
 * Search in the catalogue: an index in memory that follows the ledger's feed (put, remove) and answers within one scope at a time.
 *
 *   const index = new SearchIndex();
 *   index.put(document);
 *   index.search({ query: '低保 名单', scope: { field: 'visibility', in: ['public'] }, facets: ['region'] });
 */
import type { SearchDocument } from './document.ts';
import type { Sources } from './query/match.ts';
import { parseQuery } from './query/parse.ts';
import { type Understood, understand } from './query/understand.ts';
import { pageOf } from './result/page.ts';
import type { SearchRequest, SearchResult } from './result/request.ts';
import { fromBytes, toBytes } from './snapshot/snapshot.ts';
import { Documents } from './store/documents.ts';
import { Indexer } from './store/indexer.ts';
import { Postings } from './store/postings.ts';
import { beginQuestion } from './store/scratch.ts';
import { Terms } from './store/terms.ts';
import { VisibleDocuments } from './store/visible.ts';
import { type Suggestion, suggestions } from './suggest/suggestions.ts';
import { fold } from './text/fold.ts';

export interface SuggestRequest {
  readonly typed: string;
  readonly scope?: SearchRequest['scope'];
  /** Default 10. */
  readonly limit?: number;
}

export class SearchIndex {
  readonly #sources: Sources;
  readonly #indexer: Indexer;
  readonly #visible: VisibleDocuments;

  constructor(sources: Sources = { documents: new Documents(), postings: new Postings(), terms: new Terms() }) {
    this.#sources = sources;
    this.#indexer = new Indexer(sources.terms);
    this.#visible = new VisibleDocuments(sources.documents);
  }

  /** Documents that can be found. */
  get size(): number {
    return this.#sources.documents.living;
  }

  /** For snapshots and measurements. */
  get sources(): Sources {
    return this.#sources;
  }

  /** Add a document, or put it in the place of the one with its id. */
  put(document: SearchDocument): void {
    const { documents, postings } = this.#sources;
    const number = documents.add(document);
    postings.add(number, this.#indexer.index(document), documents.columns.alive.data);
  }

  /** Whether there was such a document. */
  remove(id: string): boolean {
    return this.#sources.documents.remove(id);
  }

  /** The document as it was put, if the scope allows it: the single record is kept back by what keeps back lists. */
  get(id: string, scope: SearchRequest['scope'] = true): SearchDocument | undefined {
    const { documents } = this.#sources;
    const number = documents.find(id);
    if (number === undefined || this.#visible.marks(scope)[number] === 0) return undefined;
    return documents.document(number);
  }

  /** What a reader may be typing, commonest first; at most `limit`. */
  suggest({ typed, scope = true, limit = 10 }: SuggestRequest): Suggestion[] {
    beginQuestion();
    return suggestions(this.#sources, this.#visible.marks(scope), typed, limit);
  }

  /**
   * The whole index as bytes, with how far it has followed the feed. Takes memory of its size for a moment.
   */
  snapshot(position = 0): Uint8Array {
    return toBytes(this.#sources, position);
  }

  /** Throws SnapshotError where the bytes are damaged or made otherwise: then rebuild from the ledger. */
  static restore(bytes: Uint8Array): { index: SearchIndex; position: number } {
    const { sources, position } = fromBytes(bytes);
    return { index: new SearchIndex(sources), position };
  }

  /** Numbers that are dead: each costs the memory of a document until the index is made anew. */
  get dead(): number {
    const { living, count } = this.#sources.documents;
    return count - living;
  }

  /**
   * The same documents in a new index without the dead, a document at a step, so that questions can be answered in between. This index may go on to
   * follow the feed meanwhile; what comes or goes until the last step is in the new one too. All steps together take as long as putting the documents did.
   */
  *compacting(): Generator<void, SearchIndex> {
    const { documents } = this.#sources;
    const fresh = new SearchIndex();
    // a changed document has a higher number and comes after
    for (let number = 0; number < documents.count; number += 1) {
      if (documents.columns.alive.data[number] === 0) continue;
      fresh.put(documents.document(number));
      yield;
    }
    if (fresh.size > documents.living)
      for (const id of new Set(fresh.sources.documents.columns.ids))
        if (documents.find(id) === undefined) fresh.remove(id);
    return fresh;
  }

  search(request: SearchRequest): SearchResult {
    const started = performance.now();
    beginQuestion();
    const parsed = parseQuery(request.query ?? '');
    const visible = this.#visible.marks(request.scope ?? true);
    const understood: Understood = understand(this.#sources, parsed, visible);
    const queries = [
      ...new Set([parsed.text, ...(understood.corrected === undefined ? [] : [fold(understood.corrected)])]),
    ];
    const page = pageOf(this.#sources.documents, understood, queries, request);
    return {
      ...page,
      ...(understood.corrected === undefined ? {} : { corrected: understood.corrected }),
      relaxed: understood.relaxed,
      truncated: parsed.truncated,
      tookMs: performance.now() - started,
    };
  }
}
