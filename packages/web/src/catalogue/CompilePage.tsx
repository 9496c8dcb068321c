/** Compiling an entry: saved by itself, judged as one types by the rules of the server, with the radar beside it. */
import type { EntryView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { itemsOf, textAt, withAt } from '../domain/entry-body.ts';
import { withoutItems } from '../domain/items-of-body.ts';
import { probeOf } from '../domain/probe-of.ts';
import { RequestError, read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { BasicsForm } from './BasicsForm.tsx';
import { Clashes } from './Clashes.tsx';
import { DERIVED_PARTS, Derived } from './Derived.tsx';
import { DerivedFoot } from './DerivedFoot.tsx';
import { Faults } from './Faults.tsx';
import { ItemsEditor } from './ItemsEditor.tsx';
import { PermissionForm } from './PermissionForm.tsx';
import { Radar } from './Radar.tsx';
import { Strip } from './Strip.tsx';
import { useDraft } from './use-draft.ts';
import { useProbe } from './use-probe.ts';
import './catalogue.css';

export function CompilePage() {
  const { entry } = useParams({ from: '/catalogue/$entry/compile' });
  const { t } = useWords();
  const answer = useQuery({
    queryKey: ['catalog-entry', entry],
    queryFn: ({ signal }) => read('catalogEntry', { params: { entry }, signal }),
    // What one is typing is the truth on this page; nothing read behind one's back takes its place.
    staleTime: Number.POSITIVE_INFINITY,
    // And who comes back begins with what is saved by now, not with what was read at the first visit.
    refetchOnMount: 'always',
  });
  return (
    <Loaded
      answer={answer.isFetchedAfterMount ? answer : { ...answer, data: undefined }}
      skeleton={<Skeleton rows={10} height={46} />}
    >
      {(view) =>
        view.working ? (
          <Compiling key={`${entry} ${view.working.version.version}`} view={view} />
        ) : (
          <Empty title={t.catalogue.empty}>{t.catalogue.emptyHelp}</Empty>
        )
      }
    </Loaded>
  );
}

function Compiling({ view }: { readonly view: EntryView }) {
  const { t, f, pick } = useWords();
  const { entry } = view;
  const working = view.working as NonNullable<EntryView['working']>;
  const { body, faults, saving, savedAt, error, clashes, merged, givenBack, saver, giveUp } = useDraft(view);

  const drop = (names: readonly string[]) =>
    saver.change((before) =>
      withoutItems(
        before,
        itemsOf(before).flatMap(({ name }, i) => (names.includes(name) ? [i] : [])),
      ),
    );
  const set = useCallback(
    (path: readonly string[], value: unknown) => saver.change((before) => withAt(before, path, value)),
    [saver],
  );
  const errors = faults.filter((fault) => fault.severity === 'error').length;
  const draft = probeOf(entry.id, body);
  const raised = useProbe(draft).answer.data?.findings ?? [];
  const duplicates = raised.filter(({ kind, answer }) => kind === 'duplicate' && !answer?.own).length;
  const problem = error instanceof RequestError ? error.problem : null;
  const items = itemsOf(body);
  // One begins by saying what it is; what came with items is looked at by its items.
  const search = useSearch({ from: '/catalogue/$entry/compile' });
  const [begins] = useState(() => (itemsOf(working.body).length > 0 ? 'items' : 'about'));
  const tab = search.tab ?? begins;
  const held = useMemo(
    () =>
      new Map(
        view.authority
          .filter(({ own }) => !own)
          .map(({ attribute, source }) => [attribute, { entry: source.entry, owner: pick(source.owner.name) }]),
      ),
    [view.authority, pick],
  );
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/catalogue">{t.nav.catalogue}</Link> › {pick(entry.owner.name)}
          </>
        }
        title={textAt(body, 'name', 'zh') || entry.resource}
        meta={[
          <span key="v" className="tag acc">
            {t.catalogue.draftOf(String(working.version.version))}
          </span>,
          entry.code ? (
            <span key="c" className="mono">
              {entry.code} <Copy text={entry.code} />
            </span>
          ) : (
            t.catalogue.noCode
          ),
          <span key="s" role="status">
            {saving === 'saved'
              ? t.catalogue.saved(f.clock(savedAt))
              : saving === 'saving'
                ? t.catalogue.saving
                : t.catalogue.unsaved}
          </span>,
          entry.version > 0 && entry.publishedAt
            ? t.catalogue.inForce(String(entry.version), f.shortTime(entry.publishedAt))
            : '',
        ]}
        actions={
          <>
            {view.entry.version > 0 && (
              <Link
                className="btn"
                to="/catalogue/$entry"
                params={{ entry: entry.id }}
                search={{ tab: 'versions', older: entry.version, newer: working.version.version }}
              >
                {t.catalogue.compare(String(entry.version), String(working.version.version))}
              </Link>
            )}
            {working.version.caseId &&
              !working.inReview &&
              (errors > 0 || saving !== 'saved' ? (
                <button type="button" className="btn" disabled>
                  {t.catalogue.toCase}
                </button>
              ) : (
                <Link className="btn p" to="/cases/$case" params={{ case: working.version.caseId }}>
                  {t.catalogue.toCase}
                </Link>
              ))}
          </>
        }
      />
      <Tabs
        label={t.catalogue.parts}
        tabs={[
          { key: 'about', label: t.catalogue.tabs.about, count: '' },
          { key: 'items', label: t.catalogue.tabs.items, count: f.count(items.length) },
          { key: 'derived', label: t.derived.tab, count: f.count(DERIVED_PARTS.length) },
        ]}
        current={tab}
      />
      <div className="compile">
        <div>
          {saving === 'clash' ? (
            <Clashes clashes={clashes} settle={saver.settle} />
          ) : saving === 'failed' ? (
            <Note
              tone="err"
              live
              actions={
                <>
                  <button type="button" className="btn sm" onClick={giveUp}>
                    {t.catalogue.giveUp}
                  </button>
                  <button type="button" className="btn sm" onClick={() => void saver.save()}>
                    {t.state.retry}
                  </button>
                </>
              }
            >
              <b>{problem ? pick(problem.title) : t.state.away}</b>{' '}
              {problem?.detail ? `${pick(problem.detail)} ${problem.mend ? pick(problem.mend) : ''}` : ''}{' '}
              {t.catalogue.keptHere}
            </Note>
          ) : working.inReview ? (
            <Note
              tone="info"
              actions={
                working.version.caseId && (
                  <Link className="btn sm" to="/cases/$case" params={{ case: working.version.caseId }}>
                    {t.catalogue.openCase}
                  </Link>
                )
              }
            >
              {t.catalogue.inReview}
            </Note>
          ) : (
            <>
              {givenBack && <Note tone="info">{t.catalogue.givenBack(f.shortTime(givenBack))}</Note>}
              {merged && (
                <Note tone="info" live>
                  {t.catalogue.merged}
                </Note>
              )}
              <Faults faults={faults} errors={errors} duplicates={duplicates} />
            </>
          )}
          <fieldset className="plain" disabled={working.inReview && tab !== 'derived'}>
            {tab === 'derived' ? (
              <Derived entry={entry.id} body={body} />
            ) : tab === 'about' ? (
              <>
                <BasicsForm body={body} set={set} isFixed={entry.version > 0} />
                <PermissionForm body={body} set={set} />
              </>
            ) : (
              <ItemsEditor
                body={body}
                edit={saver.change}
                faults={faults}
                held={held}
                facts={<Strip body={body} provider={pick(entry.owner.name)} />}
                foot={<DerivedFoot entry={entry.id} body={body} />}
              />
            )}
          </fieldset>
        </div>
        <Radar draft={draft} {...(working.inReview ? {} : { drop })} />
      </div>
    </>
  );
}
