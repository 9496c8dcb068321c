/** One page of answers: filtered, counted, ordered, with the words shown in their places. */
import type { Understood } from '../query/understand.ts';
import { type Documents, itemParts } from '../store/documents.ts';
import { behind, cursorOf } from './cursor.ts';
import { filterAndCount } from './facets.ts';
import { highlight, snippet } from './highlight.ts';
import { comparison, firstOf, type SortOrder } from './order.ts';
import { finalScores } from './rank.ts';
import { type SearchHit, type SearchRequest, SearchRequestError, type SearchResult } from './request.ts';

const MOST_OFFSET = 10_000;
const MOST_LIMIT = 1_000;
const SNIPPET = 120;
const MOST_ITEMS = 10;

export function pageOf(
  documents: Documents,
  understood: Understood,
  queries: readonly string[],
  request: SearchRequest,
): Pick<SearchResult, 'total' | 'hits' | 'facets' | 'cursor'> {
  const { offset = 0, limit = 20 } = request;
  refuse(offset, limit);
  const { answers, facets } = filterAndCount(
    documents,
    understood.answers,
    request.filters ?? {},
    request.facets ?? [],
    request.facetLimit ?? 50,
  );
  const asked = understood.concepts.some(({ exclude }) => !exclude);
  const sort: SortOrder =
    request.sort === undefined || (request.sort === 'relevance' && !asked)
      ? asked
        ? 'relevance'
        : 'updated'
      : request.sort;
  const scores = sort === 'relevance' ? finalScores(documents, understood, queries) : understood.gathered.scores;
  const compare = comparison(documents, sort, scores);
  const rest = request.cursor === undefined ? answers : behind(documents, answers, scores, sort, request.cursor);
  const page = firstOf(rest, offset + limit, compare).slice(offset);
  const last = page.at(-1);
  const more = rest.length > offset + page.length && last !== undefined;
  return {
    total: answers.length,
    hits: page.map((document) => hitOf(documents, understood, document, scores[document]!)),
    facets,
    ...(more ? { cursor: cursorOf(documents, last, scores, sort) } : {}),
  };
}

function refuse(offset: number, limit: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > MOST_OFFSET)
    throw new SearchRequestError(
      'OFFSET',
      `翻页偏移量须为 0 至 ${MOST_OFFSET} 的整数；再往后请用上一页返回的 cursor`,
      `the offset must be a whole number from 0 to ${MOST_OFFSET}; go on with the cursor of the page before`,
    );
  if (!Number.isInteger(limit) || limit < 0 || limit > MOST_LIMIT)
    throw new SearchRequestError(
      'LIMIT',
      `每页条数须为 0 至 ${MOST_LIMIT} 的整数`,
      `the limit must be a whole number from 0 to ${MOST_LIMIT}`,
    );
}

function hitOf(documents: Documents, { concepts }: Understood, document: number, score: number): SearchHit {
  const items: SearchHit['items'][number][] = [];
  for (const stored of documents.columns.items.of(document)) {
    if (items.length === MOST_ITEMS) break;
    const { name, title } = itemParts(stored);
    const shown = [name, title].map((text) => highlight(text, concepts)).find(({ ranges }) => ranges.length > 0);
    if (shown !== undefined) items.push(shown);
  }
  const code = documents.text(document, 'code');
  return {
    id: documents.columns.ids[document]!,
    score,
    title: highlight(documents.text(document, 'title'), concepts),
    abstract: snippet(documents.text(document, 'abstract'), concepts, SNIPPET),
    provider: highlight(documents.provider(document), concepts),
    items,
    ...(code === '' ? {} : { code }),
    updated: documents.columns.updated.data[document]!,
  };
}
