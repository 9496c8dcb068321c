/** 比对: which departments say different things of one subject, how often, and the records behind each difference. */
import type { DiscrepanciesView, Discrepancy } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { MendHead } from '../domain/MendHead.tsx';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { Narrowed } from '../table/Narrowed.tsx';
import { Picks } from '../table/Picks.tsx';
import { usePagedRows } from '../table/rows.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { DifferenceDialog } from './DifferenceDialog.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { PairTable } from './PairTable.tsx';
import { type Asked, pairsOf, sums } from './pairs.ts';
import './discrepancies.css';

const FIRST_BLOCK = 'population';

export function DiscrepanciesPage() {
  const { t } = useWords();
  const { block } = useSearch({ from: '/discrepancies' });
  const blocks = useQuery({ queryKey: ['blocks'], queryFn: ({ signal }) => read('blocks', { signal }) });
  const known = blocks.data?.items.map((one) => one.block) ?? [];
  const chosen = block ?? (known.includes(FIRST_BLOCK) ? FIRST_BLOCK : known[0]);
  if (chosen !== undefined) return <Differences key={chosen} block={chosen} />;
  return (
    <>
      <PageHead title={t.nav.discrepancies} meta={[t.discrepancy.help]} />
      <Loaded answer={blocks} skeleton={<Skeleton rows={10} height={46} />}>
        {() => <Empty title={t.discrepancy.none}>{t.discrepancy.noneHelp}</Empty>}
      </Loaded>
    </>
  );
}

/** What the filters in the address ask for. */
function useAsked(): Asked {
  const { attribute, a, b, reason, suspect, entity } = useSearch({ from: '/discrepancies' });
  return {
    ...(attribute ? { attribute } : {}),
    ...(a ? { a } : {}),
    ...(b ? { b } : {}),
    ...(reason ? { reason } : {}),
    ...(suspect ? { suspect } : {}),
    ...(entity ? { entity } : {}),
  };
}

type Change = { readonly [K in keyof Asked]?: Asked[K] | undefined } & { readonly block?: string };

/** Puts other filters into the address; what stood open closes. */
function useFilter(): (change: Change) => void {
  const navigate = useNavigate({ from: '/discrepancies' });
  return (change) =>
    void navigate({
      search: (before) => ({ ...before, ...change, pair: undefined }) as typeof before,
      resetScroll: false,
    });
}

function Differences({ block }: { readonly block: string }) {
  const { t } = useWords();
  const may = useMay();
  const { sort, pair } = useSearch({ from: '/discrepancies' });
  const navigate = useNavigate({ from: '/discrepancies' });
  /** Keys of differences to export; an empty list stands for all that the filters leave. */
  const [exporting, setExporting] = useState<readonly string[] | null>(null);
  const filter = useFilter();
  const asked = useAsked();
  const rows = usePagedRows<Discrepancy, DiscrepanciesView>(['discrepancies', block, asked, sort], (page, signal) =>
    read('discrepancies', { params: { block }, query: { ...asked, ...(sort ? { sort } : {}), ...page }, signal }),
  );
  const view = rows.answer.data;
  return (
    <>
      <MendHead
        title={t.nav.discrepancies}
        help={t.discrepancy.help}
        run={view?.run}
        any={(view?.counts.length ?? 0) > 0}
        right="discrepancy.export"
        exportAll={() => setExporting([])}
      />
      <Loaded answer={rows.answer} skeleton={<Skeleton rows={10} height={46} />}>
        {(found) => (
          <Filters view={found}>
            {found.counts.length === 0 ? (
              <section className="sheet">
                <Empty title={t.discrepancy.none}>{t.discrepancy.noneHelp}</Empty>
              </section>
            ) : (
              <>
                <PairTable
                  view={found}
                  pairs={pairsOf(found.counts, asked)}
                  selection={asked}
                  choose={(change) => filter(change)}
                />
                <DifferenceTable
                  view={found}
                  rows={rows}
                  exportChosen={may('discrepancy.export') ? setExporting : undefined}
                />
              </>
            )}
            {may('discrepancy.export') && (
              <Note tone="info">
                <b>{t.quarantine.mend}</b> {t.discrepancy.mendHow}
              </Note>
            )}
            {exporting && <ExportDialog view={found} asked={asked} keys={exporting} close={() => setExporting(null)} />}
            {pair && (
              <DifferenceDialog
                block={block}
                pair={pair}
                close={() => void navigate({ search: ({ pair: _, ...before }) => before, resetScroll: false })}
              />
            )}
          </Filters>
        )}
      </Loaded>
    </>
  );
}

function Filters({ view, children }: { readonly view: DiscrepanciesView; readonly children: ReactNode }) {
  const { t, pick } = useWords();
  const department = useDepartment();
  const filter = useFilter();
  const { attribute, a, b, reason, suspect, entity } = useAsked();
  const names = new Map(view.resources.map((one) => [one.resource, one]));
  const titles = new Map(view.attributes.map((one) => [one.attribute, pick(one.title)]));
  const nameOf = (resource: string) => pick(names.get(resource)?.name ?? { zh: resource });
  const chip = (key: string, label: string, drop: Parameters<typeof filter>[0]) => ({
    key,
    label,
    drop: () => filter(drop),
  });
  return (
    <Narrowed
      filters={
        <>
          <Picks
            title={t.nav.blocks}
            items={view.blocks.map((one) => ({ key: one.block, label: pick(one.name), count: one.differ }))}
            chosen={view.block}
            choose={(key) =>
              filter({
                block: key,
                attribute: undefined,
                a: undefined,
                b: undefined,
                reason: undefined,
                suspect: undefined,
                entity: undefined,
              })
            }
          />
          <Picks
            title={t.word.item}
            all={t.discrepancy.allItems}
            items={sums(pairsOf(view.counts, { ...(a ? { a } : {}), ...(b ? { b } : {}) }), (one) => [
              one.attribute,
            ]).map(([key, count]) => ({ key, label: titles.get(key) ?? key, count }))}
            chosen={attribute}
            choose={(key) => filter({ attribute: key })}
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
            choose={(key) => filter({ a: key, b: undefined, suspect: undefined })}
          />
        </>
      }
      chips={[
        ...(entity ? [chip('entity', t.discrepancy.ofEntity(entity), { entity: undefined })] : []),
        ...(attribute ? [chip('attribute', titles.get(attribute) ?? attribute, { attribute: undefined })] : []),
        ...(a ? [chip('a', nameOf(a), { a: b, b: undefined })] : []),
        ...(b ? [chip('b', nameOf(b), { b: undefined })] : []),
        ...(reason ? [chip('reason', t.discrepancy.reasons[reason], { reason: undefined })] : []),
        ...(suspect ? [chip('suspect', t.discrepancy.suspectOf(nameOf(suspect)), { suspect: undefined })] : []),
      ]}
    >
      {children}
    </Narrowed>
  );
}
