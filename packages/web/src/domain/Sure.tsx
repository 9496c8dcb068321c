/** How sure a proposal is: a share, and below the bar in words that it wants checking. */
import { TriangleAlert } from 'lucide-react';
import { useWords } from '../text/index.ts';

/** From here on a guess is mostly right; below, a person should look. */
const SURE = 0.7;

export function Sure({ share }: { readonly share: number | null }) {
  const { t, f } = useWords();
  if (share === null) return null;
  const percent = f.percent(share, 0);
  return share >= SURE ? (
    <span className="sure t3" title={t.drafting.sure(percent)}>
      <span className="sr">{t.drafting.sure(percent)}</span>
      <span aria-hidden="true">{percent}</span>
    </span>
  ) : (
    <span className="sure warn" title={t.drafting.unsure(percent)}>
      <TriangleAlert className="i s" aria-hidden="true" />
      <span className="sr">{t.drafting.unsure(percent)}</span>
      <span aria-hidden="true">{percent}</span>
    </span>
  );
}
