/** A department's rows that disagree with others, to mend. */
import type { DiscrepanciesView } from '@kuaishu/api';
import { useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { PlainExportDialog } from '../domain/PlainExportDialog.tsx';
import { addressOf } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { parseKey } from './pair-key.ts';
import { type Asked, pairsOf, sums } from './pairs.ts';

export function ExportDialog({
  view,
  asked,
  keys,
  close,
}: {
  readonly view: DiscrepanciesView;
  readonly asked: Asked;
  /** Only rows of these differences; all that the filters leave where there are none. */
  readonly keys: readonly string[];
  readonly close: () => void;
}) {
  const { t, lang, pick } = useWords();
  const department = useDepartment();
  const names = new Map(view.resources.map((one) => [one.resource, one]));
  // Whoever picks rows by hand wants them wherever the doubt lies.
  const [all, setAll] = useState(keys.length > 0);
  const { attribute, a, b, reason, suspect } = asked;
  const records = [...new Set(keys.flatMap((key) => parseKey(key)?.records ?? []))];
  return (
    <PlainExportDialog
      title={t.discrepancy.exportTitle}
      help={t.discrepancy.exportHelp}
      resources={sums(pairsOf(view.counts, asked), (one) => [one.a, one.b]).map(([id]) => ({
        id,
        label: `${department(names.get(id)?.provider ?? '')} ${pick(names.get(id)?.name ?? { zh: id })}`,
      }))}
      chosen={suspect ?? (b ? undefined : a)}
      address={(wanted) =>
        addressOf(
          'discrepanciesExport',
          { block: view.block },
          {
            ...wanted,
            attribute,
            a,
            b,
            reason,
            all: all || undefined,
            records: records.length > 0 ? records.join(',') : undefined,
            lang,
          },
        )
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
