/** The way to the inbox, with how much waits there; overdue ones tell by a word too. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Inbox } from 'lucide-react';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';

const EVERY_MS = 30_000;

export function InboxLink() {
  const { t, f } = useWords();
  const may = useMay();
  const counts = useQuery({
    queryKey: ['inbox-counts'],
    queryFn: ({ signal }) => read('inboxCounts', { signal }),
    enabled: may('case.read'),
    refetchInterval: EVERY_MS,
  });
  if (!may('case.read')) return null;
  const todo = counts.data?.todo ?? 0;
  const late = counts.data?.overdue ?? 0;
  return (
    <Link
      to="/inbox"
      className="btn-q"
      title={counts.data ? t.cases.inboxMeta(f.count(todo), f.count(late)) : t.cases.inbox}
    >
      <Inbox className="i" aria-hidden="true" />
      <span className="hide-m">{t.cases.inbox}</span>
      {todo > 0 && <span className={late > 0 ? 'badge late' : 'badge'}>{f.count(todo)}</span>}
    </Link>
  );
}
