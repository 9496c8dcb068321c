/** Where a page ended: the key of its last hit in the order of the sort, so that the next goes on behind it whatever has changed between. */
import type { Documents } from '../store/documents.ts';
import { compareTitles, type SortOrder } from './order.ts';
import { SearchRequestError } from './request.ts';

export function cursorOf(documents: Documents, last: number, scores: Float32Array, sort: SortOrder): string {
  const { ids, updated } = documents.columns;
  const key = sort === 'relevance' ? scores[last]! : sort === 'title' ? documents.text(last, 'title') : null;
  return Buffer.from(JSON.stringify([sort, key, updated.data[last]!, ids[last]!])).toString('base64url');
}

/** Those of the answers that come behind the cursor. */
export function behind(
  documents: Documents,
  answers: Uint32Array,
  scores: Float32Array,
  sort: SortOrder,
  cursor: string,
): Uint32Array {
  const [, key, updatedAt, id] = read(cursor, sort);
  const { ids, updated } = documents.columns;
  const ties = (document: number): boolean => {
    const order = updatedAt - updated.data[document]!;
    return order > 0 || (order === 0 && ids[document]! > id);
  };
  if (sort !== 'title')
    return answers.filter((document) => {
      if (sort === 'updated') return ties(document);
      const score = scores[document]!;
      return score < (key as number) || (score === key && ties(document));
    });
  return answers.filter((document) => {
    const order = compareTitles(documents.text(document, 'title'), key as string);
    return order > 0 || (order === 0 && ties(document));
  });
}

type Key = readonly [SortOrder, number | string | null, number, string];

function read(cursor: string, sort: SortOrder): Key {
  let found: unknown;
  try {
    found = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    found = undefined;
  }
  if (isKey(found) && found[0] === sort) return found;
  throw new SearchRequestError(
    'CURSOR',
    'cursor 不是上一页返回的值，或排序方式已改变；请从第一页重新开始',
    'the cursor is not one that a page of this order returned; begin again with the first page',
  );
}

function isKey(found: unknown): found is Key {
  if (!Array.isArray(found) || found.length !== 4) return false;
  const [sort, key, updated, id] = found as unknown[];
  const kind = sort === 'relevance' ? 'number' : sort === 'title' ? 'string' : 'object';
  return (
    (sort === 'relevance' || sort === 'title' || sort === 'updated') &&
    typeof key === kind &&
    (kind !== 'object' || key === null) &&
    typeof updated === 'number' &&
    typeof id === 'string'
  );
}
