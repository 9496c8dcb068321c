/** 比对: which departments say different things of one subject, how often, and the records behind each difference. */
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
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { DiscrepancyRow } from './DiscrepancyRow.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { PairTable } from './PairTable.tsx';
import { Picks } from './Picks.tsx';
import { pairsOf, sums } from './pairs.ts';
import '../quarantine/quarantine.css';
import './discrepancies.css';

const LIMIT = 20;
const FIRST_BLOCK = 'population';

export function DiscrepanciesPage() {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const search = useSearch({ from: '/discrepancies' });
  const navigate = useNavigate({ from: '/discrepancies' });
  const [exporting, setExporting] = useState(false);
  const blocks = useQuery({ queryKey: ['blocks'], queryFn: ({ signal }) => read('blocks', { signal }) });
  const known = blocks.data?.items.map((one) => one.block) ?? [];
  const block = search.block ?? (known.includes(FIRST_BLOCK) ? FIRST_BLOCK : known[0]);
  const { attribute, a, b, reason, suspect, offset = 0 } = search;
  const answer = useQuery({
    queryKey: ['discrepancies', block, attribute, a, b, reason, suspect, offset],
    enabled: block !== undefined,
    queryFn: ({ signal }) =>
      read('discrepancies', {
        params: { block: block ?? '' },
        query: {
          limit: LIMIT,
          offset,
          ...(attribute ? { attribute } : {}),
          ...(a ? { a } : {}),
          ...(b ? { b } : {}),
          ...(reason ? { reason } : {}),
          ...(suspect ? { suspect } : {}),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const choose = (
    change: Partial<Record<'block' | 'attribute' | 'a' | 'b' | 'reason' | 'suspect', string | undefined>>,
  ) =>
    void navigate({
      search: (before) => ({ ...before, ...change, offset: undefined }) as typeof before,
      resetScroll: false,
    });
  const nothing = blocks.data !== undefined && block === undefined;
  return (
    <>
      <PageHead
        title={t.nav.discrepancies}
        meta={[
          t.discrepancy.help,
          answer.data ? (
            <Link key="run" to="/runs/$run" params={{ run: answer.data.run }}>
              {t.quarantine.ofRun(answer.data.run)}
            </Link>
          ) : null,
        ].filter((part) => part !== null)}
        actions={
          <button
            type="button"
            className="btn"
            disabled={!answer.data || answer.data.counts.length === 0}
            onClick={() => setExporting(true)}
          >
            <Download className="i s" aria-hidden="true" />
            {t.quarantine.export}
          </button>
        }
      />
      {nothing ? (
        <Empty title={t.discrepancy.none}>{t.discrepancy.noneHelp}</Empty>
      ) : (
        <Loaded answer={answer} skeleton={<Skeleton rows={8} height={64} />}>
          {(view) => {
            const names = new Map(view.resources.map((one) => [one.resource, one]));
            const titles = new Map(view.attributes.map((one) => [one.attribute, pick(one.title)]));
            const nameOf = (resource: string) => pick(names.get(resource)?.name ?? { zh: resource });
            const pairs = pairsOf(view.counts, { attribute, a, b });
            const chips = [
              attribute && {
                key: 'attribute',
                label: titles.get(attribute) ?? attribute,
                drop: { attribute: undefined },
              },
              a && { key: 'a', label: nameOf(a), drop: { a: b, b: undefined } },
              b && { key: 'b', label: nameOf(b), drop: { b: undefined } },
              reason && { key: 'reason', label: t.discrepancy.reasons[reason], drop: { reason: undefined } },
              suspect && {
                key: 'suspect',
                label: t.discrepancy.suspectOf(nameOf(suspect)),
                drop: { suspect: undefined },
              },
            ].filter((chip) => typeof chip === 'object');
            return (
              <div className="qgrid">
                <aside className="side" aria-label={t.quarantine.filters}>
                  <Picks
                    title={t.nav.blocks}
                    items={view.blocks.map((one) => ({ key: one.block, label: pick(one.name), count: one.differ }))}
                    chosen={view.block}
                    choose={(key) =>
                      choose({
                        block: key,
                        attribute: undefined,
                        a: undefined,
                        b: undefined,
                        reason: undefined,
                        suspect: undefined,
                      })
                    }
                  />
                  <Picks
                    title={t.word.item}
                    all={t.discrepancy.allItems}
                    items={sums(pairsOf(view.counts, { a, b }), (one) => [one.attribute]).map(([key, count]) => ({
                      key,
                      label: titles.get(key) ?? key,
                      count,
                    }))}
                    chosen={attribute}
                    choose={(key) => choose({ attribute: key })}
                  />
                  <Picks
                    title={t.word.resource}
                    all={t.quarantine.allResources}
                    items={sums(pairsOf(view.counts, { attribute }), (one) => [one.a, one.b]).map(([key, count]) => ({
                      key,
                      label: nameOf(key),
                      small: department(names.get(key)?.provider ?? ''),
                      count,
                    }))}
                    chosen={b ? undefined : a}
                    choose={(key) => choose({ a: key, b: undefined, suspect: undefined })}
                  />
                </aside>
                <div className="stack">
                  {chips.length > 0 && (
                    <div className="filters" style={{ marginBottom: 0 }}>
                      {chips.map((chip) => (
                        <span key={chip.key} className="tag acc">
                          {chip.label}
                          <button
                            type="button"
                            className="lnk"
                            aria-label={t.quarantine.dropFilter(chip.label)}
                            onClick={() => choose(chip.drop)}
                          >
                            <X className="i s" aria-hidden="true" />
                          </button>
                        </span>
                      ))}
                      <span className="t3 sm">{t.discrepancy.found(f.count(view.total))}</span>
                    </div>
                  )}
                  {view.counts.length === 0 ? (
                    <section className="sheet">
                      <Empty title={t.discrepancy.none}>{t.discrepancy.noneHelp}</Empty>
                    </section>
                  ) : (
                    <>
                      <PairTable view={view} pairs={pairs} selection={{ attribute, a, b }} choose={choose} />
                      <Sheet title={t.discrepancy.list} hint={t.discrepancy.found(f.count(view.total))}>
                        {view.items.length === 0 ? (
                          <Empty title={t.discrepancy.none}>{t.discrepancy.noneHere}</Empty>
                        ) : (
                          <ul className="refused">
                            {view.items.map((item) => (
                              <DiscrepancyRow
                                key={`${item.entity} ${item.attribute} ${item.a.source.record} ${item.b.source.record}`}
                                item={item}
                                block={view.block}
                                release={view.release}
                                authority={item.authority === null ? null : nameOf(item.authority)}
                              />
                            ))}
                          </ul>
                        )}
                        <Pager
                          offset={offset}
                          limit={LIMIT}
                          total={view.total}
                          go={(next) =>
                            void navigate({ search: (before) => ({ ...before, offset: next || undefined }) })
                          }
                        />
                      </Sheet>
                    </>
                  )}
                  <Note tone="info">
                    <b>{t.quarantine.mend}</b> {t.discrepancy.mendHow}
                  </Note>
                </div>
                {exporting && (
                  <ExportDialog
                    view={view}
                    chosen={suspect ?? (b ? undefined : a)}
                    attribute={attribute}
                    close={() => setExporting(false)}
                  />
                )}
              </div>
            );
          }}
        </Loaded>
      )}
    </>
  );
}
