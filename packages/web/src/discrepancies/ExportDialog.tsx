/** A department's rows that disagree with others, in plain, to mend: asks for a purpose, and the server keeps it. */
import type { DiscrepanciesView } from '@kuaishu/api';
import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { addressOf } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
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
  const id = useId();
  const names = new Map(view.resources.map((one) => [one.resource, one]));
  const resources = sums(view.counts, (one) => [one.a, one.b]).map(([resource]) => resource);
  const [resource, setResource] = useState(chosen ?? resources[0] ?? '');
  const [all, setAll] = useState(false);
  const [purpose, setPurpose] = useState('');
  const ready = purpose.trim().length >= 4 && resource !== '';
  const href = addressOf(
    'discrepanciesExport',
    { block: view.block },
    { resource, attribute, all: all || undefined, purpose: purpose.trim(), lang },
  );
  return (
    <Dialog title={t.discrepancy.exportTitle} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          const link = document.createElement('a');
          link.href = href;
          link.download = '';
          link.click();
          close();
        }}
      >
        <p className="t2" style={{ marginBottom: 12 }}>
          {t.discrepancy.exportHelp}
        </p>
        <label className="field" htmlFor={`${id}r`} style={{ marginBottom: 12 }}>
          <span>{t.word.resource}</span>
          <select
            id={`${id}r`}
            className="inp"
            style={{ width: '100%' }}
            value={resource}
            onChange={(event) => setResource(event.target.value)}
          >
            {resources.map((one) => (
              <option key={one} value={one}>
                {`${department(names.get(one)?.provider ?? '')} ${pick(names.get(one)?.name ?? { zh: one })}`}
              </option>
            ))}
          </select>
        </label>
        <label className="st" style={{ marginBottom: 12 }}>
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          <span>{t.discrepancy.exportAll}</span>
        </label>
        <label className="field" htmlFor={`${id}p`}>
          <span>{t.block.purpose}</span>
          <input
            id={`${id}p`}
            className="inp"
            style={{ width: '100%' }}
            value={purpose}
            minLength={4}
            maxLength={500}
            required
            placeholder={t.quarantine.purposeHint}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        <footer>
          <button type="button" className="btn" onClick={close}>
            {t.act.cancel}
          </button>
          <button type="submit" className="btn p" disabled={!ready}>
            <Download className="i s" aria-hidden="true" />
            {t.quarantine.download}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
