/** 转办、提级: a case is given to a colleague until a day and taken back, or laid before the next higher. */
import type { CaseView } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ColleagueField } from '../domain/ColleagueField.tsx';
import { write } from '../lib/http.ts';
import { useKeptForm } from '../session/use-kept-form.ts';
import { useWords } from '../text/index.ts';
import { Entry } from '../ui/Entry.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Why } from './Why.tsx';

interface HandingOn {
  readonly view: CaseView;
  readonly changed: (next: CaseView) => void;
}

export function HandOn(props: HandingOn) {
  const { commands } = props.view;
  return (
    <>
      {commands.includes('delegate') && <Delegate {...props} />}
      {commands.includes('undelegate') && <TakeBack {...props} />}
      {commands.includes('escalate') && <Escalate {...props} />}
    </>
  );
}

function Delegate({ view, changed }: HandingOn) {
  const { t } = useWords();
  const [to, setTo] = useState('');
  const [until, setUntil] = useState('');
  const [comment, setComment] = useState('');
  const delegate = useMutation({
    mutationFn: () =>
      write('delegateCase', {
        params: { case: view.id },
        body: { to, until: until === '' ? null : until, ...(comment.trim() ? { comment: comment.trim() } : {}) },
      }),
    onSuccess: (next) => {
      setTo('');
      setUntil('');
      setComment('');
      changed(next);
    },
  });
  return (
    <details className="ext">
      <summary className="sm">{t.cases.delegate}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          delegate.mutate();
        }}
      >
        <p className="t2 sm">{t.cases.delegateHelp}</p>
        <ColleagueField house value={to} change={setTo} />
        <Entry label={t.cases.delegateUntil} type="date" optional value={until} change={setUntil} />
        <Entry label={t.cases.delegateWhy} optional value={comment} change={setComment} />
        <Refusal error={delegate.error} />
        <div className="row">
          <button type="submit" className="btn sm" disabled={delegate.isPending}>
            {t.cases.delegate}
          </button>
        </div>
      </form>
    </details>
  );
}

function TakeBack({ view, changed }: HandingOn) {
  const { t, pick } = useWords();
  const back = useMutation({
    mutationFn: () => write('delegateCase', { params: { case: view.id }, body: { to: null } }),
    onSuccess: changed,
  });
  return (
    <div className="ext">
      <Refusal error={back.error} />
      <button type="button" className="btn sm" disabled={back.isPending} onClick={() => back.mutate()}>
        {t.cases.takeBack(view.assignee ? pick(view.assignee.name) : '')}
      </button>
    </div>
  );
}

function Escalate({ view, changed }: HandingOn) {
  const { t } = useWords();
  const id = useId();
  const { value: comment, set: setComment, clear } = useKeptForm(`escalate ${view.id}`, '');
  const escalate = useMutation({
    mutationFn: () => write('escalateCase', { params: { case: view.id }, body: { comment: comment.trim() } }),
    onSuccess: (next) => {
      clear();
      changed(next);
    },
  });
  return (
    <details className="ext">
      <summary className="sm">{t.cases.escalate}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          escalate.mutate();
        }}
      >
        <p className="t2 sm">{t.cases.escalateHelp}</p>
        <Why id={id} label={t.cases.escalateWhy} value={comment} change={setComment} />
        <Refusal error={escalate.error} />
        <div className="row">
          <button type="submit" className="btn sm" disabled={escalate.isPending}>
            {t.cases.escalate}
          </button>
        </div>
      </form>
    </details>
  );
}
