/** Each difference as a row: of whom, in which item, what either side says, which is doubted, and why. */
import type { DiscrepanciesView, Discrepancy } from '@kuaishu/api';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Value } from '../domain/Value.tsx';
import { oneOf } from '../lib/search.ts';
import { usePhone } from '../lib/use-phone.ts';
import { DISCREPANCY_SORTS } from '../table/asked-sorts.ts';
import { colsOf, shownKeys } from '../table/columns.ts';
import { type DataColumn, DataTable } from '../table/DataTable.tsx';
import type { Paged } from '../table/rows.ts';
import { useChosen } from '../table/selection.ts';
import { TableBar } from '../table/TableBar.tsx';
import { useWords } from '../text/index.ts';
import { Empty } from '../ui/states.tsx';
import { keyOf } from './pair-key.ts';

export function DifferenceTable({
  view,
  rows,
  exportChosen,
}: {
  readonly view: DiscrepanciesView;
  readonly rows: Paged<Discrepancy, DiscrepanciesView>;
  readonly exportChosen: (keys: readonly string[]) => void;
}) {
  const { t, f, pick } = useWords();
  const phone = usePhone();
  const search = useSearch({ from: '/discrepancies' });
  const navigate = useNavigate({ from: '/discrepancies' });
  const { attribute, a, b, reason, suspect, entity, sort, cols } = search;
  const { chosen, toggle, clear } = useChosen(JSON.stringify([view.block, attribute, a, b, reason, suspect, entity]));
  const change = (part: { sort?: (typeof DISCREPANCY_SORTS)[number] | undefined; cols?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const names = new Map(view.resources.map((one) => [one.resource, pick(one.name)]));

  const label = (item: Discrepancy) => (
    <Link
      to="/blocks/$block/entities/$entity"
      params={{ block: view.block, entity: item.entity }}
      search={{ cell: item.attribute, release: view.release }}
      className="b"
    >
      {item.label}
    </Link>
  );
  const title = (item: Discrepancy) => (
    <Link
      from="/discrepancies"
      to="/discrepancies"
      search={(before) => ({ ...before, pair: keyOf(item) })}
      resetScroll={false}
      aria-haspopup="dialog"
    >
      {pick(item.title)}
    </Link>
  );
  const columns: DataColumn<Discrepancy>[] = phone
    ? [
        {
          key: 'label',
          title: t.word.entity,
          width: 300,
          cell: (item) => (
            <div className="stacked">
              {label(item)} {title(item)} <span className="t3">{t.discrepancy.reasons[item.reason]}</span>
              <div>
                <Side item={item} which="a" />
              </div>
              <div>
                <Side item={item} which="b" />
              </div>
            </div>
          ),
        },
      ]
    : [
        { key: 'label', title: t.word.entity, width: 130, cell: label },
        { key: 'attribute', title: t.word.item, width: 110, sortable: true, cell: title },
        {
          key: 'a',
          title: t.discrepancy.oneSide,
          width: 220,
          sortable: true,
          cell: (item) => <Side item={item} which="a" />,
        },
        {
          key: 'b',
          title: t.discrepancy.otherSide,
          width: 220,
          sortable: true,
          cell: (item) => <Side item={item} which="b" />,
        },
        {
          key: 'reason',
          title: t.discrepancy.likely,
          width: 100,
          sortable: true,
          cell: (item) => t.discrepancy.reasons[item.reason],
        },
        {
          key: 'suspect',
          title: t.discrepancy.doubtedIn,
          width: 150,
          sortable: true,
          extra: true,
          cell: (item) =>
            item.suspect === null ? <span className="t3">—</span> : pick(item[item.suspect].source.resourceName),
        },
        {
          key: 'fused',
          title: t.discrepancy.blockValue,
          width: 170,
          extra: true,
          cell: (item) => <Value attribute={item.attribute} value={item.fused} covered={item.covered} />,
        },
        {
          key: 'authority',
          title: t.discrepancy.isAuthority,
          width: 150,
          extra: true,
          cell: (item) =>
            item.authority === null ? <span className="t3">—</span> : (names.get(item.authority) ?? item.authority),
        },
        ...(['a', 'b'] as const).map(
          (which): DataColumn<Discrepancy> => ({
            key: `${which}_place`,
            title: t.discrepancy.placeOf(which === 'a' ? t.discrepancy.oneSide : t.discrepancy.otherSide),
            width: 170,
            className: 't2',
            extra: true,
            cell: (item) => <Place item={item} which={which} />,
          }),
        ),
      ];
  const shown = shownKeys(columns, cols);
  return (
    <>
      <TableBar
        views={{
          table: `discrepancies.${view.block}`,
          search,
          open: (next) => void navigate({ search: { ...next } as never }),
        }}
        {...(phone
          ? {}
          : { columns: { all: columns, shown, show: (keys) => change({ cols: colsOf(columns, keys) }) } })}
        chosen={{
          count: chosen.size,
          clear,
          actions: (
            <button type="button" className="btn sm p" onClick={() => exportChosen([...chosen])}>
              {t.table.exportChosen}
            </button>
          ),
        }}
      >
        <h2>{t.discrepancy.list}</h2>
        <span className="t3 sm" aria-live="polite">
          {t.discrepancy.found(f.count(view.total))}
        </span>
      </TableBar>
      <section className="sheet differences">
        {view.items.length === 0 ? (
          <Empty title={t.discrepancy.none}>{t.discrepancy.noneHere}</Empty>
        ) : (
          <DataTable
            caption={t.discrepancy.list}
            columns={columns.filter(({ key }) => shown.includes(key))}
            rows={rows}
            rowKey={keyOf}
            rowName={(item) => `${item.label} ${pick(item.title)}`}
            rowHeight={phone ? 110 : 46}
            sort={sort}
            onSort={(next) => change({ sort: oneOf(next, DISCREPANCY_SORTS) })}
            selection={phone ? undefined : { chosen, label: t.table.choose, toggle }}
            waiting={rows.waiting}
          />
        )}
      </section>
    </>
  );
}

function Side({ item, which }: { readonly item: Discrepancy; readonly which: 'a' | 'b' }) {
  const { t, pick } = useWords();
  const { source, value, covered } = item[which];
  return (
    <>
      <span className="said">
        <Value attribute={item.attribute} value={value} covered={covered} />
      </span>
      <div className="sm t3">
        {pick(source.resourceName)}
        {item.fusedIs === which && (
          <span className="mark ok">
            <CircleCheck className="i s" aria-hidden="true" />
            {t.discrepancy.inBlock}
          </span>
        )}
        {item.suspect === which && (
          <span className="mark warn">
            <TriangleAlert className="i s" aria-hidden="true" />
            {t.discrepancy.doubted}
          </span>
        )}
      </div>
    </>
  );
}

/** Line in the file, and when the row was last updated. */
function Place({ item, which }: { readonly item: Discrepancy; readonly which: 'a' | 'b' }) {
  const { t, f } = useWords();
  const { source } = item[which];
  return (
    <>
      {source.line === null ? t.quarantine.row(f.count(source.row)) : t.quarantine.line(f.count(source.line))}
      <div className="sm t3">
        {source.updatedAt ? t.discrepancy.updated(source.updatedAt.slice(0, 10)) : t.discrepancy.undated}
      </div>
    </>
  );
}
