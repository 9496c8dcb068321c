/** One case: its clocks, its course, what it says, and the next step for whoever may take it. */
import type { CaseView } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import { useId } from 'react';
import { read, send, write } from '../lib/http.ts';
import { Refusal } from '../session/SignInPage.tsx';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { ClockBoxes, DueWords } from './Clock.tsx';
import { DataList } from './DataList.tsx';
import { Step } from './Step.tsx';
import { Timeline } from './Timeline.tsx';
import './cases.css';

export function CasePage() {
  const { case: id } = useParams({ from: '/cases/$case' });
  const answer = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => read('case', { params: { case: id }, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={8} height={46} />}>
      {(view) => <Case view={view} />}
    </Loaded>
  );
}

function Case({ view }: { readonly view: CaseView }) {
  const { t, f, pick } = useWords();
  const client = useQueryClient();
  const changed = (next: CaseView) => {
    client.setQueryData(['case', view.id], next);
    for (const key of ['inbox', 'inbox-counts', 'catalog-entries', 'catalog-entry-read', 'catalog-search', 'duties'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  const take = useMutation({ mutationFn: () => write('takeCase', { params: { case: view.id } }), onSuccess: changed });
  const steps = view.steps.filter((step) => step.may);
  return (
    <>
      <PageHead
        crumb={
          <>
            <Link to="/inbox">{t.cases.inbox}</Link> ›{' '}
            <Link to="/procedures/$procedure" params={{ procedure: view.procedure }}>
              {pick(view.procedureTitle)}
            </Link>
          </>
        }
        title={view.title}
        meta={[
          <span
            key="s"
            className={view.ended === 'refused' ? 'tag warn' : view.ended === 'done' ? 'tag ok' : 'tag acc'}
          >
            {pick(view.stateTitle)}
          </span>,
          <DueWords key="d" of={view} />,
          <span key="i" className="mono t3">
            {view.id} <Copy text={view.id} />
          </span>,
        ]}
        actions={
          view.commands.includes('take') && (
            <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate()}>
              {t.cases.take}
            </button>
          )
        }
      />
      <div className="case">
        <div>
          {view.clocks.length > 0 && (
            <section className="sheet clocks" aria-label={t.cases.due}>
              {view.clocks.map((clock) => (
                <ClockBoxes key={`${clock.clock} ${clock.round}`} clock={clock} />
              ))}
            </section>
          )}
          {view.ended === null && (
            <section className="sheet" aria-label={t.cases.steps}>
              <header>
                <h2>{t.cases.steps}</h2>
              </header>
              {steps.length > 0 ? (
                <Step key={view.revision} view={view} steps={steps} changed={changed} />
              ) : (
                <p className="t2 pad">
                  {t.cases.waits(
                    view.duties
                      .map((duty) => `${pick(duty.organisation.name)} ${pick(duty.performer.title)}`)
                      .join('、'),
                  )}
                </p>
              )}
            </section>
          )}
          <section className="sheet" aria-label={t.cases.history}>
            <header>
              <h2>{t.cases.history}</h2>
            </header>
            <Timeline items={view.timeline} />
            {view.commands.includes('comment') && <CommentForm view={view} changed={changed} />}
          </section>
        </div>
        <aside>
          <section className="sheet" aria-label={t.cases.content}>
            <header>
              <h2>{t.cases.content}</h2>
            </header>
            <dl className="kv pad">
              <dt>{t.cases.subject}</dt>
              <dd>
                {view.subject.kind === 'entry' ? (
                  <Link to="/catalogue/$entry" params={{ entry: view.subject.id }}>
                    {view.title}
                  </Link>
                ) : (
                  view.title
                )}
              </dd>
              <dt>{t.cases.owner}</dt>
              <dd>{pick(view.owner.name)}</dd>
              <dt>{t.cases.applicant}</dt>
              <dd>{pick(view.applicant.name)}</dd>
              {view.assignee && (
                <>
                  <dt>{t.cases.assignee}</dt>
                  <dd>{pick(view.assignee.name)}</dd>
                </>
              )}
            </dl>
            <DataList data={view.data} />
          </section>
          <section className="sheet" aria-label={t.cases.files}>
            <header>
              <h2>{t.cases.files}</h2>
              {view.commands.includes('attach') && <Attach view={view} />}
            </header>
            {view.files.length === 0 ? (
              <p className="t3 pad">{t.cases.noFiles}</p>
            ) : (
              <ul className="pad">
                {view.files.map((file) => (
                  <li key={file.id}>
                    <a href={`/api/cases/${view.id}/files/${file.id}`} download={file.name}>
                      {file.name}
                    </a>{' '}
                    <span className="t3 sm">{f.bytes(file.size)}</span>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </aside>
      </div>
    </>
  );
}

function Attach({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const id = useId();
  const client = useQueryClient();
  const upload = useMutation({
    mutationFn: (file: File) => send('attachToCase', file, { case: view.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  return (
    <span className="end">
      <label className="btn sm" htmlFor={id}>
        <Paperclip className="i s" aria-hidden="true" />
        {t.cases.addFile}
      </label>
      <input
        id={id}
        className="sr"
        type="file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate(file);
          event.target.value = '';
        }}
      />
      <Refusal error={upload.error} />
    </span>
  );
}

function CommentForm({ view, changed }: { readonly view: CaseView; readonly changed: (next: CaseView) => void }) {
  const { t } = useWords();
  const id = useId();
  const say = useMutation({
    mutationFn: (comment: string) => write('commentOnCase', { params: { case: view.id }, body: { comment } }),
    onSuccess: changed,
  });
  return (
    <form
      className="pad row"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const comment = String(new FormData(form).get('comment') ?? '').trim();
        if (comment !== '') say.mutate(comment, { onSuccess: () => form.reset() });
      }}
    >
      <label className="sr" htmlFor={id}>
        {t.cases.leaveComment}
      </label>
      <input
        id={id}
        name="comment"
        className="inp"
        style={{ flex: 1 }}
        maxLength={4000}
        placeholder={t.cases.leaveComment}
      />
      <button type="submit" className="btn sm" disabled={say.isPending}>
        {t.cases.leaveComment}
      </button>
    </form>
  );
}
