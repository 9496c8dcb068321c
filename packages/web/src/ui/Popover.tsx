/** A small panel under its button. Escape and a press outside close it; the button takes the focus back. */
import type { ReactNode } from 'react';
import { useOpening } from './use-opening.ts';

export function Popover({
  label,
  button,
  className = 'btn sm',
  children,
}: {
  /** What the panel is, for those who cannot see it. */
  readonly label: string;
  readonly button: ReactNode;
  readonly className?: string;
  readonly children: (close: () => void) => ReactNode;
}) {
  const {
    open,
    box,
    button: opener,
    id,
    close,
    leave,
  } = useOpening((place) => place.querySelector<HTMLElement>('.pop input, .pop button'));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and leaving are heard from what is inside
    <div
      ref={box}
      className="popover"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !box.current?.contains(event.relatedTarget)) leave();
      }}
    >
      <button {...opener} type="button" className={className} aria-haspopup="dialog">
        {button}
      </button>
      {open && (
        <div className="pop" id={id} role="dialog" aria-label={label}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
