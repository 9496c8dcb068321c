/** 隔离区: rows that a check refused, as their department wrote them, each with its reasons and the way to mend them. */
import type { QuarantinedRow, QuarantineView } from '@kuaishu/api';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { MendHead } from '../domain/MendHead.tsx';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { Narrowed } from '../table/Narrowed.tsx';
import { Picks } from '../table/Picks.tsx';
import { usePagedRows } from '../table/rows.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { RefusedDialog } from './RefusedDialog.tsx';
import { RefusedTable } from './RefusedTable.tsx';
import './quarantine.css';

/** Rules that the list at the left shows; those with most rows. */
const MOST_RULES = 40;

export function QuarantinePage() {
  const { t } = useWords();
  const may = useMay();
  const search = useSearch({ from: '/quarantine' });
  const navigate = useNavigate({ from: '/quarantine' });
  /** Keys of rows to export; an empty list stands for all that the filters leave. */
  const [exporting, setExporting] = useState<readonly string[] | null>(null);
  const { run, resource, rule, sort } = search;
  const asked = {
    ...(run ? { run } : {}),
    ...(resource ? { resource } : {}),
    ...(rule ? { rule } : {}),
    ...(sort ? { sort } : {}),
  };
  const rows = usePagedRows<QuarantinedRow, QuarantineView>(['quarantine', asked], (page, signal) =>
    read('quarantine', { query: { ...asked, ...page }, signal }),
  );
  const view = rows.answer.data;
  return (
    <>
      <MendHead
        title={t.nav.quarantine}
        help={t.quarantine.help}
        run={view?.run}
        any={(view?.total ?? 0) > 0}
        right="quarantine.export"
        exportAll={() => setExporting([])}
      />
      <Loaded answer={rows.answer} skeleton={<Skeleton rows={10} height={46} />}>
        {(found) => (
          <Filters view={found}>
            <RefusedTable view={found} rows={rows} exportChosen={may('quarantine.export') ? setExporting : undefined} />
            {may('quarantine.export') && (
              <Note tone="info">
                <b>{t.quarantine.mend}</b> {t.quarantine.mendHow}
              </Note>
            )}
            {exporting && (
              <ExportDialog
                resources={found.byResource.filter((one) => one.rows > 0)}
                chosen={resource}
                run={found.run ?? undefined}
                rule={rule}
                keys={exporting}
                close={() => setExporting(null)}
              />
            )}
            {search.row && (
              <RefusedDialog
                rowKey={search.row}
                run={found.run ?? undefined}
                close={() => void navigate({ search: ({ row: _, ...before }) => before, resetScroll: false })}
              />
            )}
          </Filters>
        )}
      </Loaded>
    </>
  );
}

function Filters({ view, children }: { readonly view: QuarantineView; readonly children: React.ReactNode }) {
  const { t, pick } = useWords();
  const department = useDepartment();
  const { run, resource, rule } = useSearch({ from: '/quarantine' });
  const navigate = useNavigate({ from: '/quarantine' });
  const filter = (change: { resource?: string | undefined; rule?: string | undefined; run?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change, row: undefined }), resetScroll: false });
  const names = new Map(view.byResource.map((one) => [one.resource, pick(one.name)]));
  const rules = view.byRule
    .filter((one) => !resource || one.resource === resource)
    .toSorted((a, b) => b.rows - a.rows)
    .slice(0, MOST_RULES);
  // A rule is one resource's; the key must name both.
  const keyOf = (one: { readonly resource: string; readonly rule: string }) => `${one.resource}\n${one.rule}`;
  const titleOf = (id: string) =>
    pick(
      view.byRule.find((one) => one.rule === id && (!resource || one.resource === resource))?.title ?? {
        zh: id,
        en: id,
      },
    );
  return (
    <Narrowed
      filters={
        <>
          <Picks
            title={t.word.resource}
            all={t.quarantine.allResources}
            items={view.byResource
              .filter((one) => one.rows > 0 || one.resource === resource)
              .toSorted((a, b) => b.rows - a.rows)
              .map((one) => ({
                key: one.resource,
                label: pick(one.name),
                small: department(one.provider),
                count: one.rows,
              }))}
            chosen={resource}
            choose={(key) => filter({ resource: key, rule: undefined })}
          />
          <Picks
            title={t.word.rule}
            items={rules.map((one) => ({
              key: keyOf(one),
              label: pick(one.title),
              ...(resource ? {} : { small: names.get(one.resource) ?? one.resource }),
              count: one.rows,
            }))}
            chosen={resource && rule ? keyOf({ resource, rule }) : undefined}
            choose={(key) => {
              const one = rules.find((other) => keyOf(other) === key);
              if (one) filter({ resource: one.resource, rule: one.rule });
            }}
          />
        </>
      }
      chips={[
        ...(run ? [{ key: 'run', label: `${t.word.run} ${run}`, drop: () => filter({ run: undefined }) }] : []),
        ...(resource
          ? [
              {
                key: 'resource',
                label: names.get(resource) ?? resource,
                drop: () => filter({ resource: undefined, rule: undefined }),
              },
            ]
          : []),
        ...(rule ? [{ key: 'rule', label: titleOf(rule), drop: () => filter({ rule: undefined }) }] : []),
      ]}
    >
      {children}
    </Narrowed>
  );
}
