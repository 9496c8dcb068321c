/** The way to the rows after those shown. */
import { useWords } from '../text/index.ts';

export function MoreButton({ waiting = false, onMore }: { readonly waiting?: boolean; readonly onMore: () => void }) {
  const { t } = useWords();
  return (
    <button type="button" className="btn sm" disabled={waiting} onClick={onMore}>
      {t.act.more}
    </button>
  );
}
