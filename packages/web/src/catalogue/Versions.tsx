/** Versions of an entry, and what changed between two of them: what breaks whose use comes first. */
import type { EntryView } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { EntryChanges } from '../domain/EntryChanges.tsx';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

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
              head: <span className="sr">{t.catalogue.openCase}</span>,
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
      {from !== undefined && to !== undefined && <EntryChanges entry={entry.id} from={from} to={to} />}
    </>
  );
}
