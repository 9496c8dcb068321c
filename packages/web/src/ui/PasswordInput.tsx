/** A password as dots, or as it is while one asks for it. */
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../text/index.ts';

export function PasswordInput({
  id,
  value,
  change,
  autoComplete,
  required = true,
}: {
  readonly id: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly required?: boolean;
}) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className="secret">
      <input
        id={id}
        className="inp"
        required={required}
        maxLength={256}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
      <button
        type="button"
        className="btn-q"
        aria-pressed={shown}
        aria-controls={id}
        aria-label={t.session.showSecret}
        title={t.session.showSecret}
        onClick={() => setShown(!shown)}
      >
        <Icon className="i s" aria-hidden="true" />
      </button>
    </span>
  );
}
