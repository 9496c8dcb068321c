/** The next step: one of those that may be taken now, with its form and its reason. */
import type { CaseView } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { type FormValue, SchemaForm } from './SchemaForm.tsx';

type StepView = CaseView['steps'][number];
const GENTLE = new Set(['return', 'withdraw', 'refuse', 'decline']);

/** Identifiers that stand in what a case says. */
const namedIn = (value: unknown): readonly string[] => [
  ...new Set(JSON.stringify(value).match(/(?:entry|org)_[0-9A-Z]{26}/g) ?? []),
];

export function Step({
  view,
  steps,
  changed,
}: {
  readonly view: CaseView;
  readonly steps: readonly StepView[];
  readonly changed: (next: CaseView) => void;
}) {
  const { t, pick } = useWords();
  const id = useId();
  const [chosen, setChosen] = useState(steps.find((step) => !GENTLE.has(step.name))?.name ?? steps[0]?.name);
  const [input, setInput] = useState<FormValue>({});
  const [comment, setComment] = useState('');
  const step = steps.find((one) => one.name === chosen) ?? steps[0];
  const go = useMutation({
    mutationFn: (transition: string) =>
      write('actOnCase', {
        params: { case: view.id, transition },
        body: {
          revision: view.revision,
          ...(step?.form ? { input } : {}),
          ...(comment.trim() ? { comment: comment.trim() } : {}),
        },
      }),
    onSuccess: changed,
  });
  if (!step) return null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        go.mutate(step.name);
      }}
    >
      <fieldset className="op">
        <legend className="sr">{t.cases.steps}</legend>
        {steps.map((one) => (
          <label key={one.name} className={one.name === step.name ? 'on' : ''}>
            <input
              type="radio"
              name={`${id}s`}
              className="sr"
              checked={one.name === step.name}
              onChange={() => {
                setChosen(one.name);
                setInput({});
              }}
            />
            <b>{pick(one.title)}</b>
            {one.fourEyes && <span className="t3 sm">{t.cases.fourEyes}</span>}
            {one.needsComment && <span className="t3 sm">{t.cases.commentNeeded}</span>}
          </label>
        ))}
      </fieldset>
      {step.form && (
        <SchemaForm
          schema={step.form}
          value={input}
          change={setInput}
          offered={namedIn([view.subject.id, view.data, view.parties])}
        />
      )}
      <label className="field" htmlFor={`${id}c`}>
        <span>{t.cases.comment}</span>
        <textarea
          id={`${id}c`}
          className="inp"
          rows={2}
          maxLength={4000}
          required={step.needsComment}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </label>
      <Refusal error={go.error} />
      <div className="row">
        <button type="submit" className="btn p" disabled={go.isPending}>
          {pick(step.title)}
        </button>
      </div>
    </form>
  );
}
