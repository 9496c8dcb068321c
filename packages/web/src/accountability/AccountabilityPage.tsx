/** 问责清单: who failed which duty when; its figures choose among the lines, and every line leads to its evidence. */
import type { FAILURE_KINDS } from '@kuaishu/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useId } from 'react';
import { read } from '../lib/http.ts';
import { useAddress } from '../table/use-address.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Failures } from './Failures.tsx';
import { figuresOf, STATES } from './figures.ts';
import { Organisations } from './Organisations.tsx';
import './accountability.css';

const KINDS: readonly (typeof FAILURE_KINDS)[number][] = ['term', 'update'];
const LINES = 25;

export function AccountabilityPage() {
  const { t, f, lang } = useWords();
  const { organisation, state, kind, offset = 0 } = useSearch({ from: '/accountability' });
  const { change } = useAddress();
  const query = {
    ...(organisation === undefined ? {} : { organisation }),
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { open: state === 'open' }),
  };
  const answer = useQuery({
    queryKey: ['accountability', organisation, kind, state, offset],
    queryFn: ({ signal }) => read('accountability', { query: { ...query, limit: LINES, offset }, signal }),
    placeholderData: keepPreviousData,
  });
  const exported = new URLSearchParams(Object.entries({ ...query, lang }).map(([key, value]) => [key, String(value)]));
  return (
    <>
      <PageHead
        title={t.accountability.name}
        meta={[t.accountability.meta]}
        actions={
          <a className="btn" href={`/api/accountability/export?${exported}`} download>
            <Download className="i s" aria-hidden="true" />
            {t.catalogue.download}
          </a>
        }
      />
      <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
        {({ items, total, organisations }) => {
          if (organisations.length === 0 && kind === undefined)
            return <Empty title={t.accountability.none}>{t.accountability.noneHelp}</Empty>;
          const figures = figuresOf(organisations, organisation);
          return (
            <>
              <nav className="tabs" aria-label={t.accountability.name}>
                {STATES.map((one) => (
                  <Link
                    key={one}
                    to="."
                    search={(before) => ({ ...before, state: one === 'all' ? undefined : one, offset: undefined })}
                    aria-current={one === (state ?? 'all') ? 'page' : undefined}
                    activeOptions={{ exact: true, includeSearch: true }}
                  >
                    {t.accountability[one]}
                    <small>{f.count(figures[one])}</small>
                  </Link>
                ))}
              </nav>
              <ByKind kind={kind} choose={(next) => change({ kind: next, offset: undefined })} />
              <Organisations rows={organisations} chosen={organisation} />
              {items.length === 0 ? (
                <Empty title={t.accountability.noneChosen}>{t.accountability.noneChosenHelp}</Empty>
              ) : (
                <Sheet>
                  <Failures rows={items} />
                  <Pager
                    offset={offset}
                    limit={LINES}
                    total={total}
                    go={(next) => change({ offset: next === 0 ? undefined : next })}
                  />
                </Sheet>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function ByKind({ kind, choose }: { readonly kind?: string | undefined; choose: (kind: string | undefined) => void }) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="filters">
      <label className="sr" htmlFor={id}>
        {t.accountability.duty}
      </label>
      <select
        id={id}
        className="inp"
        value={kind ?? ''}
        onChange={({ target: { value } }) => choose(value === '' ? undefined : value)}
      >
        <option value="">{t.accountability.anyKind}</option>
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t.accountability.kinds[one]}
          </option>
        ))}
      </select>
    </div>
  );
}
