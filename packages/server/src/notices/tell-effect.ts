/** The effect `notice.tell`: from words to people and systems. Exactly once: a notice is a row, and mails and webhooks are further effects. */
import { NOTICE_KINDS, type NoticeKind } from '@kuaishu/api';
import { Type } from 'typebox';
import type { Act } from '../acts/acts.ts';
import { newId } from '../ids.ts';
import type { Role } from '../policy/roles.ts';
import type { CaseState } from '../procedures/core/case-state.ts';
import type { Directory, Person } from '../procedures/directory.ts';
import { defineEffect } from '../procedures/effects/effect.ts';
import type { OrderOf } from '../procedures/effects/outbox.ts';
import type { Registry } from '../procedures/registry.ts';
import { storedOf } from '../procedures/store/case-store.ts';
import { EMAIL_DEFAULT } from './preferences.ts';
import { noticeText } from './texts.ts';

export interface TellParts {
  readonly directory: Directory;
  readonly registry: Registry;
  /** Orders further effects; the outbox's own. */
  readonly order: (act: Act, orders: readonly OrderOf[]) => Promise<unknown>;
  /** Whether mails can be sent at all. */
  readonly mails: boolean;
}

/** A role of a whole territory may have many: beyond it, in-app notices go out and the inbox says the rest. */
const MOST = 500;

const Payload = Type.Object({
  case: Type.String(),
  seq: Type.Integer(),
  actor: Type.String(),
  tellings: Type.Array(Type.Object({ kind: Type.Enum(NOTICE_KINDS), to: Type.Array(Type.String()) })),
});

export function tellEffect(parts: TellParts) {
  return defineEffect({
    name: 'notice.tell',
    title: { zh: '发出通知', en: 'Send notices' },
    kind: 'database',
    payload: Payload,
    async run(act, payload) {
      const row = await act.trx.selectFrom('case_record').selectAll().where('id', '=', payload.case).executeTakeFirst();
      if (!row) return { told: 0 };
      const { case: of } = storedOf(row);
      const procedure = parts.registry.get(of.procedure, of.version);
      const state = procedure.states[of.state]?.title ?? { zh: of.state, en: of.state };
      let told = 0;
      const hooks = await hooksOf(act, of);
      for (const { kind, to } of payload.tellings) {
        const text = noticeText(kind, { procedure: procedure.title, title: of.title, state });
        const people = await peopleOf(act, of, to, parts.directory);
        const wanted = [...people.values()].slice(0, MOST).filter((person) => person.id !== payload.actor);
        const added =
          wanted.length === 0
            ? []
            : await act.trx
                .insertInto('notice')
                .values(
                  wanted.map((person) => ({
                    id: newId('notice', act.at),
                    user_id: person.id,
                    kind,
                    case_id: of.id,
                    seq: payload.seq,
                    text: JSON.stringify(text),
                    at: act.at,
                  })),
                )
                .onConflict((conflict) => conflict.columns(['user_id', 'case_id', 'seq', 'kind']).doNothing())
                .returning(['id', 'user_id'])
                .execute();
        told += added.length;
        for (const { id: notice, user_id: user } of parts.mails ? added : [])
          if (people.get(user)?.email && (await wantsMail(act, user, kind)))
            await parts.order(act, [{ case: of.id, seq: null, effect: 'notice.email', payload: { notice, user } }]);
        await toSystems(act, of, hooks, kind, payload.seq, text, parts);
      }
      return { told };
    },
  });
}

async function peopleOf(
  act: Act,
  of: CaseState,
  keys: readonly string[],
  directory: Directory,
): Promise<ReadonlyMap<string, Person>> {
  const all = keys.includes('duty') ? [...keys, ...(await dutyHolders(act, of.id))] : keys;
  const found = new Map<string, Person>();
  for (const key of new Set(all)) {
    if (key.startsWith('user:')) {
      const person = await directory.person(key.slice('user:'.length));
      if (person) found.set(person.id, person);
      continue;
    }
    const [role, place] = key.split('@') as [Role, string | undefined];
    if (place === undefined) continue;
    const where = place.startsWith('territory:')
      ? { territory: place.slice('territory:'.length) }
      : place === 'province'
        ? { territory: of.path[0] ?? of.territory }
        : { organisation: place };
    for (const person of await directory.usersWith(role, where)) found.set(person.id, person);
  }
  return found;
}

async function dutyHolders(act: Act, id: string): Promise<readonly string[]> {
  const rows = await act.trx
    .selectFrom('case_duty')
    .select('holder')
    .where('case_id', '=', id)
    .where('done_at', 'is', null)
    .execute();
  return rows.map(({ holder }) => holder);
}

async function wantsMail(act: Act, user: string, kind: NoticeKind): Promise<boolean> {
  const row = await act.trx.selectFrom('notice_preference').selectAll().where('user_id', '=', user).executeTakeFirst();
  return row ? row.email && row.kinds.includes(kind) : EMAIL_DEFAULT.includes(kind);
}

/** Systems of the owner, of those above it, and of the parties. */
async function hooksOf(act: Act, of: CaseState): Promise<readonly string[]> {
  const rows = await act.trx
    .selectFrom('webhook')
    .select('id')
    .where('active', '=', true)
    .where('organisation', 'in', [...of.path, ...of.parties])
    .execute();
  return rows.map(({ id }) => id);
}

async function toSystems(
  act: Act,
  of: CaseState,
  hooks: readonly string[],
  kind: NoticeKind,
  seq: number,
  text: { zh: string; en: string },
  { order }: TellParts,
): Promise<void> {
  for (const id of hooks)
    await order(act, [
      {
        case: of.id,
        seq: null,
        effect: 'notice.webhook',
        payload: {
          webhook: id,
          event: {
            kind,
            case: of.id,
            seq,
            procedure: of.procedure,
            state: of.state,
            organisation: of.owner,
            at: act.at.toISOString(),
            text,
          },
        },
      },
    ]);
}
