/**
 * What was done so far, one line an act, written after the platform answered and before the next act of that entry is asked for. So a kill leaves at most one act
 * of an entry done and not noted, the first that is asked for again. The disk is waited for once a day of the province, not at every line: a power cut leaves those
 * of one day. Acts are numbers of a plan, which the first line names: under the plan of another version they would be other acts.
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
  /** What was noted is of another plan than the one asked for, and cannot be gone on with. */
  readonly isOfAnotherPlan: boolean;
  isDone(act: number): boolean;
  readonly done: number;
  given(of: string): Given | undefined;
  note(act: number, of?: string, given?: Given): void;
  /** Waits until all that was noted is on disk. */
  flush(): void;
}

/** @param plan digest of the plan whose acts are noted. */
export function openJournal(file: string, plan: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const acts = new Set<number>();
  let planNoted: string | null = null;
  const known = new Map<string, Given>();
  const take = ({ act, of, ...given }: Line): void => {
    acts.add(act);
    if (of !== undefined) known.set(of, { ...known.get(of), ...given });
  };
  if (existsSync(file))
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const parsed = parse(line);
      if (parsed === null) continue;
      if ('plan' in parsed) planNoted = parsed.plan;
      else take(parsed);
    }
  return {
    isOfAnotherPlan: acts.size > 0 && planNoted !== plan,
    isDone: (act) => acts.has(act),
    get done() {
      return acts.size;
    },
    given: (of) => known.get(of),
    note(act, of, given) {
      if (planNoted === null) {
        appendFileSync(file, `\n${JSON.stringify({ plan })}`);
        planNoted = plan;
      }
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
function parse(line: string): Line | { readonly plan: string } | null {
  try {
    const value = JSON.parse(line) as Partial<Line & { plan: string }> | null;
    if (typeof value?.plan === 'string') return { plan: value.plan };
    return typeof value?.act === 'number' ? (value as Line) : null;
  } catch {
    return null;
  }
}
