/** 目录: search over the ledger with its facets, everything in the address. */
import type { CatalogHit, CatalogSearchView } from '@kuaishu/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { FilePlus2, FileSearch, ListChecks, Search, Target, Upload, X } from 'lucide-react';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { GradeTag } from '../domain/GradeTag.tsx';
import { read } from '../lib/http.ts';
import { usePhone } from '../lib/use-phone.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { FACETS, type FacetField } from './facets.ts';
import { Marked } from './Marked.tsx';
import { StateTag } from './StateTag.tsx';
import './catalogue.css';

const PAGE = 20;

export function CataloguePage() {
  const { t, f } = useWords();
  const may = useMay();
  const search = useSearch({ from: '/catalogue' });
  const navigate = useNavigate({ from: '/catalogue' });
  const { q = '', offset = 0, sort, ...filters } = search;
  const answer = useQuery({
    queryKey: ['catalog-search', search],
    queryFn: ({ signal }) =>
      read('catalogSearch', {
        signal,
        query: { ...filters, ...(q ? { q } : {}), ...(sort ? { sort } : {}), limit: PAGE, offset } as never,
      }),
    placeholderData: keepPreviousData,
  });
  const go = (change: Readonly<Record<string, string | number | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, offset: undefined, ...change }) as typeof before });
  return (
    <>
      <PageHead
        title={t.catalogue.title}
        meta={
          answer.data ? [t.catalogue.meta(f.count(answer.data.total), f.count(Math.round(answer.data.tookMs)))] : []
        }
        actions={
          <>
            <Link className="btn" to="/catalogue/resolve">
              <Target className="i s" aria-hidden="true" />
              {t.catalogue.resolve}
            </Link>
            <Link className="btn" to="/catalogue/form">
              <FileSearch className="i s" aria-hidden="true" />
              {t.catalogue.form}
            </Link>
            <Link className="btn" to="/catalogue/stars" search={q ? { q } : {}}>
              {t.catalogue.stars}
            </Link>
            <Link className="btn" to="/catalogue/lists">
              <ListChecks className="i s" aria-hidden="true" />
              {t.catalogue.lists}
            </Link>
            {may('entry.draft') && (
              <>
                <Link className="btn" to="/catalogue/mine">
                  {t.catalogue.mine}
                </Link>
                <Link className="btn" to="/catalogue/import">
                  <Upload className="i s" aria-hidden="true" />
                  {t.catalogue.import}
                </Link>
                <Link className="btn p" to="/catalogue/new">
                  <FilePlus2 className="i s" aria-hidden="true" />
                  {t.catalogue.newEntry}
                </Link>
              </>
            )}
          </>
        }
      />
      <SearchBox asked={q} ask={(text) => go({ q: text || undefined, sort: undefined })} />
      <Loaded answer={answer} skeleton={<Skeleton rows={8} height={76} />}>
        {(view) => (
          <div className="cat">
            <Facets view={view} chosen={filters} choose={(field, value) => go({ [field]: value })} />
            <section>
              {view.corrected !== null && <p className="t2 sm">{t.catalogue.corrected(view.corrected)}</p>}
              {view.relaxed && view.items.length > 0 && (
                <p className="t2 sm" role="status">
                  {t.catalogue.relaxed}
                </p>
              )}
              {view.items.length === 0 ? (
                <Empty title={t.catalogue.none}>{t.catalogue.noneHelp}</Empty>
              ) : (
                <div className="sheet">
                  <ul className="hits">
                    {view.items.map((hit) => (
                      <Hit key={hit.entry.id} hit={hit} />
                    ))}
                  </ul>
                  <Pager
                    offset={offset}
                    limit={PAGE}
                    total={view.total}
                    go={(next) => go({ offset: next || undefined })}
                  />
                </div>
              )}
            </section>
          </div>
        )}
      </Loaded>
    </>
  );
}

