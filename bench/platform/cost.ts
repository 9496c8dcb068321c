/** What one request of each kind costs in processor time, part by part: the requests are made one after another by people whose sessions were not just used. */
import { type Desk, deskOf, KINDS, type Kind } from './day.ts';
import { difference, type Spent, spentBy, total } from './processor.ts';
import type { Person } from './sessions.ts';

export interface CostOf {
  readonly url: string;
  readonly people: readonly Person[];
  readonly entries: readonly string[];
  readonly server: number;
  readonly postmaster: number;
  /** Statements of the application that the database has answered so far; null where nobody counts them. */
  readonly statements: () => Promise<number | null>;
}

export type Cost = Readonly<Record<keyof Spent | 'total' | 'milliseconds', number>> & {
  readonly statements: number | null;
};

export const WARM = 40;
/** Every session's principal is read anew, as that of a person who has thought for a while. */
const FORGOTTEN_MS = 3_200;
/** What the server still does after the last answer: leaves, effects, packing. */
const AFTER_MS = 700;
const IDLE_MS = 5_000;
/** Memory of the first load is given back, effects have run. */
const SETTLED_MS = 10_000;

export async function costs(of: CostOf): Promise<Record<Kind | 'idleSecond', Cost>> {
  const desks = of.people.map((person, nth) => deskOf({ ...of, person, nth }));
  const found: Partial<Record<Kind | 'idleSecond', Cost>> = {};
  const measured = async (times: number, body: () => Promise<number>, idle: Spent | null): Promise<Cost> => {
    const [began, before, asked] = [performance.now(), await spentBy(of.server, of.postmaster), await of.statements()];
    const took = await body();
    const [after, answered] = [await spentBy(of.server, of.postmaster), await of.statements()];
    const seconds = (performance.now() - began) / 1000;
    const spent = difference(before, after);
    const own = Object.entries(spent).map(([part, ms]) => [part, ms - (idle?.[part as keyof Spent] ?? 0) * seconds]);
    const each = (value: number): number => Math.round((value / times) * 100) / 100;
    const parts = Object.fromEntries(own.map(([part, ms]) => [part, each(ms as number)])) as unknown as Spent;
    return {
      ...parts,
      total: Math.round(total(parts) * 100) / 100,
      milliseconds: each(took),
      statements: asked === null || answered === null ? null : each(answered - asked),
    };
  };

  await ask(desks, 'draft');
  await rest(SETTLED_MS);
  const idle = await measured(IDLE_MS / 1000, () => rest(IDLE_MS).then(() => 0), null);
  found.idleSecond = idle;
  for (const kind of KINDS) {
    await rest(FORGOTTEN_MS);
    await ask(desks.slice(0, WARM), kind);
    await rest(AFTER_MS);
    const others = desks.slice(WARM);
    found[kind] = await measured(
      others.length,
      async () => {
        const took = await ask(others, kind);
        await rest(AFTER_MS);
        return took;
      },
      idle,
    );
  }
  return found as Record<Kind | 'idleSecond', Cost>;
}

/** Each makes one request, one after another. Returns the milliseconds that the answers took together. */
async function ask(desks: readonly Desk[], kind: Kind): Promise<number> {
  let took = 0;
  for (const desk of desks) {
    const { milliseconds, status, kind: made } = await desk.ask(kind);
    if (made !== kind || (status >= 400 && status !== 403 && status !== 404))
      throw new Error(`${kind}: ${made} was answered with ${status}`);
    took += milliseconds;
  }
  return took;
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
