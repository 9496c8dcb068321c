/** Which rows of how many, and the way to the ones before and after. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useWords } from '../text/index.ts';

export function Pager({
  offset,
  limit,
  total,
  go,
}: {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly go: (offset: number) => void;
}) {
  const { t, f } = useWords();
  if (total <= limit && offset === 0) return null;
  const last = Math.min(total, offset + limit);
  return (
    <footer>
      <span className="t3">{t.act.range(f.count(total === 0 ? 0 : offset + 1), f.count(last), f.count(total))}</span>
      <span className="sp" />
      <button type="button" className="btn sm" disabled={offset === 0} onClick={() => go(Math.max(0, offset - limit))}>
        <ChevronLeft className="i s" aria-hidden="true" />
        {t.act.before}
      </button>
      <button type="button" className="btn sm" disabled={last >= total} onClick={() => go(offset + limit)}>
        {t.act.after}
        <ChevronRight className="i s" aria-hidden="true" />
      </button>
    </footer>
  );
}
