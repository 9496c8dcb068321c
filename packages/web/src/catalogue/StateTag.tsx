import type { EntryState } from '@kuaishu/api';
import { useWords } from '../text/index.ts';

const TONE: Readonly<Record<EntryState, string>> = {
  draft: '',
  submitted: ' acc',
  published: ' ok',
  withdrawn: ' warn',
};

export function StateTag({ state }: { readonly state: EntryState }) {
  const { t } = useWords();
  return <span className={`tag${TONE[state]}`}>{t.catalogue.state[state]}</span>;
}
