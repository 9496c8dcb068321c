/** Export of a resource's rows in plain, for its department to mend: asks for a purpose, and the server keeps it. */
import { Download } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function PlainExportDialog({
  title,
  help,
  resources,
  chosen,
  address,
  children,
  close,
}: {
  readonly title: string;
  readonly help: string;
  readonly resources: readonly { readonly id: string; readonly label: string; readonly count?: string }[];
  readonly chosen: string | undefined;
  /** Where the file is fetched. */
  readonly address: (asked: { readonly resource: string; readonly purpose: string }) => string;
  /** Further choices. */
  readonly children?: ReactNode;
  readonly close: () => void;
}) {
  const { t } = useWords();
  const id = useId();
  const [resource, setResource] = useState(chosen ?? resources[0]?.id ?? '');
  const [purpose, setPurpose] = useState('');
  const ready = purpose.trim().length >= 4 && resource !== '';
  const href = address({ resource, purpose: purpose.trim() });
  return (
    <Dialog title={title} onClose={close}>
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
          {help}
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
              <option key={one.id} value={one.id}>
                {one.count ? `${one.label} ${one.count}` : one.label}
              </option>
            ))}
          </select>
        </label>
        {children}
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
