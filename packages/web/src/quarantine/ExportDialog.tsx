/** The export holds plain values, since the department must mend them: it asks for a purpose, and the server keeps it. */
import type { QuarantineView } from '@kuaishu/api';
import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { addressOf } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function ExportDialog({
  resources,
  chosen,
  run,
  close,
}: {
  readonly resources: QuarantineView['byResource'];
  readonly chosen: string | undefined;
  readonly run: string | undefined;
  readonly close: () => void;
}) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const id = useId();
  const [resource, setResource] = useState(chosen ?? resources[0]?.resource ?? '');
  const [purpose, setPurpose] = useState('');
  const ready = purpose.trim().length >= 4 && resource !== '';
  const href = addressOf('quarantineExport', {}, { resource, run, purpose: purpose.trim() });
  return (
    <Dialog title={t.quarantine.exportTitle} onClose={close}>
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
          {t.quarantine.exportHelp}
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
              <option key={one.resource} value={one.resource}>
                {`${t.word.ofDepartment(department(one.provider), pick(one.name))} ${f.count(one.rows)}`}
              </option>
            ))}
          </select>
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
