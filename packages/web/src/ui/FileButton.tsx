/** A button that asks for one file. The same file can be chosen again, once it is mended. */
import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';

export function FileButton({
  icon: Icon,
  label,
  kind,
  accept,
  disabled = false,
  describedBy,
  choose,
}: {
  readonly icon: LucideIcon;
  readonly label: string;
  /** `p` the page's main act, `sm` a small one. */
  readonly kind: 'p' | 'sm';
  /** Endings of names; any file without. */
  readonly accept?: string;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly choose: (file: File) => void;
}) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        className="sr file"
        type="file"
        accept={accept}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) choose(file);
          event.target.value = '';
        }}
      />
      <label className={`btn ${kind}`} htmlFor={id}>
        <Icon className="i s" aria-hidden="true" />
        {label}
      </label>
    </>
  );
}
