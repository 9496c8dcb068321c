/** Versions of an entry, and what changed between two of them: what breaks whose use comes first. */
import type { EntryView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

const TONE: Readonly<Record<string, string>> = { breaking: ' err', notice: ' warn', compatible: '' };
const ORDER = ['breaking', 'notice', 'compatible'];

export function Versions({
  view,
  from,
  to,
}: {
  readonly view: EntryView;
  readonly from: number | undefined;
  readonly to: number | undefined;
}) {
  const { t, f } = useWords();
  const { entry, versions } = view;
  return (
    <>
      <Sheet>
        <Table
          caption={t.catalogue.tabs.versions}
          rows={versions}
          rowKey={(version) => String(version.version)}
          columns={[
            {
              key: 'version',
              head: t.catalogue.tabs.versions,
              heads: true,
              cell: (version) => t.catalogue.version(String(version.version)),
            },
            {
              key: 'state',
              head: t.catalogue.facet['state'],
              cell: (version) => t.catalogue.versionState[version.state],
            },
            {
              key: 'origin',
              head: t.catalogue.source,
              cell: (version) => t.catalogue.origin[version.origin] ?? version.origin,
            },
            {
              key: 'changed',
              head: t.catalogue.sort['changed'],
              cell: (version) => f.dateTime(version.publishedAt ?? version.changedAt),
            },
            { key: 'digest', head: 'SM3', className: 'mono t3', cell: (version) => version.digest.slice(4, 16) },
            {
              key: 'compare',
              head: t.catalogue.changes,
              cell: (version) =>
                version.version > 1 && (
                  <Link
                    to="."
                    search={(before) =>
                      ({ ...before, older: version.version - 1, newer: version.version }) as typeof before
                    }
                  >
                    {t.catalogue.compare(String(version.version - 1), String(version.version))}
                  </Link>
                ),
            },
            {
              key: 'case',
              head: t.catalogue.openCase,
              cell: (version) =>
                version.caseId && (
                  <Link to="/cases/$case" params={{ case: version.caseId }}>
                    {t.catalogue.openCase}
                  </Link>
                ),
            },
          ]}
        />
      </Sheet>
      {from !== undefined && to !== undefined && <Changes entry={entry.id} from={from} to={to} />}
    </>
  );
}

function Changes({ entry, from, to }: { readonly entry: string; readonly from: number; readonly to: number }) {
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
                  head: '',
                  cell: (change) => (
                    <span className={`tag${TONE[change.effect]}`}>{t.catalogue.effect[change.effect]}</span>
                  ),
                },
                { key: 'message', head: t.catalogue.changes, heads: true, cell: (change) => pick(change.message) },
                { key: 'before', head: t.act.before, className: 't3', cell: (change) => change.before ?? '' },
                { key: 'after', head: t.act.after, cell: (change) => change.after ?? '' },
              ]}
            />
          )}
        </Sheet>
      )}
    </Loaded>
  );
}
