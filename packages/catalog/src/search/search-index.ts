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
import { Documents } from './store/documents.ts';
import { Indexer } from './store/indexer.ts';
import { Postings } from './store/postings.ts';
import { Terms } from './store/terms.ts';
import { VisibleDocuments } from './store/visible.ts';
import { fold } from './text/fold.ts';

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

  search(request: SearchRequest): SearchResult {
    const started = performance.now();
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
