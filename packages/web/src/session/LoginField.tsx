/** The account that one signs in to. */
import { useId } from 'react';
import { useWords } from '../text/index.ts';

export function LoginField({ value, change }: { readonly value: string; readonly change: (value: string) => void }) {
  const { t } = useWords();
  const id = useId();
  return (
    <label className="field" htmlFor={id}>
      <span>{t.session.login}</span>
      <input
        id={id}
        className="inp"
        required
        maxLength={64}
        autoComplete="username"
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
}
