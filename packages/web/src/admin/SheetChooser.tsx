/** Where an import begins: the templates, and the sheet that somebody kept. */
import { Download, Upload } from 'lucide-react';
import { useId } from 'react';
import { useWords } from '../text/index.ts';
import { FileButton } from '../ui/FileButton.tsx';
import { Sheet } from '../ui/Sheet.tsx';

export function SheetChooser({
  templates,
  file,
  again,
  busy,
  choose,
}: {
  readonly templates: readonly { readonly label: string; readonly href: string }[];
  /** The one that was chosen. */
  readonly file: File | null;
  /** It had faults: another is wanted. */
  readonly again: boolean;
  readonly busy: boolean;
  readonly choose: (file: File) => void;
}) {
  const { t } = useWords();
  const help = useId();
  return (
    <Sheet title={t.imports.step}>
      <div className="pad stack">
        <p id={help} className="t2">
          {t.imports.stepHelp}
        </p>
        <nav className="row wrap" aria-label={t.imports.templates}>
          <span className="t2">{t.imports.templates}</span>
          {templates.map(({ label, href }) => (
            <a key={href} className="btn sm" href={href} download>
              <Download className="i s" aria-hidden="true" />
              {label}
            </a>
          ))}
        </nav>
        <div className="row wrap">
          <FileButton
            icon={Upload}
            label={again ? t.imports.again : t.imports.choose}
            kind="p"
            accept=".xlsx,.csv,.txt,.tsv"
            describedBy={help}
            disabled={busy}
            choose={choose}
          />
          {file && <span className="t2 anywhere">{file.name}</span>}
          {busy && <progress aria-label={t.imports.reading} />}
        </div>
      </div>
    </Sheet>
  );
}
