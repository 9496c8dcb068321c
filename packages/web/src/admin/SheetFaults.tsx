/** All that is wrong with a sheet: where, what, and how to mend it; also as a file to work through beside the sheet. */
import type { SheetRowFault } from '@kuaishu/api';
import { useState } from 'react';
import { saveFile } from '../lib/save-file.ts';
import { csvText } from '../table/csv.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

const PAGE = 100;

export function SheetFaults({
  of,
}: {
  readonly of: {
    readonly rows: number;
    readonly errors: number;
    readonly faults: readonly SheetRowFault[];
    readonly faultCount: number;
  };
}) {
  const { t, f, pick } = useWords();
  const [offset, setOffset] = useState(0);
  if (of.faultCount === 0) return null;
  const placeOf = ({ sheet, row, cell, line }: SheetRowFault): string => {
    if (row === 0) return t.imports.file;
    const place = cell ?? t.imports.row(String(row));
    return `${sheet ? `${sheet}!` : ''}${place}${line === null ? '' : t.imports.line(String(line))}`;
  };
  const save = () =>
    saveFile(
      `${t.imports.faultsFile}.csv`,
      'text/csv;charset=utf-8',
      csvText([
        [t.imports.place, t.imports.rowHead, t.imports.column, t.imports.severity, t.imports.what, t.imports.mend],
        ...of.faults.map((fault) => [
          placeOf(fault),
          fault.row,
          fault.column,
          t.imports[fault.severity],
          pick(fault.message),
          pick(fault.mend),
        ]),
      ]),
    );
  return (
    <>
      <Note
        tone={of.errors > 0 ? 'err' : 'warn'}
        live
        actions={
          <button type="button" className="btn sm" onClick={save}>
            {t.imports.downloadFaults}
          </button>
        }
      >
        {of.errors > 0
          ? t.imports.faults(f.count(of.errors), f.count(of.rows))
          : t.imports.warnings(f.count(of.faultCount))}
        {of.faultCount > of.faults.length && ` ${t.imports.more(f.count(of.faults.length), f.count(of.faultCount))}`}
      </Note>
      <Sheet title={t.imports.faultsTitle}>
        <Table
          caption={t.imports.faultsTitle}
          rows={of.faults.slice(offset, offset + PAGE).map((fault, n) => ({ ...fault, n: offset + n }))}
          rowKey={({ n }) => String(n)}
          columns={[
            { key: 'place', head: t.imports.place, className: 'mono nw', cell: placeOf },
            { key: 'column', besides: true, head: t.imports.column, cell: ({ column }) => column ?? '' },
            {
              key: 'what',
              head: t.imports.what,
              heads: true,
              className: 'anywhere',
              cell: ({ message, severity }) => (
                <span className={severity === 'error' ? 'err' : 'warn'}>{pick(message)}</span>
              ),
            },
            { key: 'mend', head: t.imports.mend, className: 't2 anywhere', cell: ({ mend }) => pick(mend) },
          ]}
        />
        <Pager offset={offset} limit={PAGE} total={of.faults.length} go={setOffset} />
      </Sheet>
    </>
  );
}
