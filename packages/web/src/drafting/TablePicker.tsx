import type { DatabaseTables } from '@kuaishu/api';
import { useId, useState } from 'react';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

/** As many as the server takes at once (MOST_TABLES of the API). */
const MOST = 50;

export function TablePicker({
  found,
  choose,
  isBusy,
}: {
  readonly found: DatabaseTables;
  readonly choose: (tables: readonly string[], sample: number) => void;
  readonly isBusy: boolean;
}) {
  const { t, f, pick } = useWords();
  const id = useId();
  const usable = found.tables.filter(({ left }) => left === null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(usable.length <= 10 ? usable.map((table) => table.id) : []),
  );
  const [sample, setSample] = useState('0');
  const toggle = (table: string): void => {
    const next = new Set(chosen);
    if (!next.delete(table)) next.add(table);
    setChosen(next);
  };
  return (
    <Sheet title={t.drafting.tables(found.database)} hint={t.drafting.chosen(f.count(chosen.size))}>
      <Table
        caption={t.drafting.tables(found.database)}
        rows={found.tables}
        rowKey={(table) => table.id}
        rowClass={(table) => (chosen.has(table.id) ? 'sel' : undefined)}
        columns={[
          {
            key: 'use',
            head: '',
            width: 44,
            cell: (table) => (
              <input
                type="checkbox"
                aria-label={t.drafting.chooseTable(table.id)}
                checked={chosen.has(table.id)}
                disabled={table.left !== null}
                onChange={() => toggle(table.id)}
              />
            ),
          },
          {
            key: 'id',
            head: t.drafting.table,
            heads: true,
            className: 'mono',
            cell: (table) => (
              <>
                {table.id} {table.kind === 'view' && <span className="tag">{t.drafting.view}</span>}
              </>
            ),
          },
          {
            key: 'comment',
            head: t.drafting.comment,
            cell: (table) =>
              table.left ? <span className="t3">{pick(table.left)}</span> : (table.comment ?? t.catalogue.none1),
          },
          {
            key: 'rows',
            head: t.drafting.rows,
            num: true,
            cell: (table) => (table.rows === null ? t.catalogue.none1 : f.count(table.rows)),
          },
          { key: 'columns', head: t.drafting.columns, num: true, cell: (table) => f.count(table.columns) },
        ]}
      />
      {chosen.size > MOST && (
        <div className="in">
          <Note tone="warn" live>
            {t.drafting.tooMany(f.count(MOST))}
          </Note>
        </div>
      )}
      <footer className="row wrap">
        <label className="row" htmlFor={`${id}s`}>
          <span className="t2 sm">{t.drafting.sample}</span>
          <select id={`${id}s`} className="inp" value={sample} onChange={(event) => setSample(event.target.value)}>
            {Object.entries(t.drafting.samples).map(([rows, word]) => (
              <option key={rows} value={rows}>
                {word}
              </option>
            ))}
          </select>
        </label>
        <span className="sp" />
        <button
          type="button"
          className="btn p"
          disabled={isBusy || chosen.size === 0 || chosen.size > MOST}
          onClick={() => choose([...chosen], Number(sample))}
        >
          {t.drafting.propose}
        </button>
      </footer>
    </Sheet>
  );
}
