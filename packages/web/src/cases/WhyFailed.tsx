/** Why an effect failed: in words, and where there are none, what the program said. */
import type { EffectView } from '@kuaishu/api';
import { useWords } from '../text/index.ts';

export function WhyFailed({ of }: { readonly of: Pick<EffectView, 'reason' | 'error'> }) {
  const { t, pick } = useWords();
  if (of.reason) return <span className="anywhere">{pick(of.reason)}</span>;
  if (of.error === null) return null;
  return (
    <>
      {t.upkeep.unknownWhy}
      <br />
      <span className="mono t3 sm anywhere">{of.error}</span>
    </>
  );
}
