/** Refused rows as a table: where each stands, whose it is, why it was refused; with one resource chosen, its headings as further columns. */
import type { QuarantinedRow, QuarantineView } from '@kuaishu/api';
import { Link, useSearch } from '@tanstack/react-router';
import { useDepartment } from '../domain/codes.ts';
import { usePhone } from '../lib/use-phone.ts';
import type { DataColumn } from '../table/DataTable.tsx';
import type { Paged } from '../table/rows.ts';
import { ServedTable } from '../table/ServedTable.tsx';
import { useAddress } from '../table/use-address.ts';
import { useWords } from '../text/index.ts';
import { Empty } from '../ui/states.tsx';
import { headingKey, headingsOf } from './headings.ts';
import { Cell, Reason } from './RefusedRow.tsx';

export function RefusedTable({
  view,
  rows,
  exportChosen,
}: {
  readonly view: QuarantineView;
  readonly rows: Paged<QuarantinedRow, QuarantineView>;
  /** Undefined: not for this post. */
  readonly exportChosen: ((keys: readonly string[]) => void) | undefined;
}) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const phone = usePhone();
  const { change } = useAddress();
  const search = useSearch({ from: '/quarantine' });
  const { run, resource, rule } = search;

  const placeOf = (row: QuarantinedRow) =>
    row.line === null ? t.quarantine.row(f.count(row.row)) : t.quarantine.line(f.count(row.line));
  const place = (row: QuarantinedRow) => (
    <Link
      from="/quarantine"
      to="/quarantine"
      search={(before) => ({ ...before, row: row.key })}
      resetScroll={false}
      className="b"
      aria-haspopup="dialog"
    >
      {placeOf(row)}
    </Link>
  );
  const why = (row: QuarantinedRow) => {
    const [first, ...others] = row.reasons;
    return (
      <>
        {first && <Reason reason={first} />}
        {others.length > 0 && <span className="t3 sm"> {t.quarantine.moreReasons(f.count(others.length))}</span>}
      </>
    );
  };
  const columns: DataColumn<QuarantinedRow>[] = phone
    ? [
        {
          key: 'place',
          title: t.quarantine.place,
          width: 300,
          cell: (row) => (
            <div className="stacked">
              {place(row)} <span className="t2">{pick(row.resourceName)}</span>
              <div className="why">{why(row)}</div>
            </div>
          ),
        },
      ]
    : [
        {
          key: 'place',
          title: t.quarantine.place,
          width: 180,
          sortable: true,
          cell: (row) => (
            <div>
              {place(row)}
              <div className="sm t3" title={row.file}>
                {row.file.split('/').at(-1)}
              </div>
            </div>
          ),
        },
        {
          key: 'resource',
          title: t.word.resource,
          width: 170,
          sortable: true,
          cell: (row) => (
            <>
              <Link to="/resources/$resource" params={{ resource: row.resource }}>
                {pick(row.resourceName)}
              </Link>
              <div className="sm t3">{department(row.provider)}</div>
            </>
          ),
        },
        { key: 'rule', title: t.quarantine.why, width: 400, className: 'why', sortable: true, cell: why },
        {
          key: 'faults',
          title: t.quarantine.reasons,
          width: 90,
          num: true,
          sortable: true,
          extra: true,
          cell: (row) => f.count(row.reasons.length),
        },
        {
          key: 'step',
          title: t.word.step,
          width: 80,
          extra: true,
          cell: (row) => t.run.steps[row.step],
        },
        ...(resource ? headingsOf(view.items) : []).map(
          (heading): DataColumn<QuarantinedRow> => ({
            key: headingKey(heading),
            title: heading,
            width: 150,
            extra: true,
            cell: (row) => {
              const cell = row.cells.find((one) => one.heading === heading);
              return cell ? <Cell cell={cell} /> : '';
            },
          }),
        ),
      ];
  return (
    <ServedTable
      table="quarantine"
      caption={t.nav.quarantine}
      columns={columns}
      rows={rows}
      waiting={rows.waiting}
      rowKey={(row) => row.key}
      rowName={placeOf}
      rowHeight={phone ? 84 : 46}
      search={search}
      question={[run, resource, rule]}
      exportChosen={exportChosen}
      empty={
        <Empty
          title={t.quarantine.empty}
          actions={
            (resource || rule) && (
              <button
                type="button"
                className="btn"
                onClick={() => change({ resource: undefined, rule: undefined, row: undefined })}
              >
                {t.quarantine.all}
              </button>
            )
          }
        >
          {resource || rule ? t.quarantine.emptyHere : t.quarantine.emptyHelp}
        </Empty>
      }
    />
  );
}
