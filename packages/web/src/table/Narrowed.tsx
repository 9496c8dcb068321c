/** A page that narrows a long list: what to narrow by at the left, the filters in force above the list, and what to do with it below. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../text/index.ts';
import './narrowed.css';

export interface Chip {
  readonly key: string;
  readonly label: string;
  readonly drop: () => void;
}

export function Narrowed({
  filters,
  chips,
  children,
}: {
  readonly filters: ReactNode;
  readonly chips: readonly Chip[];
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  return (
    <div className="narrowed">
      <aside className="side" aria-label={t.quarantine.filters}>
        {filters}
      </aside>
      <div className="stack">
        {chips.length > 0 && (
          <div className="filters">
            {chips.map(({ key, label, drop }) => (
              <span key={key} className="tag acc">
                {label}
                <button type="button" className="lnk" aria-label={t.quarantine.dropFilter(label)} onClick={drop}>
                  <X className="i s" aria-hidden="true" />
                </button>
              </span>
            ))}
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
