/** Plain values for five minutes: purpose and case number are asked for, and the server keeps who asked. */
import type { Revealed } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { RequestError, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';

export function RevealForm({
  block,
  entity,
  attribute,
  title,
  close,
  onRevealed,
}: {
  readonly block: string;
  readonly entity: string;
  readonly attribute: string;
  readonly title: string;
  readonly close: () => void;
  readonly onRevealed: (answer: Revealed) => void;
}) {
  const { t, pick } = useWords();
  const id = useId();
  const [purpose, setPurpose] = useState<string>(t.block.purposes[0]);
  const [caseNumber, setCaseNumber] = useState('');
  const reveal = useMutation({
    mutationFn: () =>
      write('reveal', {
        params: { block, entity },
        body: { purpose, caseNumber: caseNumber.trim(), attributes: [attribute] },
      }),
    onSuccess: (answer) => {
      if (answer.values.some((one) => one.attribute === attribute)) onRevealed(answer);
    },
  });
  const refused = reveal.data?.refused[0];
  const problem = reveal.error instanceof RequestError ? reveal.error.problem : null;
  return (
    <form
      className="rvb"
      onSubmit={(event) => {
        event.preventDefault();
        reveal.mutate();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p>
        <b>{t.block.reveal}</b> <span className="t2 sm">{t.block.revealHelp(title)}</span>
      </p>
      <div className="row wrap">
        <fieldset className="seg">
          <legend className="sr">{t.block.purpose}</legend>
          {t.block.purposes.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}p`}
                value={one}
                checked={purpose === one}
                onChange={() => setPurpose(one)}
              />
              <span>{one}</span>
            </label>
          ))}
        </fieldset>
        <label htmlFor={id} className="sr">
          {t.block.caseNumber}
        </label>
        <input
          id={id}
          className="inp"
          required
          minLength={2}
          maxLength={64}
          value={caseNumber}
          placeholder={t.block.caseHint}
          onChange={(event) => setCaseNumber(event.target.value)}
          // biome-ignore lint/a11y/noAutofocus: the form was asked for to be filled in
          autoFocus
        />
        <button type="submit" className="btn p sm" disabled={reveal.isPending || caseNumber.trim().length < 2}>
          {t.block.see}
        </button>
        <button type="button" className="btn sm" onClick={close}>
          {t.block.dontSee}
        </button>
      </div>
      {(refused || reveal.error) && (
        <p className="err sm" role="alert">
          {refused
            ? pick(refused.reason)
            : problem
              ? `${pick(problem.title)} ${problem.detail ? pick(problem.detail) : ''}`
              : t.state.failed}
        </p>
      )}
    </form>
  );
}
