/** The order of rows where there are no heads to press: on a phone. */
import { useWords } from '../text/index.ts';
import type { DataColumn } from './DataTable.tsx';

export function OrderSelect<Row>({
  columns,
  sort,
  onSort,
}: {
  readonly columns: readonly DataColumn<Row>[];
  readonly sort: string | undefined;
  readonly onSort: (next: string | undefined) => void;
}) {
  const { t } = useWords();
  return (
    <select
      className="inp"
      aria-label={t.table.order}
      value={sort ?? ''}
      onChange={(event) => onSort(event.target.value || undefined)}
    >
      <option value="">{t.table.asGiven}</option>
      {columns
        .filter(({ sortable }) => sortable)
        .flatMap(({ key, title }) => [
          <option key={key} value={key}>
            {t.table.upwards(title)}
          </option>,
          <option key={`-${key}`} value={`-${key}`}>
            {t.table.downwards(title)}
          </option>,
        ])}
    </select>
  );
}
