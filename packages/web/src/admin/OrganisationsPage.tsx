/** The tree of organisations: read branch by branch as it is opened, or found by a word; whichever is chosen stands beside it. */
import type { OrganisationView } from '@kuaishu/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { ChevronDown, ChevronRight, Search } from 'lucide-react';
import { useState } from 'react';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';
import { useAddress } from '../table/use-address.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { OrganisationSheet } from './OrganisationSheet.tsx';
import '../table/table.css';
import './admin.css';

/** So many are found at once; whoever looks for one writes another word. */
const FOUND = 200;

export function OrganisationsPage() {
  const { t, f } = useWords();
  const { q, organisation } = useSearch({ from: '/admin/organisations' });
  const { change } = useAddress();
  const asked = useSettled(q);
  const found = useQuery({
    queryKey: ['organisations', 'found', asked],
    queryFn: ({ signal }) => read('organisations', { query: { q: asked ?? '', limit: FOUND }, signal }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t.admin.organisations} meta={[t.admin.organisationsMeta]} />
      <div className="filters">
        <search className="finder">
          <Search className="i" aria-hidden="true" />
          <input
            className="inp"
            type="search"
            aria-label={t.accounts.find}
            placeholder={t.accounts.find}
            value={q ?? ''}
            onChange={(event) => change({ q: event.target.value || undefined })}
          />
        </search>
        {q && found.data && <span className="t3 sm">{t.accounts.found(f.count(found.data.total))}</span>}
      </div>
      <div className="beside">
        <div className="sheet pad tree">
          {q ? (
            <Loaded answer={found} skeleton={<Skeleton rows={8} />}>
              {({ items }) =>
                items.length === 0 ? (
                  <Empty title={t.accounts.noOrganisation}>{t.accounts.noOrganisationHelp}</Empty>
                ) : (
                  <ul>
                    {items.map((one) => (
                      <li key={one.id}>
                        <Line of={one} chosen={one.id === organisation} />
                      </li>
                    ))}
                  </ul>
                )
              }
            </Loaded>
          ) : (
            <Roots chosen={organisation} />
          )}
        </div>
        <aside>
          {organisation ? (
            <OrganisationSheet key={organisation} id={organisation} />
          ) : (
            <p className="t3">{t.accounts.pickOne}</p>
          )}
        </aside>
      </div>
    </>
  );
}

/** Where the tree begins for whoever looks: what they may see of it without what stands above. */
function Roots({ chosen }: { readonly chosen: string | undefined }) {
  const answer = useQuery({
    queryKey: ['organisations', 'all'],
    queryFn: ({ signal }) => read('organisations', { query: { limit: 500 }, signal }),
    staleTime: 300_000,
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
      {({ items }) => {
        const ids = new Set(items.map((one) => one.id));
        return (
          <ul>
            {items
              .filter((one) => one.parent === null || !ids.has(one.parent))
              .map((one) => (
                <Branch key={one.id} of={one} chosen={chosen} begins />
              ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function Branch({
  of,
  chosen,
  begins = false,
}: {
  readonly of: OrganisationView;
  readonly chosen: string | undefined;
  readonly begins?: boolean;
}) {
  const [isOpen, setOpen] = useState(begins);
  const below = useQuery({
    queryKey: ['organisations', 'below', of.id],
    queryFn: ({ signal }) => read('organisations', { query: { parent: of.id, limit: 500 }, signal }),
    enabled: isOpen && of.children > 0,
    staleTime: 60_000,
  });
  const { t, pick } = useWords();
  const line = <Line of={of} chosen={of.id === chosen} />;
  if (of.children === 0) return <li className="leaf">{line}</li>;
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    <li>
      <div className="bough">
        <button
          type="button"
          className="lnk twig"
          aria-expanded={isOpen}
          aria-label={t.accounts.below(pick(of.name))}
          onClick={() => setOpen(!isOpen)}
        >
          <Arrow className="i s" aria-hidden="true" />
        </button>
        {line}
      </div>
      {isOpen && (
        <Loaded answer={below} skeleton={<Skeleton rows={Math.min(8, of.children)} height={28} />}>
          {({ items }) => (
            <ul>
              {items.map((one) => (
                <Branch key={one.id} of={one} chosen={chosen} />
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </li>
  );
}

function Line({ of, chosen }: { readonly of: OrganisationView; readonly chosen: boolean }) {
  const { t, f, pick } = useWords();
  return (
    <span className="line">
      <Link
        to="/admin/organisations"
        search={(before) => ({ ...before, organisation: of.id })}
        resetScroll={false}
        aria-current={chosen || undefined}
      >
        {pick(of.name)}
      </Link>
      <span className="t3 sm">
        {t.admin.level[of.level]} · {t.admin.kind[of.kind]}
        {of.children > 0 && ` · ${f.count(of.children)}`}
      </span>
      {of.activeUntil && <span className="tag">{t.accounts.ended}</span>}
    </span>
  );
}
