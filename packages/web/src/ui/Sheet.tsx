/** A white sheet with a hairline: only for a table, a list or an open case. */
import type { ReactNode } from 'react';

export function Sheet({
  title,
  hint,
  end,
  children,
  className,
  id,
}: {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly id?: string;
}) {
  return (
    <section className={className ? `sheet ${className}` : 'sheet'} id={id}>
      {title !== undefined && (
        <header>
          <h2>{title}</h2>
          {hint !== undefined && <span className="t3 sm">{hint}</span>}
          {end !== undefined && <span className="end">{end}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
