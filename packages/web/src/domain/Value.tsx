/** A value as a reader may see it: codes in words, covered ones marked, missing ones said. */
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { useMeaning } from './codes.ts';

export function Value({
  attribute,
  value,
  covered,
}: {
  readonly attribute: string;
  readonly value: string | null;
  readonly covered: boolean;
}) {
  const { t } = useWords();
  const meaning = useMeaning();
  if (value === null || value === '') return <span className="t3">{covered ? t.block.covered : t.word.blank}</span>;
  if (value === 'true' || value === 'false') return value === 'true' ? t.word.yes : t.word.no;
  const words = meaning(attribute, value);
  return words === null ? <Mixed>{value}</Mixed> : <span title={value}>{words}</span>;
}
