/** A reason that must be given. */
export function Why({
  id,
  label,
  value,
  change,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="inp"
        rows={2}
        required
        maxLength={4000}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
