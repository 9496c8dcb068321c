/** Where a table's rows come from: all at hand, or page by page from the server as they come into sight. */
import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface Rows<Row> {
  readonly total: number;
  /** Undefined while it is on its way. */
  readonly at: (index: number) => Row | undefined;
  /** Says which rows stand in sight, `last` not included. */
  readonly see: (first: number, last: number) => void;
}

export const rowsAtHand = <Row>(rows: readonly Row[]): Rows<Row> => ({
  total: rows.length,
  at: (index) => rows[index],
  see: () => {},
});

export interface Paged<Row, Answer> extends Rows<Row> {
  /** Answer to the first page, for `Loaded`; what was found before stays while the next is on its way. */
  readonly answer: { readonly data: Answer | undefined; readonly error: unknown; readonly refetch: () => unknown };
  readonly waiting: boolean;
}

/** Rows a page; the server gives at most 500. */
const PAGE = 100;
/** Pages fly by while one drags the scroll bar: only where it rests is asked for. */
const REST_MS = 80;

export function usePagedRows<Row, Answer extends { readonly items: readonly Row[]; readonly total: number }>(
  key: readonly unknown[],
  read: (page: { limit: number; offset: number }, signal: AbortSignal) => Promise<Answer>,
): Paged<Row, Answer> {
  const [pages, setPages] = useState<readonly number[]>([0]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const name = JSON.stringify(key);
  // Another question begins at its first page.
  useEffect(() => {
    setPages([0]);
    return () => clearTimeout(timer.current);
  }, [name]);

  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...key, 'page', page],
      queryFn: ({ signal }: { signal: AbortSignal }) => read({ limit: PAGE, offset: page * PAGE }, signal),
      ...(page === 0 ? { placeholderData: keepPreviousData } : {}),
    })),
  });
  const first = answers[0];
  const total = first?.data?.total ?? 0;
  const byPage = new Map(pages.map((page, i) => [page, answers[i]?.data]));

  const see = useCallback((from: number, to: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const wanted = [0];
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) if (page > 0) wanted.push(page);
      setPages((before) => (before.join() === wanted.join() ? before : wanted));
    }, REST_MS);
  }, []);

  const answer = useMemo(
    () => ({ data: first?.data, error: first?.error, refetch: () => first?.refetch() }),
    [first?.data, first?.error, first?.refetch],
  );
  return {
    total,
    at: (index) => byPage.get(Math.floor(index / PAGE))?.items[index % PAGE],
    see,
    answer,
    waiting: first?.isPlaceholderData ?? false,
  };
}
