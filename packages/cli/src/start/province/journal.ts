/**
 * What was done so far, one line an act, written after the platform answered and before the next act of that entry is asked for. So a kill leaves at most one act
 * of an entry done and not noted, the first that is asked for again. The disk is waited for once a day of the province, not at every line: a power cut leaves those
 * of one day.
 */
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Ids that the platform gave: of an entry with the case under which it is compiled, or of a case beside it. */
export interface Given {
  readonly entry?: string;
  readonly case?: string;
}

interface Line extends Given {
  readonly act: number;
  /** Resource, or name of the case. */
  readonly of?: string;
}

export interface Journal {
  isDone(act: number): boolean;
  readonly done: number;
  given(of: string): Given | undefined;
  note(act: number, of?: string, given?: Given): void;
  /** Waits until all that was noted is on disk. */
  flush(): void;
}

export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const acts = new Set<number>();
  const known = new Map<string, Given>();
  const take = ({ act, of, ...given }: Line): void => {
    acts.add(act);
    if (of !== undefined) known.set(of, { ...known.get(of), ...given });
  };
  if (existsSync(file))
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const parsed = parse(line);
      if (parsed) take(parsed);
    }
  return {
    isDone: (act) => acts.has(act),
    get done() {
      return acts.size;
    },
    given: (of) => known.get(of),
    note(act, of, given) {
      const line: Line = { act, ...(of === undefined ? {} : { of }), ...given };
      // a line of its own even where the one before was cut off
      appendFileSync(file, `\n${JSON.stringify(line)}`);
      take(line);
    },
    flush() {
      if (!existsSync(file)) return;
      const opened = openSync(file, 'a');
      fsyncSync(opened);
      closeSync(opened);
    },
  };
}

/** A cut-off line is as good as none. */
function parse(line: string): Line | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && typeof (value as Line).act === 'number'
      ? (value as Line)
      : null;
  } catch {
    return null;
  }
}
