/** Says that a form holds what one had typed before and not sent, and lets it begin anew. */
import { useWords } from '../text/index.ts';
import { Note } from './Note.tsx';

export function GivenBack({
  since,
  clear,
}: {
  /** When it had been typed, ISO 8601; null: the form began empty. */
  readonly since: string | null;
  readonly clear: () => void;
}) {
  const { t, f } = useWords();
  if (since === null) return null;
  return (
    <Note
      tone="info"
      actions={
        <button type="button" className="btn sm" onClick={clear}>
          {t.kept.clear}
        </button>
      }
    >
      {t.kept.given(f.shortTime(since))}
    </Note>
  );
}
