/** Asks before something that cannot be taken back: what will happen stands there, and the button says what it does. */
import { type ReactNode, useState } from 'react';
import { useWords } from '../text/index.ts';
import { Dialog } from './Dialog.tsx';

export function Confirm({
  label,
  question,
  children,
  disabled,
  go,
}: {
  readonly label: string;
  readonly question: string;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  readonly go: () => void;
}) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <button type="button" className="btn sm" disabled={disabled} onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking && (
        <Dialog title={question} onClose={close}>
          <div className="stack">
            <p>{children}</p>
            <footer>
              <button type="button" className="btn" onClick={close}>
                {t.accounts.cancel}
              </button>
              <button
                type="button"
                className="btn p"
                onClick={() => {
                  close();
                  go();
                }}
              >
                {label}
              </button>
            </footer>
          </div>
        </Dialog>
      )}
    </>
  );
}
