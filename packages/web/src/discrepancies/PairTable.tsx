/** Each two strips and item: how many were compared, how many differ, whose value is doubted, and mostly why. */
import type { DiscrepanciesView } from '@kuaishu/api';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { type Column, Table } from '../ui/Table.tsx';
import { mainReason, type Selection } from './pairs.ts';

type Count = DiscrepanciesView['counts'][number];
const FEW = 8;

export function PairTable({
  view,
  pairs,
  selection,
  choose,
}: {
  readonly view: DiscrepanciesView;
  readonly pairs: readonly Count[];
  readonly selection: Selection;
  readonly choose: (change: { attribute?: string; a?: string; b?: string; suspect?: string | undefined }) => void;
}) {
  const { t, f, pick } = useWords();
  const [all, setAll] = useState(false);
  const names = new Map(view.resources.map((one) => [one.resource, pick(one.name)]));
  const attributes = new Map(view.attributes.map((one) => [one.attribute, one]));
  const side = (count: Count, resource: string) => (
    <span className="side-name">
      {attributes.get(count.attribute)?.authority === resource && (
        <Star className="i s acc" role="img" aria-label={t.discrepancy.isAuthority} />
      )}
      {names.get(resource) ?? resource}
    </span>
  );
  const doubted = (count: Count, resource: string, n: number) =>
    n === 0 ? (
      <span className="t3">0</span>
    ) : (
      <button
        type="button"
        className="lnk"
        aria-label={`${t.discrepancy.suspectOf(names.get(resource) ?? resource)} ${f.count(n)}`}
        onClick={() => choose({ attribute: count.attribute, a: count.a, b: count.b, suspect: resource })}
      >
        {f.count(n)}
      </button>
    );
  const columns: readonly Column<Count>[] = [
    {
      key: 'item',
      head: t.word.item,
      heads: true,
      cell: (count) => (
        <button
          type="button"
          className="lnk b"
          aria-pressed={selection.attribute === count.attribute && selection.a === count.a && selection.b === count.b}
          onClick={() => choose({ attribute: count.attribute, a: count.a, b: count.b, suspect: undefined })}
        >
          {pick(attributes.get(count.attribute)?.title ?? { zh: count.attribute })}
        </button>
      ),
    },
    { key: 'a', head: t.discrepancy.oneSide, cell: (count) => side(count, count.a) },
    {
      key: 'b',
      head: t.discrepancy.otherSide,
      cell: (count) =>
        count.a === count.b ? <span className="t2">{t.discrepancy.itself}</span> : side(count, count.b),
    },
    {
      key: 'compared',
      head: t.discrepancy.compared,
      num: true,
      cell: (count) => (count.compared === null ? '—' : f.count(count.compared)),
    },
    { key: 'differ', head: t.discrepancy.differ, num: true, cell: (count) => f.count(count.differ) },
    {
      key: 'share',
      head: t.discrepancy.share,
      num: true,
      cell: (count) => (count.compared ? f.percent(count.differ / count.compared) : '—'),
    },
    {
      key: 'doubted',
      head: t.discrepancy.suspected,
      num: true,
      cell: (count) => (
        <span className="nw">
          {doubted(count, count.a, count.suspectA)}
          <span className="t3"> : </span>
          {doubted(count, count.b, count.suspectB)}
        </span>
      ),
    },
    {
      key: 'reason',
      head: t.discrepancy.mainly,
      cell: (count) => {
        const reason = mainReason(count);
        return (
          <span className="nw">
            {reason && t.discrepancy.reasons[reason]}
            {count.definition && (
              <span className="tag warn" title={t.discrepancy.definitionHelp}>
                {t.discrepancy.definition}
              </span>
            )}
          </span>
        );
      },
    },
  ];
  const shown = all ? pairs : pairs.slice(0, FEW);
  return (
    <Sheet title={t.discrepancy.pairs} hint={t.discrepancy.pairsHint}>
      <Table
        className="pairs"
        caption={t.discrepancy.pairs}
        columns={columns}
        rows={shown}
        rowKey={(count) => `${count.attribute} ${count.a} ${count.b}`}
      />
      {pairs.length > FEW && (
        <footer>
          <button type="button" className="lnk" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t.quarantine.fewer : t.discrepancy.morePairs(f.count(pairs.length - FEW))}
          </button>
        </footer>
      )}
    </Sheet>
  );
}
