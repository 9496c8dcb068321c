/** A sentence that says what happened and what to do, with its actions at the right. */
import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const ICON = { ok: CircleCheck, info: Info, warn: TriangleAlert, err: TriangleAlert } as const;

export function Note({
  tone,
  children,
  actions,
  live,
}: {
  readonly tone: keyof typeof ICON;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Appears while the page is in use: tell screen readers. */
  readonly live?: boolean;
}) {
  const Icon = ICON[tone];
  return (
    <div className={`note ${tone}`} role={live ? 'status' : undefined}>
      <Icon className="i" aria-hidden="true" />
      <div>{children}</div>
      {actions !== undefined && <div className="row">{actions}</div>}
    </div>
  );
}
