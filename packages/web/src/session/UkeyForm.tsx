/** 证书登录: what a UKey does, by its text and its signature. */
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { LoginField } from './LoginField.tsx';
import { useAfresh } from './use-session.ts';

export function UkeyForm() {
  const { t } = useWords();
  const afresh = useAfresh();
  const id = useId();
  const [login, setLogin] = useState('');
  const [signature, setSignature] = useState('');
  const ask = useMutation({ mutationFn: () => write('sm2Challenge', { body: { login: login.trim() } }) });
  const sign = useMutation({
    mutationFn: () => write('signInSm2', { body: { ticket: ask.data?.ticket ?? '', signature: signature.trim() } }),
    onSuccess: () => afresh(),
  });
  return (
    <details className="ukey">
      <summary>{t.session.ukey}</summary>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ask.data) sign.mutate();
          else ask.mutate();
        }}
      >
        <LoginField value={login} change={setLogin} />
        {ask.data && (
          <>
            <p className="t2 sm">{t.session.ukeyHelp}</p>
            <label className="field" htmlFor={`${id}t`}>
              <span>{t.session.ukeyText}</span>
              <textarea id={`${id}t`} className="inp mono" rows={4} readOnly value={ask.data.text} />
            </label>
            <label className="field" htmlFor={`${id}s`}>
              <span>{t.session.signature}</span>
              <textarea
                id={`${id}s`}
                className="inp mono"
                rows={3}
                required
                value={signature}
                onChange={(event) => setSignature(event.target.value)}
              />
            </label>
          </>
        )}
        <Refusal error={ask.error ?? sign.error} />
        <button type="submit" className="btn" disabled={ask.isPending || sign.isPending}>
          {ask.data ? t.session.go : t.session.getText}
        </button>
      </form>
    </details>
  );
}
