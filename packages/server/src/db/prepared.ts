/**
 * Connections that let the database keep what it made of a statement: the texts of the application come again and again with other values, and reading and
 * planning a join anew costs it more than answering it. PostgreSQL plans with the values at hand the first five times and goes on so where that pays.
 */
import pg from 'pg';

/** Texts that are counted; beyond them the oldest is forgotten. Lists of varying length make a text of their own each. */
const MOST_COUNTED = 2_000;
/** Statements that a connection keeps, each some tens of kilobytes in the database. */
const MOST_KEPT = 250;
/** What is asked for the first time may never be asked again. */
const WORTH_KEEPING = 3;

export interface StatementNames {
  /** Name of a text that comes again, the same on all connections of the process. */
  of(text: string): string | undefined;
  /** Other names from now on: what was kept under the old ones is of no use any more. */
  renew(): void;
}

export function statementNames(mostKept = MOST_KEPT): StatementNames {
  const counted = new Map<string, number>();
  const names = new Map<string, string>();
  let round = 0;
  return {
    of(text) {
      const known = names.get(text);
      if (known !== undefined || names.size >= mostKept) return known;
      const times = (counted.get(text) ?? 0) + 1;
      if (times < WORTH_KEEPING) {
        if (counted.size >= MOST_COUNTED) counted.delete(counted.keys().next().value as string);
        counted.set(text, times);
        return undefined;
      }
      counted.delete(text);
      const name = `ks${round}_${names.size}`;
      names.set(text, name);
      return name;
    },
    renew() {
      round += 1;
      names.clear();
    },
  };
}

/** A table was changed, by a newer server on the same database, since the statement was kept. */
const isOutdated = (error: unknown): boolean =>
  (error as { code?: string }).code === '0A000' && /cached plan/.test((error as Error).message);

type Query = typeof pg.Client.prototype.query;

/** A class of connections for a pool, whose statements with values are kept under their names. */
export function preparingClient(names = statementNames()): typeof pg.Client {
  return class PreparingClient extends pg.Client {
    override query = ((...given: unknown[]) => {
      const [text, values] = given;
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? names.of(text) : undefined;
      const ask = super.query as (...args: unknown[]) => unknown;
      if (name === undefined) return ask.apply(this, given);
      const answer = ask.apply(this, [{ name, text: text as string, values }, ...given.slice(2)]);
      // The one who asked is told; whoever asks next is answered.
      if (answer instanceof Promise) answer.catch((error) => isOutdated(error) && names.renew());
      return answer;
    }) as Query;
  };
}
