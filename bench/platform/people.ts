/** People at work: each thinks, does the next thing of their day, waits for the answer, and thinks again. */
import { type Answered, deskOf, type Kind, kindAt } from './day.ts';
import type { Person } from './sessions.ts';

export interface Work {
  readonly url: string;
  readonly people: readonly Person[];
  readonly seconds: number;
  readonly thinkSeconds: number;
  readonly entries: readonly string[];
}

export interface Worked {
  /** Milliseconds of each request, by kind. */
  readonly kinds: Readonly<Record<string, readonly number[]>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly requests: number;
}

export async function work({ url, people, seconds, thinkSeconds, entries }: Work): Promise<Worked> {
  const kinds: Record<string, number[]> = {};
  const errors: Record<string, number> = {};
  let requests = 0;
  const until = performance.now() + seconds * 1000;
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const failed = (kind: Kind, why: string | number): void => {
    const key = `${kind} ${why}`;
    errors[key] = (errors[key] ?? 0) + 1;
  };
  const note = ({ kind, milliseconds, status }: Answered): void => {
    kinds[kind] ??= [];
    kinds[kind].push(milliseconds);
    requests += 1;
    // What one may not read is refused, and that is an answer too.
    if (status >= 400 && status !== 404 && status !== 403) failed(kind, status);
  };

  await Promise.all(
    people.map(async (person, nth) => {
      const desk = deskOf({ url, person, nth, entries });
      await sleep(desk.random.next() * thinkSeconds * 1000);
      while (performance.now() < until) {
        const kind = desk.firstKind(kindAt(desk.random.next() * 100));
        await desk.ask(kind).then(note, (error) => failed(kind, String(error.cause?.code ?? error.message)));
        await sleep((0.5 + desk.random.next()) * thinkSeconds * 1000);
      }
    }),
  );
  return { kinds, errors, requests };
}
