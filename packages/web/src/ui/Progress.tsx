/** A bar that moves with the data; without a share it is an empty track. */
export function Progress({
  share,
  label,
  quarantine,
}: {
  readonly share: number | null;
  /** What it measures; null where the figure stands in words beside it. */
  readonly label: string | null;
  readonly quarantine?: boolean;
}) {
  const percent = share === null ? undefined : Math.round(share * 1000) / 10;
  const className = quarantine ? 'bar q' : 'bar';
  const fill = <i style={{ width: `${percent ?? 0}%` }} />;
  if (label === null) {
    return (
      <span className={className} aria-hidden="true">
        {fill}
      </span>
    );
  }
  return (
    <span
      className={className}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      {fill}
    </span>
  );
}
