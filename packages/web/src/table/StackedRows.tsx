/** The rows of a list on a phone: each as its name with what its columns say under it, some at a time. */
import { useState } from 'react';
import { MoreButton } from '../ui/MoreButton.tsx';
import { Table } from '../ui/Table.tsx';
import type { DataColumn } from './DataTable.tsx';

/** Rows shown at first and by each press. */
const AT_ONCE = 50;

export function StackedRows<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowClass,
}: {
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowClass?: (row: Row) => string | undefined;
}) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <Table
        caption={caption}
        rows={rows.slice(0, shown)}
        rowKey={rowKey}
        {...(rowClass ? { rowClass } : {})}
        columns={columns.map(({ key, title, num, className, cell }, place) => ({
          key,
          head: title,
          heads: place === 0,
          cell,
          ...(num ? { num } : {}),
          ...(className ? { className } : {}),
        }))}
      />
      {rows.length > shown && (
        <footer>
          <MoreButton onMore={() => setShown(shown + AT_ONCE)} />
        </footer>
      )}
    </>
  );
}
