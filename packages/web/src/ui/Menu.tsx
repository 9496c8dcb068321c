/** A list of choices under a button. Arrow keys move, Enter chooses, Escape closes and gives the focus back. */
import type { ReactNode } from 'react';
import { useOpening } from './use-opening.ts';

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
  end,
}: {
  readonly label: string;
  readonly className: string;
  readonly button: ReactNode;
  readonly choices: readonly Choice[];
  /** Opens to the left: the button stands at the right edge. */
  readonly end?: boolean;
}) {
  const {
    open,
    box,
    button: opener,
    id,
    close,
  } = useOpening(
    (place) =>
      place.querySelector<HTMLElement>('[aria-checked="true"]') ??
      place.querySelector<HTMLElement>('[role="menuitemradio"]'),
  );

  const move = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      close();
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
      <button {...opener} type="button" className={className} aria-haspopup="menu" aria-label={label}>
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
          style={end ? { top: 36, right: 0 } : { top: 36, left: 0 }}
        >
          {choices.map((choice) => (
            <button
              key={choice.key}
              type="button"
              role="menuitemradio"
              aria-checked={choice.chosen}
              onClick={() => {
                choice.choose();
                close();
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
