/** A list of choices under a button. Arrow keys move, Enter chooses, Escape closes and gives the focus back. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

export interface Choice {
  readonly key: string;
  readonly label: ReactNode;
  readonly chosen: boolean;
  readonly choose: () => void;
}

export function Menu({
  label,
  className,
  button,
  choices,
}: {
  readonly label: string;
  readonly className: string;
  readonly button: ReactNode;
  readonly choices: readonly Choice[];
}) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    const chosen = box.current?.querySelector<HTMLElement>('[aria-checked="true"]');
    (chosen ?? box.current?.querySelector<HTMLElement>('[role="menuitemradio"]'))?.focus();
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const move = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      setOpen(false);
      opener.current?.focus();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const step = event.key === 'ArrowDown' ? 1 : -1;
    items[(at + step + items.length) % items.length]?.focus();
  };

  return (
    <div ref={box} style={{ position: 'relative' }}>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div
          className="pop"
          id={id}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={move}
          style={{ top: 36, left: 0 }}
        >
          {choices.map((choice) => (
            <button
              key={choice.key}
              type="button"
              role="menuitemradio"
              aria-checked={choice.chosen}
              onClick={() => {
                choice.choose();
                setOpen(false);
                opener.current?.focus();
              }}
            >
              {choice.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
