/** A table of rows that the server gives page by page: sorting, columns, views, a choice of rows with something to do with it. On a phone rows alone. */
import { type ReactNode, useMemo } from 'react';
import { usePhone } from '../lib/use-phone.ts';
import { useWords } from '../text/index.ts';
import { colsOf, shownKeys } from './columns.ts';
import { type DataColumn, DataTable } from './DataTable.tsx';
import type { Rows } from './rows.ts';
import { useChosen } from './selection.ts';
import { TableBar } from './TableBar.tsx';
import { useAddress } from './use-address.ts';

export function ServedTable<Row>({
  table,
  caption,
  columns,
  rows,
  waiting,
  rowKey,
  rowName,
  rowHeight = 46,
  search,
  question,
  exportChosen,
  empty,
  children,
}: {
  /** Under this name views are kept. */
  readonly table: string;
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: Rows<Row>;
  readonly waiting: boolean;
  readonly rowKey: (row: Row) => string;
  readonly rowName: (row: Row) => string;
  readonly rowHeight?: number;
  /** All that the address says. */
  readonly search: { readonly sort?: string; readonly cols?: string } & Readonly<Record<string, unknown>>;
  /** What of the address the rows answer: another question lets the chosen rows go. */
  readonly question: readonly unknown[];
  /** What the choice of rows is for; without it there is none. */
  readonly exportChosen: ((keys: readonly string[]) => void) | undefined;
  /** In place of rows where there are none. */
  readonly empty: ReactNode;
  /** Before the number of rows: what they are. */
  readonly children?: ReactNode;
}) {
  const { t, f } = useWords();
  const phone = usePhone();
  const { change, open } = useAddress();
  const { chosen, toggle, clear } = useChosen(JSON.stringify(question));
  const shown = useMemo(() => shownKeys(columns, search.cols), [columns, search.cols]);
  const choosing = phone
    ? {}
    : {
        columns: {
          all: columns,
          shown,
          show: (keys: readonly string[] | undefined) => change({ cols: colsOf(columns, keys) }),
        },
      };
  return (
    <>
      <TableBar
        views={{ table, search, open }}
        {...choosing}
        chosen={{
          count: chosen.size,
          clear,
          actions: (
            <button type="button" className="btn sm p" onClick={() => exportChosen?.([...chosen])}>
              {t.table.exportChosen}
            </button>
          ),
        }}
      >
        {children}
        <span className="t3 sm" aria-live="polite">
          {t.table.found(f.count(rows.total))}
        </span>
      </TableBar>
      <section className="sheet">
        {rows.total === 0 ? (
          empty
        ) : (
          <DataTable
            caption={caption}
            columns={columns.filter(({ key }) => shown.includes(key))}
            rows={rows}
            rowKey={rowKey}
            rowName={rowName}
            rowHeight={rowHeight}
            sort={search.sort}
            onSort={(sort) => change({ sort })}
            selection={phone || !exportChosen ? undefined : { chosen, label: t.table.choose, toggle }}
            waiting={waiting}
          />
        )}
      </section>
    </>
  );
}
