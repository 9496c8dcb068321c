/** Words of the data table: columns, filters, views, export. */
import type { tableZh } from '../zh/table.ts';

export const tableEn: typeof tableZh = {
  sortBy: (title) => `Sort by ${title}`,
  columns: 'Columns',
  findColumn: 'Find a column',
  standardColumns: 'Usual columns',
  views: 'Views',
  noViews: 'No saved views yet. Filters, sorting and columns can be kept under a name.',
  keepView: 'Keep this view',
  viewName: 'Name',
  keep: 'Keep',
  keptHere: 'Kept in this browser; copy the address to send it to a colleague.',
  notKept: 'This browser refuses to keep it: it is lost when the page closes.',
  dropView: (name) => `Delete the view ${name}`,
  export: 'Export',
  exportChosen: 'Export these',
  exportAs: { csv: 'CSV, at most 100,000 rows', xlsx: 'XLSX, at most 20,000 rows' },
  chosen: (n) => `${n} chosen`,
  unchoose: 'Choose none',
  choose: (name) => `Choose ${name}`,
  filter: 'Filter',
  nothingLeft: 'Try other words, or clear the filter.',
  found: (n) => `${n} rows`,
};