function SearchBox({ asked, ask }: { readonly asked: string; readonly ask: (text: string) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(asked);
  // What stands in the address is typed text come back, or an older search by the browser's arrows: only then the field follows.
  const sent = useRef(asked);
  useEffect(() => {
    if (sent.current === asked) return;
    sent.current = asked;
    setText(asked);
  }, [asked]);
  const list = useId();
  const typed = useDeferredValue(text.trim());
  const suggestions = useQuery({
    queryKey: ['catalog-suggest', typed],
    queryFn: ({ signal }) => read('catalogSuggest', { query: { q: typed }, signal }),
    enabled: typed !== '' && typed !== asked,
    placeholderData: keepPreviousData,
  });
  useEffect(() => {
    if (text.trim() === asked) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      ask(text.trim());
    }, 250);
    return () => clearTimeout(timer);
  }, [text, asked, ask]);
  return (
    <search>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          sent.current = text.trim();
          ask(text.trim());
        }}
      >
        <Search className="i" aria-hidden="true" />
        <input
          className="inp"
          type="search"
          aria-label={t.catalogue.search}
          placeholder={t.catalogue.ask}
          value={text}
          list={list}
          onChange={(event) => setText(event.target.value)}
        />
        <datalist id={list}>
          {suggestions.data?.items.map((one) => (
            <option key={`${one.kind} ${one.text}`} value={one.text} />
          ))}
        </datalist>
        <button type="submit" className="btn">
          {t.catalogue.search}
        </button>
      </form>
    </search>
  );
}

function Facets({
  view,
  chosen,
  choose,
}: {
  readonly view: CatalogSearchView;
  readonly chosen: Readonly<Partial<Record<FacetField, unknown>>>;
  readonly choose: (field: FacetField, value: string | undefined) => void;
}) {
  const { t, f, pick } = useWords();
  const isPhone = usePhone();
  const fields = FACETS.map((field) => {
    const values = view.facets.find((facet) => facet.field === field)?.values ?? [];
    const here = chosen[field] === undefined ? undefined : String(chosen[field]);
    if (values.length === 0 || (values.length === 1 && here === undefined)) return null;
    return (
      <details key={field} open={here !== undefined || ['class', 'territory', 'sharing'].includes(field)}>
        <summary>{t.catalogue.facet[field]}</summary>
        <ul>
          {values.slice(0, 12).map(({ value, name, count }) => (
            <li key={value}>
              <button
                type="button"
                aria-pressed={value === here}
                title={value === here ? t.catalogue.clear(pick(name)) : pick(name)}
                onClick={() => choose(field, value === here ? undefined : value)}
              >
                <span className={field === 'territory' ? undefined : 'cut'}>{pick(name)}</span>
                {value === here ? <X className="i s" aria-hidden="true" /> : <small>{f.count(count)}</small>}
              </button>
            </li>
          ))}
        </ul>
      </details>
    );
  });
  // on a phone what was found comes before the ways to narrow it
  return (
    <aside className="facets" aria-label={t.catalogue.filters}>
      {isPhone ? (
        <details>
          <summary>{t.catalogue.filters}</summary>
          {fields}
        </details>
      ) : (
        fields
      )}
    </aside>
  );
}

function Hit({ hit: { entry, place, highlights } }: { readonly hit: CatalogHit }) {
  const { t, f, pick } = useWords();
  const of = (field: string) => highlights.find((one) => one.field === field);
  const abstract = of('abstract');
  const items = highlights.filter((one) => one.field === 'item');
  return (
    <li>
      <div className="row wrap">
        <Link to="/catalogue/$entry" params={{ entry: entry.id }} className="b">
          <Marked text={of('title')?.text ?? entry.title} ranges={of('title')?.ranges ?? []} />
        </Link>
        {entry.state !== 'published' && <StateTag state={entry.state} />}
        <span className="sp" />
        <span className="mono t3 sm">{entry.code ?? ''}</span>
      </div>
      {abstract && (
        <p className="t2 sm">
          <Marked text={abstract.text} ranges={abstract.ranges} />
        </p>
      )}
      <p className="t3 sm row wrap">
        <span>{pick(entry.owner.name)}</span>
        <span>{pick(place)}</span>
        <span>
          {t.catalogue.items} {f.count(entry.items)}
        </span>
        <span>{t.catalogue.sharing[entry.sharing] ?? ''}</span>
        {entry.open && <span>{t.catalogue.open(true)}</span>}
        {entry.grade && <GradeTag grade={entry.grade as 'green' | 'yellow' | 'red'} />}
        <span>{t.catalogue.cadences[entry.cadence] ?? ''}</span>
        {items.length > 0 && (
          <span className="t2">
            {items.map((item) => (
              <span key={item.text} className="hit-item">
                <Marked text={item.text} ranges={item.ranges} />
              </span>
            ))}
          </span>
        )}
      </p>
    </li>
  );
}
