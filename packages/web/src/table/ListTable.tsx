/** A table of rows at hand with all that tables do: a word to filter by, sorting, columns, views, export of what is left. Its state stands in the address. */
import { Search } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { saveFile } from '../lib/save-file.ts';
import { usePhone } from '../lib/use-phone.ts';
import { useWords } from '../text/index.ts';
import { Empty } from '../ui/states.tsx';
import { colsOf, shownKeys } from './columns.ts';
import { csvText } from './csv.ts';
import { type DataColumn, DataTable } from './DataTable.tsx';
import { fitted } from './fit.ts';
import { OrderSelect } from './OrderSelect.tsx';
import { rowsAtHand } from './rows.ts';
import { StackedRows } from './StackedRows.tsx';
import { inOrder } from './sort.ts';
import { TableBar } from './TableBar.tsx';
import { useAddress } from './use-address.ts';

export interface ListSearch {
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly cols?: string | undefined;
}

export function ListTable<Row>({
  table,
  caption,
  columns,
  rows,
  rowKey,
  rowClass,
  rowHeight = 46,
  search,
  file,
  children,
}: {
  /** Under this name views are kept. */
  readonly table: string;
  readonly caption: string;
  /** Each with its `value`: by this rows are filtered, sorted and exported. */
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly rowHeight?: number;
  /** All that the address says, with what of it this table reads. */
  readonly search: ListSearch & Readonly<Record<string, unknown>>;
  /** Name of an exported file without its ending. */
  readonly file: string;
  /** More filters beside the word. */
  readonly children?: ReactNode;
}) {
  const { t, f } = useWords();
  const phone = usePhone();
  const { change, open } = useAddress();
  const { q, sort, cols } = search;
  const found = useMemo(() => {
    const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const kept = rows.filter((row) => {
      const text = columns
        .map((column) => column.value?.(row) ?? '')
        .join('\n')
        .toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return inOrder(kept, sort, (row, key) => columns.find((column) => column.key === key)?.value?.(row));
  }, [rows, columns, q, sort]);
  const keys = shownKeys(columns, cols);
  const shown = fitted(
    columns.filter(({ key }) => keys.includes(key)),
    rows,
  );
  return (
    <>
      <TableBar
        views={{ table, search, open }}
        columns={{ all: columns, shown: keys, show: (next) => change({ cols: colsOf(columns, next) }) }}
        exporting={[
          {
            label: 'CSV',
            run: () =>
              saveFile(
                `${file}.csv`,
                'text/csv;charset=utf-8',
                csvText([
                  shown.map((column) => column.title),
                  ...found.map((row) => shown.map((column) => column.value?.(row) ?? null)),
                ]),
              ),
          },
        ]}
      >
        <search className="finder">
          <Search className="i" aria-hidden="true" />
          <input
            className="inp"
            type="search"
            aria-label={t.table.filter}
            placeholder={t.table.filter}
            value={q ?? ''}
            onChange={(event) => change({ q: event.target.value || undefined })}
          />
        </search>
        {children}
        {phone && <OrderSelect columns={shown} sort={sort} onSort={(next) => change({ sort: next })} />}
        <span className="t3 sm" aria-live="polite">
          {t.table.found(f.count(found.length))}
        </span>
      </TableBar>
      <section className="sheet">
        {found.length === 0 ? (
          <Empty title={t.block.nothing}>{t.table.nothingLeft}</Empty>
        ) : phone ? (
          <StackedRows
            key={JSON.stringify([q, sort])}
            caption={caption}
            columns={shown}
            rows={found}
            rowKey={rowKey}
            {...(rowClass ? { rowClass } : {})}
          />
        ) : (
          <DataTable
            caption={caption}
            columns={shown}
            rows={rowsAtHand(found)}
            rowKey={rowKey}
            rowHeight={rowHeight}
            sort={sort}
            onSort={(next) => change({ sort: next })}
            {...(rowClass ? { rowClass } : {})}
          />
        )}
      </section>
    </>
  );
}
