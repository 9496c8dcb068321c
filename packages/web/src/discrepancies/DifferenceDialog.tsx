/** One difference in full, above the table: both records beside each other. */
import { useQuery } from '@tanstack/react-query';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { DiscrepancyRow } from './DiscrepancyRow.tsx';
import { keyOf, parseKey } from './pair-key.ts';

/** Two strips rarely state one item of one subject more often than this. */
const MOST = 500;

export function DifferenceDialog({
  block,
  pair,
  close,
}: {
  readonly block: string;
  readonly pair: string;
  readonly close: () => void;
}) {
  const { t, pick } = useWords();
  const { entity = '', attribute } = parseKey(pair) ?? {};
  const answer = useQuery({
    queryKey: ['discrepancies', block, 'of', entity, attribute],
    queryFn: ({ signal }) =>
      read('discrepancies', {
        params: { block },
        query: { entity: entity || '-', limit: MOST, ...(attribute ? { attribute } : {}) },
        signal,
      }),
  });
  return (
    <Dialog title={t.discrepancy.one} onClose={close} wide>
      <Loaded answer={answer} skeleton={<Skeleton rows={4} height={32} />}>
        {(view) => {
          const item = view.items.find((one) => keyOf(one) === pair);
          if (!item) return <Empty title={t.discrepancy.gone}>{t.discrepancy.goneHelp}</Empty>;
          const authority = view.resources.find((one) => one.resource === item.authority);
          return (
            <DiscrepancyRow
              item={item}
              block={view.block}
              release={view.release}
              authority={authority ? pick(authority.name) : item.authority}
            />
          );
        }}
      </Loaded>
    </Dialog>
  );
}
