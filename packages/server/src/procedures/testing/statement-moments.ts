/**
 * Moments at which a server is killed in the middle of its statements: before one goes to the database, when it has gone and nobody knows what became of it,
 * or when the answer is there and nothing has been done with it. Puts itself between the process and `pg`; nothing of the server's code knows of it.
 */
import pg from 'pg';

const STATEMENTS = {
  /** The case itself with the events of its history. */
  case: /(insert into|update) "case_record"/,
  /** Whose turn it is. */
  duty: /^(insert into|update) "case_duty"/,
  /** The record of the act with its leaves, its last statement before the end. */
  record: /insert into "audit_record"/,
  /** An effect that follows. */
  effect: /^insert into "effect"/,
  /** Its job. */
  job: /INSERT INTO pgboss\.job/,
  /** The end of a transaction, of a step or of an effect. */
  commit: /^commit/i,
  /** The mark that an effect ran. */
  mark: /^update "effect" set "state"/,
  /** Places of leaves that are in the log already. */
  place: /UPDATE leaf_outbox SET log_index/,
} as const;
export type StatementPoint = keyof typeof STATEMENTS;
export const STATEMENT_POINTS = Object.keys(STATEMENTS) as StatementPoint[];
export const STATEMENT_HOW = ['before', 'under-way', 'after'] as const;

export interface StatementMoment {
  readonly point: StatementPoint;
  readonly how: (typeof STATEMENT_HOW)[number];
  /** Which such statement of the process's life, from 1. */
  readonly nth: number;
}

export function killAtStatement({ point, how, nth }: StatementMoment): void {
  const wanted = STATEMENTS[point];
  const client = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const query = client.query;
  let seen = 0;
  client.query = function (this: unknown, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : ((first as { text?: string } | null)?.text ?? '');
    if (!wanted.test(text.trimStart()) || ++seen !== nth) return query.apply(this, args);
    if (how === 'before') dead();
    const done = args.findIndex((one) => typeof one === 'function');
    if (how === 'after' && done >= 0) args[done] = dead;
    const answer = query.apply(this, args);
    if (how === 'after' && done < 0) return Promise.resolve(answer).finally(dead);
    // the database has it, or will have it: its answer comes to nobody
    if (how === 'under-way') setTimeout(dead, Math.random() * 3);
    return answer;
  };
}

function dead(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}
