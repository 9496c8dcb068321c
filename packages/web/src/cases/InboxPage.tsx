/** 待办: what is mine to act on, by how soon it is due; the chosen case beside it. */
import type { InboxItem } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { DueWords } from './Clock.tsx';
import './cases.css';

const BOXES = ['todo', 'done', 'copies'] as const;
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
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t.cases.box[name]}
            <small>{counts.data ? f.count(counts.data[name]) : ''}</small>
          </Link>
        ))}
      </nav>
      <Loaded answer={answer} skeleton={<Skeleton rows={8} height={72} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              title={box === 'todo' ? t.cases.emptyTodo : box === 'done' ? t.cases.emptyDone : t.cases.emptyCopies}
            >
              {box === 'todo' ? t.cases.emptyTodoHelp : t.cases.emptyHelp}
            </Empty>
          ) : (
            <div className="sheet lst">
              {GROUPS.map((group) => {
                const here = items.filter((item) => groupOf(item) === group);
                return here.length === 0 ? null : (
                  <section key={group} aria-label={t.cases.group[group]}>
                    {box === 'todo' && (
                      <header className="lg">
                        <h2>{t.cases.group[group]}</h2>
                        <span>{f.count(here.length)}</span>
                      </header>
                    )}
                    <ul>
                      {here.map((item) => (
                        <Line key={`${item.id} ${item.performer?.word ?? ''}`} item={item} />
                      ))}
                    </ul>
                  </section>
                );
              })}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function Line({ item }: { readonly item: InboxItem }) {
  const { f, pick } = useWords();
  return (
    <li>
      <Link to="/cases/$case" params={{ case: item.id }}>
        <span className="row">
          <span className="t2 sm">
            {pick(item.procedureTitle)} · {pick(item.stateTitle)}
          </span>
          <span className="sp" />
          <DueWords of={item} />
        </span>
        <b>{item.title}</b>
        <span className="t3 sm">
          {pick(item.owner.name)} · {pick(item.applicant.name)} · {f.dateTime(item.since)}
        </span>
      </Link>
    </li>
  );
}
