/** 待办: what is mine to act on, by how soon it is due; the chosen case beside it where there is room. */
import type { CaseView, InboxItem } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useWide } from '../lib/use-wide.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { CaseState, Take, useCase } from './CasePage.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { DueWords, TermBoxes } from './Clock.tsx';
import './cases.css';

const BOXES = ['todo', 'done', 'copies'] as const;
/** Days of a term that fit beside an organisation's name. */
const LINE_BOXES = 12;
type Group = 'overdue' | 'today' | 'soon' | 'later' | 'none';
const GROUPS: readonly Group[] = ['overdue', 'today', 'soon', 'later', 'none'];

export function groupOf({ daysLeft, ended }: Pick<InboxItem, 'daysLeft' | 'ended'>): Group {
  if (ended !== null || daysLeft === null) return 'none';
  return daysLeft < 0 ? 'overdue' : daysLeft === 0 ? 'today' : daysLeft <= 3 ? 'soon' : 'later';
}

export function InboxPage() {
  const { t, f } = useWords();
  const search = useSearch({ from: '/inbox' });
  const box = search.box ?? 'todo';
  const answer = useQuery({
    queryKey: ['inbox', box],
    queryFn: ({ signal }) => read('inbox', { query: { box, limit: 200 }, signal }),
  });
  const counts = useQuery({ queryKey: ['inbox-counts'], queryFn: ({ signal }) => read('inboxCounts', { signal }) });
  return (
    <>
      <PageHead
        title={t.cases.inbox}
        meta={[
          counts.data ? t.cases.inboxMeta(f.count(counts.data.todo), f.count(counts.data.overdue)) : '',
          t.cases.inboxHelp,
        ]}
      />
      <nav className="tabs" aria-label={t.cases.inbox}>
        {BOXES.map((name) => (
          <Link
            key={name}
            to="."
            search={{ box: name === 'todo' ? undefined : name }}
            aria-current={name === box ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t.cases.box[name]}
            <small>{counts.data ? f.count(counts.data[name]) : ''}</small>
          </Link>
        ))}
      </nav>
      <Loaded answer={answer} skeleton={<Skeleton rows={8} height={72} />}>
        {({ items }) =>
          items.length === 0 && search.case === undefined ? (
            <Empty
              title={box === 'todo' ? t.cases.emptyTodo : box === 'done' ? t.cases.emptyDone : t.cases.emptyCopies}
            >
              {box === 'todo' ? t.cases.emptyTodoHelp : t.cases.emptyHelp}
            </Empty>
          ) : (
            <Boxed items={items} chosen={search.case} grouped={box === 'todo'} />
          )
        }
      </Loaded>
    </>
  );
}

/** In the order in which they are shown, so that the first one is open when nobody has chosen. */
const inGroups = (items: readonly InboxItem[]) =>
  GROUPS.map((group) => ({
    group,
    // What stands still because it was sent back is waited for; drafts of one's own are not.
    items: items
      .filter((item) => groupOf(item) === group)
      .sort((a, b) => (group === 'none' ? Number(b.paused) - Number(a.paused) : 0)),
  })).filter((one) => one.items.length > 0);

function Boxed({
  items,
  chosen,
  grouped,
}: {
  readonly items: readonly InboxItem[];
  readonly chosen: string | undefined;
  readonly grouped: boolean;
}) {
  const { t, f } = useWords();
  const isWide = useWide();
  const groups = grouped ? inGroups(items) : [{ group: 'none' as const, items }];
  const open = isWide ? (chosen ?? groups[0]?.items[0]?.id) : undefined;
  const list = (
    <div className="sheet lst">
      {items.length === 0 && <p className="t2 pad">{t.cases.emptyTodo}</p>}
      {groups.map(({ group, items: here }) => (
        <section key={group} aria-label={t.cases.group[group]}>
          {grouped && (
            <header className="lg">
              <h2>{t.cases.group[group]}</h2>
              <span>{f.count(here.length)}</span>
            </header>
          )}
          <ul>
            {here.map((item) => (
              <Line key={`${item.id} ${item.performer?.word ?? ''}`} item={item} isWide={isWide} open={open} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
  if (open === undefined) return list;
  return (
    <div className="inbox">
      {list}
      <Opened id={open} />
    </div>
  );
}

function Line({
  item,
  isWide,
  open,
}: {
  readonly item: InboxItem;
  readonly isWide: boolean;
  readonly open: string | undefined;
}) {
  const { f, pick } = useWords();
  const words = (
    <>
      <span className="row">
        <span className="t2 sm cut">
          {pick(item.procedureTitle)} · {pick(item.stateTitle)}
        </span>
        <span className="sp" />
        <DueWords of={item} />
      </span>
      <b>
        <Mixed>{item.title}</Mixed>
      </b>
      <span className="row">
        <span className="t3 sm cut" title={pick(item.owner.name)}>
          {pick(item.owner.name)} · {f.shortTime(item.since)}
        </span>
        <span className="sp" />
        {item.term && item.ended === null && <TermBoxes {...item.term} most={LINE_BOXES} />}
      </span>
    </>
  );
  return (
    <li>
      {isWide ? (
        <Link
          to="."
          search={(before) => ({ ...before, case: item.id })}
          resetScroll={false}
          className={item.id === open ? 'on' : undefined}
          aria-current={item.id === open ? 'true' : undefined}
          activeProps={{}}
        >
          {words}
        </Link>
      ) : (
        <Link to="/cases/$case" params={{ case: item.id }}>
          {words}
        </Link>
      )}
    </li>
  );
}

function Opened({ id }: { readonly id: string }) {
  return (
    <Loaded answer={useCase(id)} skeleton={<Skeleton rows={8} height={46} />}>
      {(view) => <CaseSheet key={view.id} view={view} head={<Head view={view} />} />}
    </Loaded>
  );
}

function Head({ view }: { readonly view: CaseView }) {
  const { t, pick } = useWords();
  return (
    <header className="ch">
      <div className="row t3 sm">
        <span>{pick(view.procedureTitle)}</span>
        <CaseState view={view} />
        <span className="mono">
          {view.id.slice(-8)} <Copy text={view.id} />
        </span>
        <span className="sp" />
        {view.ended === null && <DueWords of={view} />}
      </div>
      <div className="row">
        <h2>
          <Mixed>{view.title}</Mixed>
        </h2>
        <span className="sp" />
        <Take view={view} />
        <Link className="sm" to="/cases/$case" params={{ case: view.id }}>
          {t.cases.open1}
        </Link>
      </div>
    </header>
  );
}
