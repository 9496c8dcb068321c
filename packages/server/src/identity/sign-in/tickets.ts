/** A sign-in between its two parts: good once, for minutes, for one purpose. */
import type { Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { ServerError } from '../../errors.ts';
import type { Limits } from '../limits.ts';
import { digestOf, newToken } from '../sessions/token.ts';
import type { SignInTicketTable } from '../tables.ts';

type Kind = SignInTicketTable['kind'];

export interface Ticket {
  readonly account: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly until: Date;
}

export interface Tickets {
  give(
    kind: Kind,
    account: string | null,
    detail?: Readonly<Record<string, unknown>>,
  ): Promise<{ token: string; until: Date }>;
  /** Takes the ticket away. @throws ServerError unauthenticated where it is unknown, used, of another kind or past its time. */
  take(kind: Kind, token: string, trx?: Transaction<Tables>): Promise<Ticket>;
  /** Leaves it in place for another try, five at most. @throws as `take`. */
  tryOnce(kind: Kind, token: string): Promise<Ticket>;
}

const MOST_TRIES = 5;

export function tickets(db: Db, limits: Limits, clock: () => Date): Tickets {
  return {
    async give(kind, account, detail = {}) {
      const now = clock();
      const token = newToken();
      const until = new Date(now.getTime() + limits.ticket_life);
      await db
        .insertInto('sign_in_ticket')
        .values({ digest: digestOf(token), kind, account, detail: JSON.stringify(detail), made_at: now, until })
        .execute();
      return { token, until };
    },
    async take(kind, token, trx) {
      const row = await (trx ?? db)
        .deleteFrom('sign_in_ticket')
        .where('digest', '=', digestOf(token))
        .where('kind', '=', kind)
        .where('until', '>', clock())
        .returning(['account', 'detail', 'until'])
        .executeTakeFirst();
      if (!row) throw expired();
      return row;
    },
    async tryOnce(kind, token) {
      const row = await db
        .updateTable('sign_in_ticket')
        .set((eb) => ({ tries: eb('tries', '+', 1) }))
        .where('digest', '=', digestOf(token))
        .where('kind', '=', kind)
        .where('until', '>', clock())
        .where('tries', '<', MOST_TRIES)
        .returning(['account', 'detail', 'until'])
        .executeTakeFirst();
      if (!row) throw expired();
      return row;
    },
  };
}

function expired(): ServerError {
  return new ServerError(
    'unauthenticated',
    { zh: '这一步登录已过期或已用过。', en: 'This step of the sign-in has run out or was used.' },
    { where: 'ticket', mend: { zh: '请从头登录。', en: 'Sign in from the beginning.' } },
  );
}
