/** Head of a page of rows that departments have to mend: what it shows, of which run, and the way to a file of them. */
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';

export function MendHead({
  title,
  help,
  run,
  any,
  exportAll,
}: {
  readonly title: string;
  readonly help: string;
  readonly run: string | null | undefined;
  /** There is something to export. */
  readonly any: boolean;
  readonly exportAll: () => void;
}) {
  const { t } = useWords();
  return (
    <PageHead
      title={title}
      meta={[
        help,
        run ? (
          <Link key="run" to="/runs/$run" params={{ run }}>
            {t.quarantine.ofRun(run)}
          </Link>
        ) : null,
      ].filter((part) => part !== null)}
      actions={
        <button type="button" className="btn" disabled={!any} onClick={exportAll}>
          <Download className="i s" aria-hidden="true" />
          {t.quarantine.export}
        </button>
      }
    />
  );
}
