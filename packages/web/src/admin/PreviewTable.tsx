/** Rows that would be made, page by page. */
import { useState } from 'react';
import { Pager } from '../ui/Pager.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { type Column, Table } from '../ui/Table.tsx';

const PAGE = 50;

export function PreviewTable<Row extends { readonly sheet: string; readonly row: number }>({
  title,
  rows,
  columns,
}: {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
}) {
  const [offset, setOffset] = useState(0);
  if (rows.length === 0) return null;
  return (
    <Sheet title={title}>
      <Table
        caption={title}
        rows={rows.slice(offset, offset + PAGE)}
        rowKey={({ sheet, row }) => `${sheet}!${row}`}
        columns={columns}
      />
      <Pager offset={offset} limit={PAGE} total={rows.length} go={setOffset} />
    </Sheet>
  );
}
