/** Columns that tables of entries share. */
import type { OrganisationRef } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import type { DataColumn } from '../table/DataTable.tsx';
import type { Words } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';

export const titleColumn = <Row,>({ t }: Words, of: (row: Row) => { id: string; title: string }): DataColumn<Row> => ({
  key: 'title',
  title: t.catalogue.name,
  width: 280,
  sortable: true,
  value: (row) => of(row).title,
  cell: (row) => (
    <Link to="/catalogue/$entry" params={{ entry: of(row).id }} className="b">
      <Mixed>{of(row).title}</Mixed>
    </Link>
  ),
});

export const codeColumn = <Row extends { readonly code: string | null }>({ t }: Words): DataColumn<Row> => ({
  key: 'code',
  title: t.catalogue.code,
  width: 150,
  className: 'mono t3',
  sortable: true,
  value: (row) => row.code,
  cell: (row) => row.code ?? t.catalogue.none1,
});

export const ownerColumn = <Row extends { readonly owner: OrganisationRef }>(
  { t, pick }: Words,
  title: string = t.catalogue.provider,
): DataColumn<Row> => ({
  key: 'owner',
  title,
  width: 190,
  sortable: true,
  value: (row) => pick(row.owner.name),
  cell: (row) => pick(row.owner.name),
});

export const cadenceColumn = <Row extends { readonly cadence: string }>({ t }: Words): DataColumn<Row> => ({
  key: 'cadence',
  title: t.catalogue.cadence,
  width: 90,
  sortable: true,
  value: (row) => row.cadence,
  cell: (row) => t.catalogue.cadences[row.cadence] ?? '',
});

export const itemsColumn = <Row extends { readonly items: number }>({ t, f }: Words): DataColumn<Row> => ({
  key: 'items',
  title: t.catalogue.items,
  width: 80,
  num: true,
  sortable: true,
  value: (row) => row.items,
  cell: (row) => f.count(row.items),
});
