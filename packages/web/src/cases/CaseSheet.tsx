/** One case as an open sheet: its clocks, its course beside what it says, and the next step for whoever may take it. */
import type { CaseView, TimelineItem } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Paperclip } from 'lucide-react';
import { useId, useMemo } from 'react';
import { read, send, write } from '../lib/http.ts';
import { useKeptForm } from '../session/use-kept-form.ts';
import { useWords } from '../text/index.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { Note } from '../ui/Note.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { ClockBoxes } from './Clock.tsx';
import { DataList, fieldsOf } from './DataList.tsx';
import { EntryContent } from './EntryContent.tsx';
import { Evidence } from './Evidence.tsx';
import { Extension } from './Extension.tsx';
import { FailedEffects } from './FailedEffects.tsx';
import { HandOn } from './HandOn.tsx';
import { MISSED_UPDATE, MissedUpdate } from './MissedUpdate.tsx';
import { KnownNames } from './Named.tsx';
import { COMPILING, RadarAnswers } from './RadarAnswers.tsx';
import { Step } from './Step.tsx';
import { Timeline } from './Timeline.tsx';
import './cases.css';

/** Puts what an act answered in place of the case, and has everything that counts cases read again. */
export function useCaseChanged(id: string) {
  const client = useQueryClient();
  return (next: CaseView) => {
    client.setQueryData(['case', id], next);
    for (const key of ['inbox', 'inbox-counts', 'catalog-entries', 'catalog-entry-read', 'catalog-search', 'duties'])
      void client.invalidateQueries({ queryKey: [key] });
  };
}

