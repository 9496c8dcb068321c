/** 延长: more time for a term, asked for by whoever it runs against, granted by whoever may. Once only, as the law has it. */
import type { CaseView, ClockView } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { write } from '../lib/http.ts';
import { useKeptForm } from '../session/use-kept-form.ts';
import { useWords } from '../text/index.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { Why } from './Why.tsx';

interface Extending {
  readonly view: CaseView;
  readonly clock: ClockView;
  readonly changed: (next: CaseView) => void;
}

/** What is to be said of a term's extension, and the form of whoever is next. */
export function Extension({ view, clock, changed }: Extending) {
  const { t, f } = useWords();
  const days = clock.extension ? t.cases.term(f.count(clock.extension.days), t.cases.unit[clock.unit] ?? '') : '';
  const mayAsk = view.commands.includes('ask_extension') && clock.extendable !== null && clock.state !== 'stopped';
  const mayDecide = view.commands.includes('decide_extension') && clock.extension?.state === 'asked';
  return (
    <>
      {clock.extension && (
        <p className="sm">
          {clock.extension.state === 'asked'
            ? t.cases.extensionAsked(days)
            : clock.extension.state === 'granted'
              ? t.cases.extensionGranted(days)
              : t.cases.extensionRefused(days)}
        </p>
      )}
      {mayAsk && <Ask view={view} clock={clock} changed={changed} />}
      {mayDecide && <Decide view={view} clock={clock} changed={changed} />}
    </>
  );
}

function useExtend({ view, clock, changed }: Extending, sent: () => void) {
  return useMutation({
    mutationFn: (said: { readonly days?: number; readonly grant?: boolean; readonly comment: string }) =>
      write('extendCase', { params: { case: view.id }, body: { clock: clock.clock, ...said } }),
    onSuccess: (next) => {
      sent();
      changed(next);
    },
  });
}

function Ask(props: Extending) {
  const { t, f } = useWords();
  const id = useId();
  const most = props.clock.extendable ?? 1;
  const [days, setDays] = useState(most);
  const { value: comment, set: setComment, clear } = useKeptForm(`extend ${props.view.id} ${props.clock.clock}`, '');
  const ask = useExtend(props, clear);
  return (
    <details className="ext">
      <summary className="sm">{t.cases.askExtension}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate({ days, comment: comment.trim() });
        }}
      >
        <div className="field">
          <label htmlFor={`${id}d`}>
            {t.cases.extendBy(t.cases.term(f.count(most), t.cases.unit[props.clock.unit] ?? ''))}
          </label>
          <input
            id={`${id}d`}
            className="inp"
            type="number"
            required
            min={1}
            max={most}
            value={Number.isNaN(days) ? '' : days}
            onChange={(event) => setDays(event.target.valueAsNumber)}
          />
        </div>
        <Why id={`${id}c`} label={t.cases.extendWhy} value={comment} change={setComment} />
        <Refusal error={ask.error} />
        <div className="row">
          <button type="submit" className="btn sm" disabled={ask.isPending}>
            {t.cases.askExtension}
          </button>
        </div>
      </form>
    </details>
  );
}

function Decide(props: Extending) {
  const { t } = useWords();
  const id = useId();
  const { value: comment, set: setComment, clear } = useKeptForm(`grant ${props.view.id} ${props.clock.clock}`, '');
  const decide = useExtend(props, clear);
  return (
    <form
      className="stack ext"
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        decide.mutate({ grant: submitter?.getAttribute('value') === 'grant', comment: comment.trim() });
      }}
    >
      <Why id={id} label={t.cases.decideWhy} value={comment} change={setComment} />
      <Refusal error={decide.error} />
      <div className="row">
        <button type="submit" value="grant" className="btn p sm" disabled={decide.isPending}>
          {t.cases.grantExtension}
        </button>
        <button type="submit" value="refuse" className="btn sm" disabled={decide.isPending}>
          {t.cases.refuseExtension}
        </button>
      </div>
    </form>
  );
}
