/** Each difference as a row: of whom, in which item, what either side says, which is doubted, and why. */
import type { DiscrepanciesView, Discrepancy } from '@kuaishu/api';
import { Link, useSearch } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { EntityLink } from '../domain/EntityLink.tsx';
import { Value } from '../domain/Value.tsx';
import { usePhone } from '../lib/use-phone.ts';
import type { DataColumn } from '../table/DataTable.tsx';
import type { Paged } from '../table/rows.ts';
import { ServedTable } from '../table/ServedTable.tsx';
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
  /** Undefined: not for this post. */
  readonly exportChosen: ((keys: readonly string[]) => void) | undefined;
}) {
  const { t, pick } = useWords();
  const phone = usePhone();
  const search = useSearch({ from: '/discrepancies' });
  const { attribute, a, b, reason, suspect, entity } = search;
  const names = new Map(view.resources.map((one) => [one.resource, pick(one.name)]));

  const label = (item: Discrepancy) => (
    <EntityLink block={view.block} entity={item.entity} cell={item.attribute} release={view.release} className="b">
      {item.label}
    </EntityLink>
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
  return (
    <div className="differences">
      <ServedTable
        table={`discrepancies.${view.block}`}
        caption={t.discrepancy.list}
        columns={columns}
        rows={rows}
        waiting={rows.waiting}
        rowKey={keyOf}
        rowName={(item) => `${item.label} ${pick(item.title)}`}
        rowHeight={phone ? 110 : 46}
        search={search}
        question={[view.block, attribute, a, b, reason, suspect, entity]}
        exportChosen={exportChosen}
        empty={<Empty title={t.discrepancy.none}>{t.discrepancy.noneHere}</Empty>}
      >
        <h2>{t.discrepancy.list}</h2>
      </ServedTable>
    </div>
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