export function CaseSheet({ view, head }: { readonly view: CaseView; readonly head?: React.ReactNode }) {
  const { t } = useWords();
  const changed = useCaseChanged(view.id);
  const procedure = useQuery({
    queryKey: ['procedure', view.procedure, view.version],
    queryFn: ({ signal }) =>
      read('procedure', { params: { procedure: view.procedure }, query: { version: view.version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fields = useMemo(() => fieldsOf(procedure.data), [procedure.data]);
  const names = [
    ...view.parties,
    view.owner,
    view.applicant,
    ...view.timeline.map((item) => item.actor),
    ...view.duties.map((duty) => duty.organisation),
  ];
  const running = view.clocks.filter((clock) => clock.state !== 'stopped');
  const stopped = view.clocks.filter((clock) => clock.state === 'stopped');
  return (
    <KnownNames value={names}>
      <article className="sheet case">
        {head}
        {running.length > 0 && (
          <section className="clocks" aria-label={t.cases.due}>
            {running.map((clock) => (
              <ClockBoxes key={`${clock.clock} ${clock.round}`} clock={clock}>
                <Extension view={view} clock={clock} changed={changed} />
              </ClockBoxes>
            ))}
          </section>
        )}
        <FailedEffects key={view.id} view={view} />
        {view.procedure === MISSED_UPDATE && <MissedUpdate view={view} />}
        <div className="two">
          <section aria-labelledby={`${view.id}h`}>
            <h3 id={`${view.id}h`}>{t.cases.history}</h3>
            <Timeline items={view.timeline} fields={fields} />
            {view.commands.includes('comment') && <CommentForm view={view} changed={changed} />}
          </section>
          <aside aria-label={t.cases.content}>
            <h3>{t.cases.content}</h3>
            <About view={view} />
            {view.procedure !== MISSED_UPDATE && <DataList data={view.data} fields={fields} />}
            <Files view={view} />
            {stopped.length > 0 && (
              <details>
                <summary className="sm">{t.cases.pastClocks}</summary>
                {stopped.map((clock) => (
                  <ClockBoxes key={`${clock.clock} ${clock.round}`} clock={clock} />
                ))}
              </details>
            )}
          </aside>
        </div>
        {view.procedure === 'source_ruling' && <Evidence id={view.id} revision={view.revision} />}
        {view.procedure === COMPILING && <EntryContent view={view} />}
        {view.procedure === COMPILING && <RadarAnswers view={view} />}
        {view.ended === null && <Next view={view} changed={changed} />}
      </article>
    </KnownNames>
  );
}

/** Steps before which an entry is compiled. */
const COMPILED_BEFORE: ReadonlySet<string> = new Set(['submit', 'resubmit']);

/** Who sent the case back and why, where that was the last step: what is to be amended is read before anything else. */
function returnedBy(timeline: readonly TimelineItem[]): TimelineItem | undefined {
  const last = timeline.findLast(({ kind }) => kind === 'moved');
  return last?.transition === 'return' ? last : undefined;
}

function Next({ view, changed }: { readonly view: CaseView; readonly changed: (next: CaseView) => void }) {
  const { t, f, lang, pick } = useWords();
  const steps = view.steps.filter((step) => step.may);
  const returned = steps.length > 0 ? returnedBy(view.timeline) : undefined;
  const isCompiled = view.procedure === COMPILING && steps.some(({ name }) => COMPILED_BEFORE.has(name));
  const waits = view.duties.map((duty) => `${pick(duty.organisation.name)} ${pick(duty.performer.title)}`);
  return (
    <section className="ac" aria-labelledby={`${view.id}n`}>
      <h3 id={`${view.id}n`}>{t.cases.steps}</h3>
      {(returned || isCompiled) && (
        <Note
          tone={returned ? 'warn' : 'info'}
          actions={
            isCompiled && (
              <Link className="btn sm" to="/catalogue/$entry/compile" params={{ entry: view.subject.id }}>
                {returned ? t.cases.amend : t.catalogue.compile}
              </Link>
            )
          }
        >
          {returned ? (
            <>
              <b>{t.cases.returned(pick(returned.actor.name), f.shortTime(returned.at))}</b>
              <p className="said">{returned.comment}</p>
            </>
          ) : (
            t.cases.compileFirst
          )}
        </Note>
      )}
      {steps.length > 0 ? (
        <Step key={view.id} view={view} steps={steps} changed={changed} />
      ) : (
        <p className="t2">{t.cases.waits(waits.join(lang === 'zh' ? '、' : ', '))}</p>
      )}
      <HandOn key={`${view.id} on`} view={view} changed={changed} />
    </section>
  );
}

function About({ view }: { readonly view: CaseView }) {
  const { t, pick } = useWords();
  return (
    <dl className="kv">
      <dt>{t.cases.subject}</dt>
      <dd>
        {view.subject.kind === 'entry' ? (
          <Link to="/catalogue/$entry" params={{ entry: view.subject.id }}>
            <Mixed>{view.title}</Mixed>
          </Link>
        ) : (
          <Mixed>{view.title}</Mixed>
        )}
      </dd>
      <dt>{t.cases.owner}</dt>
      <dd>{pick(view.owner.name)}</dd>
      <dt>{t.cases.applicant}</dt>
      <dd>
        <Mixed>{view.applicant.id === 'system' ? t.cases.byItself : pick(view.applicant.name)}</Mixed>
      </dd>
      {view.assignee && (
        <>
          <dt>{t.cases.assignee}</dt>
          <dd>
            <Mixed>{pick(view.assignee.name)}</Mixed>
          </dd>
        </>
      )}
    </dl>
  );
}

function Files({ view }: { readonly view: CaseView }) {
  const { t, f } = useWords();
  return (
    <>
      <div className="row">
        <h3>{t.cases.files}</h3>
        {view.commands.includes('attach') && <Attach view={view} />}
      </div>
      {view.files.length === 0 ? (
        <p className="t3 sm">{t.cases.noFiles}</p>
      ) : (
        <ul className="sm">
          {view.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/cases/${view.id}/files/${file.id}`} download={file.name}>
                <Mixed>{file.name}</Mixed>
              </a>{' '}
              <span className="t3">{f.bytes(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Attach({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const upload = useMutation({
    mutationFn: (file: File) => send('attachToCase', file, { case: view.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['case', view.id] }),
  });
  return (
    <span className="end">
      <FileButton icon={Paperclip} label={t.cases.addFile} kind="sm" choose={(file) => upload.mutate(file)} />
      <Refusal error={upload.error} />
    </span>
  );
}

function CommentForm({ view, changed }: { readonly view: CaseView; readonly changed: (next: CaseView) => void }) {
  const { t } = useWords();
  const id = useId();
  const { value: comment, set, clear } = useKeptForm(`comment ${view.id}`, '');
  const say = useMutation({
    mutationFn: () => write('commentOnCase', { params: { case: view.id }, body: { comment: comment.trim() } }),
    onSuccess: (next) => {
      clear();
      changed(next);
    },
  });
  return (
    <form
      className="comment"
      onSubmit={(event) => {
        event.preventDefault();
        if (comment.trim() !== '') say.mutate();
      }}
    >
      <label className="sr" htmlFor={id}>
        {t.cases.leaveComment}
      </label>
      <textarea
        id={id}
        className="inp"
        rows={1}
        maxLength={4000}
        placeholder={t.cases.leaveComment}
        value={comment}
        onChange={(event) => set(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <button type="submit" className="btn sm" disabled={say.isPending}>
        {t.cases.leaveComment}
      </button>
      <Refusal error={say.error} />
    </form>
  );
}
