/** Title of a page with its surroundings and actions. The title takes the focus when a page opens, so that screen readers say where one is. */
import { type ReactNode, useEffect } from 'react';
import { Mixed } from './Mixed.tsx';

export function PageHead({
  crumb,
  title,
  name,
  meta,
  actions,
}: {
  readonly crumb?: ReactNode;
  readonly title: ReactNode;
  /** The page in the browser's tab; the title itself where it is a text. */
  readonly name?: string;
  readonly meta?: readonly ReactNode[];
  readonly actions?: ReactNode;
}) {
  const tab = name ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    const before = document.title;
    document.title = tab ? `${tab} · 块数` : '块数';
    // what this page covered comes to light again
    return () => {
      document.title = before;
    };
  }, [tab]);
  return (
    <div className="phead">
      <div>
        {crumb !== undefined && <div className="crumb">{crumb}</div>}
        <h1>
          <Mixed>{title}</Mixed>
        </h1>
        {meta !== undefined && (
          <div className="meta">
            {meta.map((part, i) => (
              <span key={`meta-${i.toString()}`}>
                <Mixed>{part}</Mixed>
              </span>
            ))}
          </div>
        )}
      </div>
      {actions !== undefined && <div className="acts">{actions}</div>}
    </div>
  );
}
