/** 不是重复: the answer to a finding, with a reason, and the answers that stand, folded away. */
import type { FindingAnswerRequest, ProbeFinding } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { write } from '../lib/http.ts';
import { useKeptForm } from '../session/use-kept-form.ts';
import { useWords } from '../text/index.ts';
import { Refusal } from '../ui/Refusal.tsx';

/** As the server has it: a reason, not a mark. */
const LEAST = 4;

function useAnswer(entry: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FindingAnswerRequest) => write('answerFinding', { params: { entry }, body }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['catalog-probe'] }),
        client.invalidateQueries({ queryKey: ['entry-answers', entry] }),
      ]),
  });
}

export function SayNotDuplicate({ entry, other }: { readonly entry: string; readonly other: string }) {
  const { t } = useWords();
  const id = useId();
  const { value: reason, set: setReason, since, clear } = useKeptForm(`not duplicate ${entry} ${other}`, '');
  const [isOpen, setOpen] = useState(since !== null);
  const answer = useAnswer(entry);
  if (!isOpen)
    return (
      <button type="button" className="lnk sm" onClick={() => setOpen(true)}>
        {t.answers.no}
      </button>
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ other, reason: reason.trim() }, { onSuccess: clear });
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t.answers.why}</label>
        <textarea
          id={id}
          className="inp"
          rows={3}
          required
          minLength={LEAST}
          maxLength={1000}
          value={reason}
          aria-describedby={`${id}h`}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <p id={`${id}h`} className="t3 sm">
        {t.answers.whyHelp}
      </p>
      <Refusal error={answer.error} />
      <div className="row">
        <button type="submit" className="btn p sm" disabled={answer.isPending}>
          {answer.isPending ? t.answers.saying : t.answers.say}
        </button>
        <button type="button" className="btn sm" onClick={() => setOpen(false)}>
          {t.act.cancel}
        </button>
      </div>
    </form>
  );
}

export function Judged({
  entry,
  findings,
  children,
}: {
  readonly entry: string;
  readonly findings: readonly ProbeFinding[];
  /** How a finding is named. */
  readonly children: (finding: ProbeFinding) => React.ReactNode;
}) {
  const { t, f, pick } = useWords();
  const answer = useAnswer(entry);
  if (findings.length === 0) return null;
  return (
    <details className="judged">
      <summary>{t.answers.folded(f.count(findings.length))}</summary>
      <ul>
        {findings.map((finding) => (
          <li key={finding.entry?.id}>
            {children(finding)}
            <p className="sm">{finding.answer?.reason}</p>
            <p className="t3 sm">
              {finding.answer && t.answers.by(pick(finding.answer.by), f.shortTime(finding.answer.at))}{' '}
              <button
                type="button"
                className="lnk"
                disabled={answer.isPending}
                onClick={() => answer.mutate({ other: finding.entry?.id ?? '', reason: null })}
              >
                {t.answers.takeBack}
              </button>
            </p>
          </li>
        ))}
      </ul>
      <Refusal error={answer.error} />
    </details>
  );
}
