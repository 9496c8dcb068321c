/** What changed between two versions of an entry: what breaks whose use comes first. */
import { useQuery } from '@tanstack/react-query';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

const TONE: Readonly<Record<string, string>> = { breaking: ' err', notice: ' warn', compatible: '' };
const ORDER = ['breaking', 'notice', 'compatible'];

export function EntryChanges({
  entry,
  from,
  to,
}: {
  readonly entry: string;
  readonly from: number;
  readonly to: number;
}) {
  const { t, pick } = useWords();
  const answer = useQuery({
    queryKey: ['catalog-diff', entry, from, to],
    queryFn: ({ signal }) => read('entryDiff', { params: { entry }, query: { from, to }, signal }),
  });
  return (
    <Loaded answer={answer}>
      {({ changes }) => (
        <Sheet title={t.catalogue.compare(String(from), String(to))}>
          {changes.length === 0 ? (
            <p className="t2" style={{ padding: '0 16px 14px' }}>
              {t.catalogue.noChanges}
            </p>
          ) : (
            <Table
              caption={t.catalogue.changes}
              rows={[...changes].sort((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect))}
              rowKey={(change) => `${change.where} ${change.kind}`}
              columns={[
                {
                  key: 'effect',
                  head: t.catalogue.effectHead,
                  cell: (change) => (
                    <span className={`tag${TONE[change.effect]}`}>{t.catalogue.effect[change.effect]}</span>
                  ),
                },
                { key: 'message', head: t.catalogue.changes, heads: true, cell: (change) => pick(change.message) },
                { key: 'before', head: t.catalogue.was, className: 't3', cell: (change) => change.before ?? '' },
                { key: 'after', head: t.catalogue.is, cell: (change) => change.after ?? '' },
              ]}
            />
          )}
        </Sheet>
      )}
    </Loaded>
  );
}
