/** The next step: one of those that may be taken now, with its form and its reason. */
import type { CaseView } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { RequestError, write } from '../lib/http.ts';
import { useKeptForm } from '../session/use-kept-form.ts';
import { useWords } from '../text/index.ts';
import { GivenBack } from '../ui/GivenBack.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { type FormValue, SchemaForm } from './SchemaForm.tsx';

type StepView = CaseView['steps'][number];
const GENTLE = new Set(['return', 'withdraw', 'refuse', 'decline']);

/** What one has filled in of a case's next step: of each step its own, so that looking at another step loses nothing. */
interface Filled {
  readonly chosen: string | null;
  readonly inputs: Readonly<Record<string, FormValue>>;
  readonly comment: string;
}
const NOTHING: Filled = { chosen: null, inputs: {}, comment: '' };

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
  const client = useQueryClient();
  const { value: filled, set, since, clear } = useKeptForm<Filled>(`step ${view.id}`, NOTHING);
  const step =
    steps.find((one) => one.name === filled.chosen) ?? steps.find((one) => !GENTLE.has(one.name)) ?? steps[0];
  const { comment } = filled;
  const input = filled.inputs[step?.name ?? ''] ?? {};
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
    onSuccess: (next) => {
      clear();
      changed(next);
    },
    // Somebody acted first: the case is shown as it stands now, beside what one had typed.
    onError: (error) => {
      if (error instanceof RequestError && error.status === 409)
        void client.invalidateQueries({ queryKey: ['case', view.id] });
    },
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
      <GivenBack since={since} clear={clear} />
      <fieldset className="op">
        <legend className="sr">{t.cases.steps}</legend>
        {steps.map((one) => (
          <label key={one.name} className={one.name === step.name ? 'on' : ''}>
            <input
              type="radio"
              name={`${id}s`}
              className="sr"
              checked={one.name === step.name}
              onChange={() => set((before) => ({ ...before, chosen: one.name }))}
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
          change={(next) => set((before) => ({ ...before, inputs: { ...before.inputs, [step.name]: next } }))}
          offered={namedIn([view.subject.id, view.data, view.parties])}
        />
      )}
      <div className="field">
        <label htmlFor={`${id}c`}>{t.cases.comment}</label>
        <textarea
          id={`${id}c`}
          className="inp"
          rows={2}
          maxLength={4000}
          required={step.needsComment}
          value={comment}
          onChange={(event) => set((before) => ({ ...before, comment: event.target.value }))}
        />
      </div>
      <Refusal error={go.error} />
      <div className="row">
        <button type="submit" className="btn p" disabled={go.isPending}>
          {pick(step.title)}
        </button>
      </div>
    </form>
  );
}
