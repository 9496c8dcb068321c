/** An identifier that can be copied. */
import { Check, Copy as CopyIcon } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../text/index.ts';

export function Copy({ text }: { readonly text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : CopyIcon;
  return (
    <button
      type="button"
      className="lnk t3"
      aria-label={copied ? t.act.copied : `${t.act.copy} ${text}`}
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setCopied(true);
          setTimeout(() => setCopied(false), 1500);
        });
      }}
    >
      <Icon className="i s" aria-hidden="true" />
    </button>
  );
}
