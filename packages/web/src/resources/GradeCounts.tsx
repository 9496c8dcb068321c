/** How many items of each grade. */
import type { ItemView } from '@kuaishu/api';
import { useWords } from '../text/index.ts';
import { Grade } from '../ui/Grade.tsx';

export function GradeCounts({ items }: { readonly items: readonly ItemView[] }) {
  const { t } = useWords();
  return (
    <span className="row" style={{ gap: 4 }}>
      {(['green', 'yellow', 'red'] as const).map((grade) => {
        const count = items.filter((item) => item.grade === grade).length;
        return count > 0 && <Grade key={grade} grade={grade} word={t.grade.of(t.grade[grade], String(count))} />;
      })}
    </span>
  );
}
