/** Rows of equal shape: hairlines between them, numbers right, no zebra. A phone, which is too narrow for columns, has each row as its name with what the columns say of it under it. */
import type { ReactNode } from 'react';
import { usePhone } from '../lib/use-phone.ts';
import { Mixed } from './Mixed.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly num?: boolean;
  /** This cell names the row for a screen reader. */
  readonly heads?: boolean;
  readonly className?: string;
  readonly width?: number | string;
  /** Stands elsewhere too, or matters less: a phone, which has no place for it, leaves it out. */
  readonly besides?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export function Table<Row>({
  columns: all,
  rows,
  rowKey,
  rowClass,
  caption,
  className,
}: {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowClass?: (row: Row) => string | undefined;
  /** What the table is, for those who cannot see the heading above it. */
  readonly caption: string;
  readonly className?: string;
}) {
  const isPhone = usePhone();
  const columns = isPhone ? all.filter(({ besides }) => !besides) : all;
  // Of a name and a few figures (`counts`) a phone has place for the columns.
  const stacked = isPhone && columns.length > 1 && !className?.split(' ').includes('counts');
  // A table that is laid out as anything else is one no longer for a screen reader, unless it says so.
  const role = (name: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'rowheader' | 'cell') =>
    stacked ? { role: name } : {};
  const labelOf = ({ head }: Column<Row>) =>
    stacked && typeof head === 'string' && head ? { 'data-label': head } : {};
  const classOf = (column: Column<Row>) =>
    [column.num ? 'num' : '', column.className ?? ''].join(' ').trim() || undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled with the keyboard too
    <section className="scroll" aria-label={caption} tabIndex={0}>
      <table className={stacked ? `${className ?? ''} stack-rows`.trim() : className} {...role('table')}>
        <caption className="sr">{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                {...role('columnheader')}
                className={column.num ? 'num' : undefined}
                style={{ width: column.width }}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...role('rowgroup')}>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)} {...role('row')}>
              {columns.map((column) =>
                column.heads ? (
                  <th key={column.key} scope="row" className={classOf(column)} {...role('rowheader')}>
                    <Mixed>{column.cell(row)}</Mixed>
                  </th>
                ) : (
                  <td key={column.key} className={classOf(column)} {...role('cell')} {...labelOf(column)}>
                    <Mixed>{column.cell(row)}</Mixed>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
