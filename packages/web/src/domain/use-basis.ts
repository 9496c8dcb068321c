/** A clause that a rule rests on, as it is cited: its number, and what it is about in the reader's language. `GB/T 36344-2018 完整性` → GB/T 36344-2018 completeness. */
import { useCallback } from 'react';
import { useWords } from '../text/index.ts';

export function useBasis(): (basis: string) => string {
  const { t } = useWords();
  return useCallback((basis) => basis.replace(/(?<= )\p{Script=Han}+$/u, (about) => t.clause[about] ?? about), [t]);
}
