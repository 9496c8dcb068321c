/** A department's rows that disagree with others, to mend. */
import type { DiscrepanciesView } from '@kuaishu/api';
import { useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { PlainExportDialog } from '../domain/PlainExportDialog.tsx';
import { addressOf } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { sums } from './pairs.ts';

export function ExportDialog({
  view,
  chosen,
  attribute,
  close,
}: {
  readonly view: DiscrepanciesView;
  readonly chosen: string | undefined;
  readonly attribute: string | undefined;
  readonly close: () => void;
}) {
  const { t, lang, pick } = useWords();
  const department = useDepartment();
  const names = new Map(view.resources.map((one) => [one.resource, one]));
  const [all, setAll] = useState(false);
  return (
    <PlainExportDialog
      title={t.discrepancy.exportTitle}
      help={t.discrepancy.exportHelp}
      resources={sums(view.counts, (one) => [one.a, one.b]).map(([id]) => ({
        id,
        label: `${department(names.get(id)?.provider ?? '')} ${pick(names.get(id)?.name ?? { zh: id })}`,
      }))}
      chosen={chosen}
      address={(asked) =>
        addressOf('discrepanciesExport', { block: view.block }, { ...asked, attribute, all: all || undefined, lang })
      }
      close={close}
    >
      <label className="st" style={{ marginBottom: 12 }}>
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
        <span>{t.discrepancy.exportAll}</span>
      </label>
    </PlainExportDialog>
  );
}
