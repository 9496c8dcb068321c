/** What the pages that take a sheet have in common: to confirm it or give it up, and what came of it. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';

/** The buttons of the form that confirms. */
export function ConfirmRow({
  label,
  busy,
  give,
}: {
  readonly label: string;
  readonly busy: boolean;
  readonly give: () => void;
}) {
  const { t } = useWords();
  return (
    <div className="row wrap">
      <button type="submit" className="btn p" disabled={busy}>
        {label}
      </button>
      <button type="button" className="btn" disabled={busy} onClick={give}>
        {t.imports.cancel}
      </button>
      {busy && <progress aria-label={t.state.loading} />}
    </div>
  );
}

export function ImportedNote({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <Note
      tone="ok"
      live
      actions={
        <Link className="btn sm" to="/admin/users">
          {t.imports.toPeople}
        </Link>
      }
    >
      {children}
    </Note>
  );
}
