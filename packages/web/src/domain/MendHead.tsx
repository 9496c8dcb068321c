/** Head of a page of rows that departments have to mend: what it shows, of which run, and the way to a file of them. */
import type { Permission } from '@kuaishu/api';
import { Download } from 'lucide-react';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { RunLink } from './RunLink.tsx';

export function MendHead({
  title,
  help,
  run,
  any,
  right,
  exportAll,
}: {
  readonly title: string;
  readonly help: string;
  readonly run: string | null | undefined;
  /** There is something to export. */
  readonly any: boolean;
  /** Who may have the file; to others it is not offered. */
  readonly right: Permission;
  readonly exportAll: () => void;
}) {
  const { t } = useWords();
  const may = useMay();
  return (
    <PageHead
      title={title}
      meta={[
        help,
        run ? (
          <RunLink key="run" run={run}>
            {t.quarantine.ofRun(run)}
          </RunLink>
        ) : null,
      ].filter((part) => part !== null)}
      actions={
        may(right) && (
          <button type="button" className="btn" disabled={!any} onClick={exportAll}>
            <Download className="i s" aria-hidden="true" />
            {t.quarantine.export}
          </button>
        )
      }
    />
  );
}
