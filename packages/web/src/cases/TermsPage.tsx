/** 时限: every term that clocks and kept periods take, by which rule, and what it was before. */
import type { DeadlineView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useAddress } from '../table/use-address.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { TermDialog } from './TermDialog.tsx';
import { byTerm } from './terms.ts';
import './cases.css';

const RARELY_MS = 300_000;

export function useTerms() {
  return useQuery({
    queryKey: ['deadlines'],
    queryFn: ({ signal }) => read('deadlines', { signal }),
    staleTime: RARELY_MS,
  });
}

export function TermsPage() {
  const { t, f, pick } = useWords();
  const { q = '' } = useSearch({ from: '/terms' });
  const { change } = useAddress();
  const word = q.trim().toLowerCase();
  return (
    <>
      <PageHead
        crumb={<Link to="/procedures">{t.cases.procedures}</Link>}
        title={t.upkeep.terms}
        meta={[t.upkeep.termsMeta]}
      />
      <div className="filters">
        <input
          className="inp grow"
          type="search"
          aria-label={t.upkeep.findTerm}
          placeholder={t.upkeep.findTerm}
          value={q}
          onChange={(event) => change({ q: event.target.value || undefined })}
        />
      </div>
      <Loaded answer={useTerms()} skeleton={<Skeleton rows={12} />}>
        {({ items }) => {
          const terms = byTerm(items).filter((rows) => rows.some((row) => isAbout(row, word)));
          if (terms.length === 0) return <Empty title={t.upkeep.noTerms} />;
          return (
            <Sheet>
              <Table
                caption={t.upkeep.terms}
                className="counts"
                rows={terms.map((rows) => ({ rows, now: rows.find(({ current }) => current) ?? rows[0]! }))}
                rowKey={({ now }) => now.id}
                columns={[
                  { key: 'title', head: t.upkeep.term, heads: true, cell: ({ now }) => pick(now.title) },
                  {
                    key: 'value',
                    head: t.upkeep.value,
                    className: 'nw',
                    cell: ({ now }) => <b>{t.cases.term(f.count(now.value), t.cases.unit[now.unit] ?? '')}</b>,
                  },
                  {
                    key: 'basis',
                    besides: true,
                    head: t.upkeep.basis,
                    className: 't2',
                    cell: ({ now }) => (
                      <>
                        {pick(now.basis)} {!now.verified && <span className="tag warn">{t.cases.unverified}</span>}
                      </>
                    ),
                  },
                  {
                    key: 'from',
                    besides: true,
                    head: t.upkeep.from,
                    className: 't2 nw',
                    cell: ({ now }) => now.effectiveFrom,
                  },
                  { key: 'open', head: '', cell: ({ rows }) => <TermButton rows={rows} /> },
                ]}
              />
            </Sheet>
          );
        }}
      </Loaded>
    </>
  );
}

const isAbout = ({ id, title, basis }: DeadlineView, word: string): boolean =>
  [id, title.zh, title.en, basis.zh, basis.en].some((text) => text.toLowerCase().includes(word));

/** Opens what a term was and will be. */
export function TermButton({ rows }: { readonly rows: readonly DeadlineView[] }) {
  const { t, pick } = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const title = rows[0] ? pick(rows[0].title) : '';
  return (
    <>
      <button type="button" className="btn sm" aria-label={t.upkeep.openOf(title)} onClick={() => setOpen(true)}>
        {may('deadline.change') ? t.upkeep.open : t.upkeep.openOnly}
      </button>
      {open && <TermDialog rows={rows} close={() => setOpen(false)} />}
    </>
  );
}
