/** One line to fill in, with its label. */
import { useId } from 'react';
import { PasswordInput } from './PasswordInput.tsx';

export function Entry({
  label,
  value,
  change,
  type = 'text',
  optional,
}: {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly type?: 'text' | 'password' | 'date';
  readonly optional?: boolean;
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
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </div>
  );
}
