/** How strong a password is, by the rule that the server has, while it is typed. It is judged here and goes nowhere. */
import type { PasswordJudgement } from '@kuaishu/api/password';
import { useEffect, useState } from 'react';
import { useSettled } from '../lib/use-settled.ts';
import { useWords } from '../text/index.ts';
import { useSession } from './use-session.ts';

const LEVELS = ['very_weak', 'weak', 'enough', 'strong', 'very_strong'] as const;

/** `own`: login and name of the account, as far as they are known here. */
export function PasswordMeter({ password, own }: { readonly password: string; readonly own: readonly string[] }) {
  const { t, pick } = useWords();
  const { data: session } = useSession();
  const asked = useSettled({ password, own, least: session?.passwordLength ?? 0 });
  const [judged, setJudged] = useState<PasswordJudgement | null>(null);
  useEffect(() => {
    let current = true;
    // the word lists are larger than the page: they come when somebody types
    if (asked.password === '') setJudged(null);
    else
      void import('@kuaishu/api/password').then(({ judgePassword }) => {
        if (current) setJudged(judgePassword(asked.password, asked.own, asked.least));
      });
    return () => {
      current = false;
    };
  }, [asked]);
  const level = judged ? LEVELS.indexOf(judged.strength) : -1;
  return (
    <div className={`meter ${judged?.fault ? 'bad' : 'good'}`} aria-live="polite">
      <span className="bars" aria-hidden="true">
        {LEVELS.map((name, i) => (
          <i key={name} className={i <= level ? 'on' : ''} />
        ))}
      </span>
      <span className="sm t2">
        {judged ? t.session.strength(t.session.strengths[judged.strength]) : t.session.strengthHelp}
        {judged?.fault && ` ${pick(judged.fault)}`}
      </span>
    </div>
  );
}
