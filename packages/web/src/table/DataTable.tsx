/**
 * The table where the work is: only the rows in sight are drawn, head and first column stay, heads sort, arrow keys go from row to row, Enter
 * follows a row's first link, space chooses it. All rows are of one height, so that a hundred thousand scroll like ten.
 */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import type { Rows } from './rows.ts';
import { nextSort, type SortValue, sortedBy } from './sort.ts';
import { rowWindow, scrollToRow } from './window.ts';
import './table.css';

export interface DataColumn<Row> {
  readonly key: string;
  /** Its name in the head, in the list of columns and in an exported file. */
  readonly title: string;
  /** Least width in pixels; a table wider than its rows need shares the rest out in proportion. */
  readonly width: number;
  readonly num?: boolean;
  readonly className?: string;
  readonly sortable?: boolean;
  /** Cannot be left out. The first column never can. */
  readonly fixed?: boolean;
  /** Shown only when asked for. */
  readonly extra?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** The cell as a value: what rows at hand are sorted by and exported as. */
  readonly value?: (row: Row) => SortValue;
}

export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  /** Names the box of a row for a screen reader. */
  readonly label: (name: string) => string;
}

const HEAD = 34;
/** So few rows scroll with the page. */
const SHORT = 40;

export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowName,
  rowClass,
  rowHeight = 40,
  sort,
  onSort,
  selection,
  waiting,
}: {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: Rows<Row>;
  readonly rowKey: (row: Row) => string;
  readonly rowName?: (row: Row) => string;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly rowHeight?: number;
  readonly sort?: string | undefined;
  readonly onSort?: (next: string | undefined) => void;
  readonly selection?: Selection | undefined;
  /** The rows in sight are those of the question before. */
  readonly waiting?: boolean;
}) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ scrollTop: 0, viewport: 720 });
  const wanted = useRef<number | null>(null);
  const { total, see } = rows;
  const { first, last, before, after } = rowWindow({ total, row: rowHeight, ...sight });
  const by = sortedBy(sort);

  const look = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    // As high as the window leaves below its head; a table further down gets most of a window of its own.
    box.style.setProperty('--top', `${Math.round(box.getBoundingClientRect().top + window.scrollY)}px`);
    const next = { scrollTop: box.scrollTop, viewport: box.clientHeight };
    setSight((now) => (now.scrollTop === next.scrollTop && now.viewport === next.viewport ? now : next));
  }, []);
  useLayoutEffect(() => {
    look();
    const box = scroller.current;
    if (!box) return;
    const watch = new ResizeObserver(look);
    watch.observe(box);
    return () => watch.disconnect();
  }, [look]);
  useEffect(() => see(first, last), [see, first, last]);
  // Another order or question begins at the top.
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [sort, caption, total]);
  // A row that the keys went to takes the focus once it is drawn.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector(`tr[aria-rowindex="${wanted.current + 2}"]`);
    const target = row?.querySelector<HTMLElement>('a') ?? row?.querySelector<HTMLElement>('button, input');
    if (!target) return;
    wanted.current = null;
    target.focus({ preventScroll: true });
  });

  const goTo = (index: number) => {
    const box = scroller.current;
    if (!box) return;
    const to = Math.max(0, Math.min(total - 1, index));
    wanted.current = to;
    const top = scrollToRow({ total, row: rowHeight, scrollTop: box.scrollTop, viewport: box.clientHeight }, to, HEAD);
    if (top !== box.scrollTop) box.scrollTop = top;
    setSight({ scrollTop: box.scrollTop, viewport: box.clientHeight });
  };
  const keys = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = (event.target as HTMLElement).closest('tr[aria-rowindex]');
    const at = row ? Number(row.getAttribute('aria-rowindex')) - 2 : -1;
    const page = Math.max(1, Math.floor((sight.viewport - HEAD) / rowHeight) - 1);
    const ways: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      PageDown: at + page,
      PageUp: Math.max(0, at - page),
      Home: 0,
      End: total - 1,
    };
    const to = ways[event.key];
    if (to !== undefined) {
      event.preventDefault();
      goTo(to);
    } else if (event.key === ' ' && selection && at >= 0 && (event.target as HTMLElement).tagName === 'A') {
      event.preventDefault();
      const held = rows.at(at);
      if (held !== undefined) selection.toggle(rowKey(held));
    }
  };

  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go on from the row that has the focus
    <div
      className={waiting ? 'dtable waiting' : 'dtable'}
      ref={scroller}
      onScroll={look}
      onKeyDown={keys}
      style={{ '--row': `${rowHeight}px`, ...(total <= SHORT ? { maxHeight: 'none' } : {}) } as CSSProperties}
    >
      <table aria-rowcount={total + 1} style={{ minWidth: width }}>
        <caption className="sr">{caption}</caption>
        <colgroup>
          {columns.map((column) => (
            <col key={column.key} style={{ width: `${((column.width / width) * 100).toFixed(3)}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => {
              const order = by?.key === column.key ? (by.down ? 'descending' : 'ascending') : undefined;
              const Arrow = order === 'descending' ? ArrowDown : ArrowUp;
              return (
                <th key={column.key} scope="col" className={column.num ? 'num' : undefined} aria-sort={order}>
                  {column.sortable && onSort ? (
                    <button
                      type="button"
                      className="sorts"
                      title={t.table.sortBy(column.title)}
                      onClick={() => onSort(nextSort(sort, column.key, column.num ?? false))}
                    >
                      <span className="cut">{column.title}</span>
                      {order && <Arrow className="i s" aria-hidden="true" />}
                    </button>
                  ) : (
                    column.title
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Gap height={before} columns={columns.length} />}
          {indexes.map((index) => {
            const row = rows.at(index);
            if (row === undefined) {
              return (
                <tr key={`at-${index}`} aria-rowindex={index + 2} aria-busy="true">
                  <td colSpan={columns.length}>
                    <span className="skel" style={{ width: `${20 + ((index * 13) % 30)}%` }} />
                  </td>
                </tr>
              );
            }
            const key = rowKey(row);
            const chosen = selection?.chosen.has(key) ?? false;
            const look = [rowClass?.(row), chosen ? 'sel' : ''].filter(Boolean).join(' ');
            return (
              <tr key={key} aria-rowindex={index + 2} className={look || undefined}>
                {columns.map((column, place) => {
                  const shape = [column.num ? 'num' : '', column.className ?? ''].join(' ').trim() || undefined;
                  if (place > 0) {
                    return (
                      <td key={column.key} className={shape}>
                        <Mixed>{column.cell(row)}</Mixed>
                      </td>
                    );
                  }
                  return (
                    <th key={column.key} scope="row" className={shape}>
                      {selection ? (
                        <span className="choose">
                          <input
                            type="checkbox"
                            checked={chosen}
                            aria-label={selection.label(rowName?.(row) ?? key)}
                            onChange={() => selection.toggle(key)}
                          />
                          <Mixed>{column.cell(row)}</Mixed>
                        </span>
                      ) : (
                        <Mixed>{column.cell(row)}</Mixed>
                      )}
                    </th>
                  );
                })}
              </tr>
            );
          })}
          {after > 0.5 && <Gap height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  );
}

/** The place of rows that are not drawn. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}
