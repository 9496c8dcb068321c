/** The only page without a session: password with its second steps, UKey, another provider, and the demonstration's accounts. */
import type { DemoAccount, SessionView, SignInAnswer } from '@kuaishu/api';
import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { write } from '../lib/http.ts';
import { usePreferences } from '../lib/preferences.tsx';
import { useWords } from '../text/index.ts';
import { Mark } from '../ui/Mark.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { PasswordInput } from '../ui/PasswordInput.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { LoginField } from './LoginField.tsx';
import { PasswordMeter } from './PasswordMeter.tsx';
import { UkeyForm } from './UkeyForm.tsx';
import { useAfresh } from './use-session.ts';
import './session.css';

export function SignInPage({
  session,
  ended = false,
}: {
  readonly session: SessionView;
  /** Somebody was at work here when the session ended. */
  readonly ended?: boolean;
}) {
  const { t, lang } = useWords();
  const { setLang } = usePreferences();
  return (
    <div className="signin">
      <header className="row">
        <span className="brand">
          <Mark />
          {t.nav.brand}
        </span>
        <span className="sp" />
        <button
          type="button"
          className="btn-q"
          lang={lang === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLang(lang === 'zh' ? 'en' : 'zh')}
        >
          {t.nav.otherLanguage}
        </button>
      </header>
      <main id="main">
        <PageHead title={t.session.name} meta={[t.session.lead]} />
        {ended && (
          <Note tone="warn" live>
            {t.session.ended(session.idleMinutes)}
          </Note>
        )}
        {session.setup && <Note tone="info">{t.session.setup}</Note>}
        <div className="ways">
          <section className="sheet">
            <PasswordForm />
            {session.ways.oidc && (
              <a className="btn" href={`/oidc/start?to=${encodeURIComponent(location.pathname + location.search)}`}>
                {t.session.oidc(session.ways.oidc.name)}
              </a>
            )}
            {session.ways.sm2 && <UkeyForm />}
          </section>
          {session.demo && <DemoAccounts accounts={session.demo} />}
        </div>
      </main>
    </div>
  );
}

function PasswordForm() {
  const { t } = useWords();
  const afresh = useAfresh();
  const [login, setLogin] = useState('');
  const [secret, setSecret] = useState('');
  const [step, setStep] = useState<SignInAnswer>({ state: 'signed_in', ticket: null });
  const id = useId();
  const go = useMutation({
    mutationFn: (): Promise<SignInAnswer> => {
      const { state, ticket } = step;
      if (state === 'code' && ticket) return write('signInCode', { body: { ticket, code: secret.trim() } });
      if (state === 'new_password' && ticket) return write('signInPassword', { body: { ticket, password: secret } });
      return write('signIn', { body: { login: login.trim(), password: secret } });
    },
    onSuccess: async (next) => {
      setSecret('');
      setStep(next);
      if (next.state === 'signed_in') await afresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go.mutate();
  };
  const first = step.ticket === null;
  const label = first ? t.session.password : step.state === 'code' ? t.session.code : t.session.newPassword;
  return (
    <form onSubmit={submit} className="stack">
      {first ? (
        <LoginField value={login} change={setLogin} />
      ) : (
        <p className="t2 sm">{step.state === 'code' ? t.session.codeHelp : t.session.newPasswordHelp}</p>
      )}
      <div className="field">
        <label htmlFor={`${id}s`}>{label}</label>
        {step.state === 'code' ? (
          <input
            id={`${id}s`}
            className="inp"
            required
            inputMode="numeric"
            autoComplete="one-time-code"
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        ) : (
          <PasswordInput
            id={`${id}s`}
            value={secret}
            change={setSecret}
            autoComplete={first ? 'current-password' : 'new-password'}
          />
        )}
      </div>
      {!first && step.state === 'new_password' && <PasswordMeter password={secret} own={[login]} />}
      <Refusal error={go.error} />
      <button type="submit" className="btn p" disabled={go.isPending}>
        <KeyRound className="i s" aria-hidden="true" />
        {first ? t.session.go : t.session.confirm}
      </button>
    </form>
  );
}

function DemoAccounts({ accounts }: { readonly accounts: readonly DemoAccount[] }) {
  const { t, f, pick } = useWords();
  const afresh = useAfresh();
  const open = useMutation({
    mutationFn: (account: string) => write('signInDemo', { body: { account } }),
    onSuccess: () => afresh(),
  });
  return (
    <section className="sheet demo">
      <header>
        <h2>{t.session.demo}</h2>
      </header>
      <p className="t2 sm">{t.session.demoHelp}</p>
      <Refusal error={open.error} />
      <ul>
        {accounts.map((one) => (
          <li key={one.account}>
            <button type="button" disabled={open.isPending} onClick={() => open.mutate(one.account)}>
              <b>{f.list(one.roles.map((role) => pick(role.name)))}</b>
              <span className="t3 sm">
                {pick(one.organisation)} · <Mixed>{one.name}</Mixed>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
