/** Two kinds of field that the forms of an entry are made of. */
import { useId } from 'react';

export function Line({
  label,
  at,
  value,
  change,
  hint,
  mono,
  wide,
  readOnly,
}: {
  readonly label: string;
  /** Where it stands in the body, as faults name it: `/sharing/basis`. */
  readonly at: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly hint?: string;
  readonly mono?: boolean;
  readonly wide?: boolean;
  readonly readOnly?: boolean;
}) {
  const id = useId();
  return (
    <div className={wide ? 'field wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        data-at={at}
        className={mono ? 'inp mono' : 'inp'}
        value={value}
        readOnly={readOnly}
        aria-describedby={hint ? `${id}h` : undefined}
        onChange={(event) => change(event.target.value)}
      />
      {hint && (
        <span id={`${id}h`} className="t3 sm">
          {hint}
        </span>
      )}
    </div>
  );
}

export function Choice({
  label,
  at,
  value,
  choices,
  change,
}: {
  readonly label: string;
  /** Where it stands in the body, as faults name it: `/sharing/basis`. */
  readonly at: string;
  readonly value: string;
  /** Value → its word. */
  readonly choices: Readonly<Record<string, string>>;
  readonly change: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} data-at={at} className="inp" value={value} onChange={(event) => change(event.target.value)}>
        <option value="" />
        {Object.entries(choices).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
        {value !== '' && !(value in choices) && <option value={value}>{value}</option>}
      </select>
    </div>
  );
}
