/** One line to fill in, with its label and, where it is not plain, what is wanted there. */
import { useId } from 'react';
import { PasswordInput } from './PasswordInput.tsx';

export function Entry({
  label,
  value,
  change,
  type = 'text',
  optional,
  hint,
  limits,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: 'text' | 'password' | 'date' | 'email';
  readonly optional?: boolean;
  readonly hint?: string;
  /** As the server has them, so that a person is told before anything is sent. */
  readonly limits?: { readonly min?: number; readonly max?: number; readonly pattern?: string };
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {type === 'password' ? (
        <PasswordInput id={id} value={value} change={change} autoComplete="new-password" required={!optional} />
      ) : (
        <input
          id={id}
          className="inp"
          style={{ width: '100%' }}
          type={type}
          required={!optional}
          autoComplete="off"
          aria-describedby={hint ? `${id}h` : undefined}
          title={limits?.pattern ? hint : undefined}
          minLength={limits?.min}
          maxLength={limits?.max}
          pattern={limits?.pattern}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
      {hint && (
        <span id={`${id}h`} className="t3 sm">
          {hint}
        </span>
      )}
    </div>
  );
}
