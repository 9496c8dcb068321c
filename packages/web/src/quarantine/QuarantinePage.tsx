/** 隔离区: rows that a check refused, as their department wrote them, each with its reasons and the way to mend them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Download, X } from 'lucide-react';
import { useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { RefusedRow } from './RefusedRow.tsx';
import './quarantine.css';

const LIMIT = 20;

export function QuarantinePage() {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const search = useSearch({ from: '/quarantine' });
  const navigate = useNavigate({ from: '/quarantine' });
  const [exporting, setExporting] = useState(false);
  const { run, resource, rule, offset = 0 } = search;
  const answer = useQuery({
    queryKey: ['quarantine', run, resource, rule, offset],
    queryFn: ({ signal }) =>
      read('quarantine', {
        query: {
          limit: LIMIT,
          offset,
          ...(run ? { run } : {}),
          ...(resource ? { resource } : {}),
          ...(rule ? { rule } : {}),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const filter = (change: { resource?: string | undefined; rule?: string | undefined; run?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change, offset: undefined }), resetScroll: false });
  return (
    <>
      <PageHead
        title={t.nav.quarantine}
        meta={[
          t.quarantine.help,
          answer.data?.run ? (
            <Link key="run" to="/runs/$run" params={{ run: answer.data.run }}>
              {t.quarantine.ofRun(answer.data.run)}
            </Link>
          ) : null,
        ].filter((part) => part !== null)}
        actions={
          <button
            type="button"
            className="btn"
            disabled={!answer.data || answer.data.total === 0}
            onClick={() => setExporting(true)}
          >
            <Download className="i s" aria-hidden="true" />
            {t.quarantine.export}
          </button>
        }
      />
      <Loaded answer={answer} skeleton={<Skeleton rows={8} height={64} />}>
        {(view) => {
          const rules = view.byRule.filter((one) => !resource || one.resource === resource);
          const names = new Map(view.byResource.map((one) => [one.resource, one]));
          return (
            <div className="qgrid">
              <aside className="side" aria-label={t.quarantine.filters}>
                <section className="sheet pick">
                  <h2>{t.word.resource}</h2>
                  <ul>
                    <li>
                      <button
                        type="button"
                        aria-pressed={!resource}
                        onClick={() => filter({ resource: undefined, rule: undefined })}
                      >
                        <span>{t.quarantine.allResources}</span>
                        <span>{f.count(view.byResource.reduce((sum, one) => sum + one.rows, 0))}</span>
                      </button>
                    </li>
                    {view.byResource
                      .filter((one) => one.rows > 0 || one.resource === resource)
                      .toSorted((a, b) => b.rows - a.rows)
                      .map((one) => (
                        <li key={one.resource}>
                          <button
                            type="button"
                            aria-pressed={resource === one.resource}
                            onClick={() => filter({ resource: one.resource, rule: undefined })}
                          >
                            <span>
                              {pick(one.name)}
                              <small>{department(one.provider)}</small>
                            </span>
                            <span>{f.count(one.rows)}</span>
                          </button>
                        </li>
                      ))}
                  </ul>
                </section>
                <section className="sheet pick">
                  <h2>{t.word.rule}</h2>
                  <ul>
                    {rules
                      .toSorted((a, b) => b.rows - a.rows)
                      .slice(0, 40)
                      .map((one) => (
                        <li key={`${one.resource} ${one.rule}`}>
                          <button
                            type="button"
                            aria-pressed={rule === one.rule && resource === one.resource}
                            onClick={() => filter({ resource: one.resource, rule: one.rule })}
                          >
                            <span>
                              {pick(one.title)}
                              {!resource && (
                                <small>{pick(names.get(one.resource)?.name ?? { zh: one.resource })}</small>
                              )}
                            </span>
                            <span>{f.count(one.rows)}</span>
                          </button>
                        </li>
                      ))}
                  </ul>
                </section>
              </aside>
              <div className="stack">
                {(resource || rule || run) && (
                  <div className="filters" style={{ marginBottom: 0 }}>
                    {run && <Chip label={`${t.word.run} ${run}`} drop={() => filter({ run: undefined })} />}
                    {resource && (
                      <Chip
                        label={pick(names.get(resource)?.name ?? { zh: resource })}
                        drop={() => filter({ resource: undefined, rule: undefined })}
                      />
                    )}
                    {rule && (
                      <Chip
                        label={pick(
                          view.byRule.find((one) => one.rule === rule && (!resource || one.resource === resource))
                            ?.title ?? { zh: rule, en: rule },
                        )}
                        drop={() => filter({ rule: undefined })}
                      />
                    )}
                    <span className="t3 sm">{t.quarantine.found(f.count(view.total))}</span>
                  </div>
                )}
                {view.items.length === 0 ? (
                  <section className="sheet">
                    <Empty title={t.quarantine.empty}>{t.quarantine.emptyHelp}</Empty>
                  </section>
                ) : (
                  <section className="sheet">
                    <ul className="refused">
                      {view.items.map((row) => (
                        <RefusedRow key={`${row.resource} ${row.step} ${row.file} ${row.line} ${row.row}`} row={row} />
                      ))}
                    </ul>
                    <Pager
                      offset={offset}
                      limit={LIMIT}
                      total={view.total}
                      go={(next) => void navigate({ search: (before) => ({ ...before, offset: next || undefined }) })}
                    />
                  </section>
                )}
                <Note tone="info">
                  <b>{t.quarantine.mend}</b> {t.quarantine.mendHow}
                </Note>
              </div>
              {exporting && (
                <ExportDialog
                  resources={view.byResource.filter((one) => one.rows > 0)}
                  chosen={resource}
                  run={run}
                  close={() => setExporting(false)}
                />
              )}
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function Chip({ label, drop }: { readonly label: string; readonly drop: () => void }) {
  const { t } = useWords();
  return (
    <span className="tag acc">
      {label}
      <button type="button" className="lnk" aria-label={t.quarantine.dropFilter(label)} onClick={drop}>
        <X className="i s" aria-hidden="true" />
      </button>
    </span>
  );
}
