/** The designed states of a page that has nothing to show yet: loading, empty, failed. */
import type { Problem } from '@kuaishu/api';
import { actName } from '@kuaishu/api/permissions';
import { Link } from '@tanstack/react-router';
import { CloudOff, Inbox, RotateCw, ShieldQuestion, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { RequestError } from '../lib/http.ts';
import { useWords } from '../text/index.ts';

/** Grey shapes in the places of the final layout. */
export function Skeleton({ rows = 6, height = 40 }: { readonly rows?: number; readonly height?: number }) {
  const { t } = useWords();
  return (
    <div className="sheet" role="status" aria-label={t.state.loading}>
      {Array.from({ length: rows }, (_, i) => (
        <div
          key={`row-${i.toString()}`}
          style={{ height, padding: '0 16px', display: 'flex', alignItems: 'center', gap: 24 }}
        >
          <span className="skel" style={{ width: 120 }} />
          <span className="skel" style={{ width: `${34 + ((i * 17) % 30)}%` }} />
          <span className="skel" style={{ width: 70, marginLeft: 'auto' }} />
        </div>
      ))}
    </div>
  );
}

/** What would be here, and the first thing to do about it. */
export function Empty({
  title,
  children,
  actions,
  first,
}: {
  readonly title: string;
  /** Nothing else heads the page. */
  readonly first?: boolean;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="state">
      <Inbox className="i" aria-hidden="true" />
      {first ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="row">{actions}</div>}
    </div>
  );
}

/** Who has the right, and the way to ask for it: a case like any other. */
function NoRight({ problem }: { readonly problem: Problem }) {
  const { t, f, pick } = useWords();
  const roles = f.list((problem.holders ?? []).map((one) => pick(one.name)));
  const right = actName(problem.where ?? '');
  return (
    <div className="state" role="alert">
      <ShieldQuestion className="i" aria-hidden="true" />
      <h2>{problem.detail ? pick(problem.detail) : t.session.denied}</h2>
      <p>{problem.mend ? pick(problem.mend) : roles ? t.session.deniedHelp(roles) : ''}</p>
      <div className="row">
        <Link
          className="btn p"
          to="/cases/new/$procedure"
          params={{ procedure: 'access_request' }}
          search={{ title: right ? t.session.askTitle(pick(right)) : undefined }}
        >
          {t.session.ask}
        </Link>
      </div>
    </div>
  );
}

/** What failed, what is safe, how to go on, and an id to quote. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const { t, pick } = useWords();
  const request = error instanceof RequestError ? error : null;
  const problem = request?.problem ?? null;
  if (request?.status === 403 && problem?.holders) return <NoRight problem={problem} />;
  const away = request !== null && request.status === 0;
  const gone = request?.status === 404;
  const Icon = away ? CloudOff : TriangleAlert;
  return (
    <div className="state" role="alert">
      <Icon className="i" aria-hidden="true" />
      <h2>{problem ? pick(problem.title) : away ? t.state.away : t.state.failed}</h2>
      <p>{problem?.detail ? pick(problem.detail) : away ? t.state.awayHelp : t.state.failedHelp}</p>
      {problem?.mend && <p>{pick(problem.mend)}</p>}
      {!gone && <p className="t3 sm">{t.state.safe}</p>}
      {problem && !gone && (
        <p className="t3 sm">
          {t.state.quote} <span className="mono">{problem.requestId}</span>
        </p>
      )}
      {gone && (
        <div className="row">
          <Link className="btn" to="/">
            {t.state.home}
          </Link>
        </div>
      )}
      {retry && !gone && (
        <div className="row">
          <button type="button" className="btn" onClick={retry}>
            <RotateCw className="i s" aria-hidden="true" />
            {t.state.retry}
          </button>
        </div>
      )}
    </div>
  );
}

interface Answer<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Shows what an answer holds; its skeleton before, its failure instead. What was read before a failure stays in sight. */
export function Loaded<T>({
  answer,
  skeleton,
  children,
}: {
  readonly answer: Answer<T>;
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}) {
  if (answer.data !== undefined) return children(answer.data);
  if (answer.error) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return skeleton ?? <Skeleton />;
}
