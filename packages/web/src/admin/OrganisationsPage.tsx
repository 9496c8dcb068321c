/** The tree of organisations, as deep as one opens it. */
import type { OrganisationView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import './admin.css';

export function OrganisationsPage() {
  const { t } = useWords();
  const answer = useQuery({
    queryKey: ['organisations', 'all'],
    queryFn: ({ signal }) => read('organisations', { query: { limit: 500 }, signal }),
  });
  return (
    <>
      <PageHead title={t.admin.organisations} meta={[t.admin.organisationsMeta]} />
      <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
        {({ items }) => {
          const ids = new Set(items.map((one) => one.id));
          const roots = items.filter((one) => one.parent === null || !ids.has(one.parent));
          return (
            <div className="sheet pad tree">
              <ul>
                {roots.map((one) => (
                  <Node key={one.id} of={one} all={items} isOpen />
                ))}
              </ul>
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function Node({
  of,
  all,
  isOpen,
}: {
  readonly of: OrganisationView;
  readonly all: readonly OrganisationView[];
  readonly isOpen: boolean;
}) {
  const { t, pick } = useWords();
  const children = all.filter((one) => one.parent === of.id);
  const line = (
    <>
      <b>{pick(of.name)}</b>{' '}
      <span className="t3 sm">
        {t.admin.level[of.level]} · {t.admin.kind[of.kind]} {of.uscc && <span className="mono">{of.uscc}</span>}
      </span>
    </>
  );
  if (children.length === 0) return <li>{line}</li>;
  return (
    <li>
      <details open={isOpen}>
        <summary>{line}</summary>
        <ul>
          {children.map((one) => (
            <Node key={one.id} of={one} all={all} isOpen={false} />
          ))}
        </ul>
      </details>
    </li>
  );
}
