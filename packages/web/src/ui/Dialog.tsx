/** A question above the page. The browser keeps the focus inside; Escape and the cross close it. */
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../text/index.ts';

export function Dialog({
  title,
  onClose,
  children,
  wide,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dlg wide' : 'dlg'}
      aria-labelledby={heading}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div>
        <header>
          <h2 id={heading}>{title}</h2>
          <button type="button" className="btn-q" aria-label={t.act.close} onClick={() => dialog.current?.close()}>
            <X className="i" aria-hidden="true" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
