/** Rows that a reader has chosen, by their keys. They stay chosen while the table scrolls, and are let go when another question is asked. */
import { useEffect, useState } from 'react';

export interface Chosen {
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  readonly clear: () => void;
}

/** `question` = what the rows answer; a change of it lets all of them go. */
export function useChosen(question: string): Chosen {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => setChosen((before) => (before.size === 0 ? before : new Set())), [question]);
  return {
    chosen,
    toggle: (key) =>
      setChosen((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    clear: () => setChosen(new Set()),
  };
}
