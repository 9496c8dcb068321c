/** A grade with its word. */
import { useWords } from '../text/index.ts';
import { Grade, type GradeName } from '../ui/Grade.tsx';

export function GradeTag({ grade }: { readonly grade: GradeName }) {
  const { t } = useWords();
  return <Grade grade={grade} word={t.grade[grade]} />;
}
