/** What opens under a button: a press outside closes it, and when it is closed from inside the button takes the focus back. */
import { type RefObject, useEffect, useId, useRef, useState } from 'react';

export interface Opening {
  readonly open: boolean;
  /** Around the button and what it opens. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly button: {
    readonly ref: RefObject<HTMLButtonElement | null>;
    readonly 'aria-expanded': boolean;
    readonly 'aria-controls': string | undefined;
    readonly onClick: () => void;
  };
  /** For what is opened. */
  readonly id: string;
  /** From inside: gives the focus back. */
  readonly close: () => void;
  /** The focus went elsewhere: only closes. */
  readonly leave: () => void;
}

/** `first` finds what takes the focus when it opens. */
export function useOpening(first: (box: HTMLElement) => HTMLElement | null): Opening {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const focus = useRef(first);
  focus.current = first;
  useEffect(() => {
    if (!open) return;
    const outside = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    if (box.current) focus.current(box.current)?.focus();
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  return {
    open,
    box,
    button: {
      ref: opener,
      'aria-expanded': open,
      'aria-controls': open ? id : undefined,
      onClick: () => setOpen(!open),
    },
    id,
    close: () => {
      setOpen(false);
      opener.current?.focus();
    },
    leave: () => setOpen(false),
  };
}
