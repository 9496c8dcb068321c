/** 查数源: from what a task needs to know to its one source, the interface, and what a grant takes. */
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { ResolveExamples } from './ResolveExamples.tsx';

export function ResolvePage() {
  const { t, pick } = useWords();
  const search = useSearch({ from: '/catalogue/resolve' });
  const navigate = useNavigate({ from: '/catalogue/resolve' });
  const id = useId();
  const [subject, setSubject] = useState(search.subject ?? 'person');
  const [elements, setElements] = useState(search.elements ?? '');
  // An example that was picked, or going back, fills in the form.
  useEffect(() => {
    setSubject(search.subject ?? 'person');
    setElements(search.elements ?? '');
  }, [search.subject, search.elements]);
  const answer = useQuery({
    queryKey: ['catalog-resolve', search],
    queryFn: ({ signal }) =>
      read('catalogResolve', {
        query: { subject: search.subject ?? 'person', elements: search.elements ?? '' },
        signal,
      }),
    enabled: Boolean(search.elements),
  });
  return (
    <>
      <PageHead
        crumb={<Link to="/catalogue">{t.nav.catalogue}</Link>}
        title={t.catalogue.resolveTitle}
        meta={[t.catalogue.resolveHelp]}
      />
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ search: { subject, elements: elements.trim() || undefined } });
        }}
      >
        <label className="sr" htmlFor={`${id}s`}>
          {t.catalogue.subject}
        </label>
        <select id={`${id}s`} className="inp" value={subject} onChange={(event) => setSubject(event.target.value)}>
          {Object.entries(t.catalogue.subjects).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
        <input
          className="inp"
          style={{ flex: 1, minWidth: 220 }}
          aria-label={t.catalogue.need}
          placeholder={t.catalogue.need}
          value={elements}
          onChange={(event) => setElements(event.target.value)}
        />
        <button type="submit" className="btn p">
          {t.catalogue.resolve}
        </button>
      </form>
      {!search.elements && <ResolveExamples />}
      {search.elements && (
        <Loaded answer={answer}>
          {({ items }) => (
            <Sheet>
              <Table
                caption={t.catalogue.resolveTitle}
                rows={items}
                rowKey={(item) => item.asked}
                columns={[
                  {
                    key: 'asked',
                    head: t.catalogue.items,
                    heads: true,
                    cell: (item) => (
                      <>
                        {pick(item.name)}
                        {item.asked !== pick(item.name) && <div className="t3 sm">{item.asked}</div>}
                        {item.element && <div className="t3 sm mono">{item.element}</div>}
                      </>
                    ),
                  },
                  {
                    key: 'source',
                    head: t.catalogue.source,
                    cell: (item) =>
                      item.source ? (
                        <>
                          <Link to="/catalogue/$entry" params={{ entry: item.source.entry }} className="b">
                            <Mixed>{item.source.title}</Mixed>
                          </Link>
                          <div className="t3 sm">
                            {pick(item.source.owner.name)} · <Mixed>{item.source.item}</Mixed>
                          </div>
                        </>
                      ) : (
                        <span className="t3">{t.catalogue.noSource}</span>
                      ),
                  },
                  {
                    key: 'grant',
                    head: t.catalogue.grant,
                    cell: (item) => (
                      <>
                        {pick(item.grant)}
                        {item.interface && <div className="mono t3 sm">{item.interface}</div>}
                      </>
                    ),
                  },
                  {
                    key: 'copies',
                    head: t.catalogue.copies,
                    cell: (item) => (
                      <ul className="sm">
                        {item.copies.slice(0, 5).map((copy) => (
                          <li key={copy.entry}>
                            <Link to="/catalogue/$entry" params={{ entry: copy.entry }}>
                              <Mixed>{copy.title}</Mixed>
                            </Link>{' '}
                            <span className="t3">{pick(copy.owner.name)}</span>
                          </li>
                        ))}
                      </ul>
                    ),
                  },
                ]}
              />
            </Sheet>
          )}
        </Loaded>
      )}
    </>
  );
}
