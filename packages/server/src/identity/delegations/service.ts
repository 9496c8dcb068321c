/** Delegations (委托代岗): a person hands a post of his own to somebody else until a day. What is done then is on record with both names. */
import type { Colleague, ColleaguesQuery, DelegationAdd, DelegationView } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { notFound, ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import { matches } from '../../policy/scope.ts';
import type { AccountStore } from '../accounts/store.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { accountFacts } from '../organisations/tree.ts';
import { separated } from '../roles/separation.ts';
import type { RoleStore } from '../roles/store.ts';
import type { LiveSessions } from '../sessions/live.ts';
import type { DelegationRow, DelegationStore } from './store.ts';

export interface DelegationService {
  /** Those of the caller, given and taken; an administrator of rights sees those of the houses in his purview. */
  list(caller: Caller): Promise<{ items: DelegationView[]; total: number }>;
  /** People of the territory to whom one's own posts may go, or of one's own organisation alone. */
  colleagues(caller: Caller, of: ColleaguesQuery): Promise<Colleague[]>;
  add(caller: Caller, fields: DelegationAdd): Promise<DelegationView>;
  /** By whoever gave it, or by a security administrator. */
  revoke(caller: Caller, id: string): Promise<void>;
}

/** 代岗 beyond this is an appointment. */
const LONGEST_DAYS = 180;
const MOST_COLLEAGUES = 20;

export function delegationService(parts: {
  readonly acts: Acts;
  readonly store: DelegationStore;
  readonly roles: RoleStore;
  readonly accounts: AccountStore;
  readonly directory: OrganisationDirectory;
  readonly live: LiveSessions;
  readonly clock: () => Date;
}): DelegationService {
  const { acts, store, roles, accounts, directory, live, clock } = parts;

  async function viewsOf(rows: readonly DelegationRow[]): Promise<DelegationView[]> {
    const tree = await directory.tree();
    const people = await accounts.byIds(rows.flatMap((row) => [row.owner, row.delegate]));
    const person = (id: string) => ({ id, name: people.get(id)?.name ?? id });
    return rows.map((row) => ({
      delegation: row.id,
      post: row.post,
      organisation: row.organisation,
      organisationName: tree.get(row.organisation)?.name ?? { zh: row.organisation, en: row.organisation },
      from: row.from_at.toISOString(),
      until: row.until.toISOString(),
      reason: row.reason,
      by: person(row.owner),
      to: person(row.delegate),
      revokedAt: row.revoked_at?.toISOString() ?? null,
    }));
  }

  return {
    async list(caller) {
      caller.require('account.own');
      const scope = caller.scope('role.revoke', 'Account');
      const tree = await directory.tree();
      const rows = (await store.list(scope === false ? caller.principal.id : null)).filter((row) => {
        if (row.owner === caller.principal.id || row.delegate === caller.principal.id) return true;
        const at = tree.get(row.organisation);
        return at !== undefined && matches(scope, accountFacts(row.owner, row.owner, at).attributes);
      });
      return { items: await viewsOf(rows), total: rows.length };
    },
    async colleagues(caller, { q, house }) {
      caller.require('account.own');
      const { organisation, territory } = caller.principal;
      const within = house ? { field: 'organisation', in: [organisation] } : { field: 'territory', in: [territory] };
      const { items } = await accounts.list(within, { q }, clock(), { limit: MOST_COLLEAGUES, offset: 0 });
      return items
        .filter(({ id, locked_at }) => id !== caller.principal.id && locked_at === null)
        .map(({ id, name }) => ({ id, name }));
    },
    async add(caller, { post, to, until, reason }) {
      const { policies } = caller.require('account.own');
      const found = await roles.post(post);
      // Somebody else's post is told like one that is not there.
      if (found?.account !== caller.principal.id) throw notFound({ zh: '岗位', en: 'post' }, post, 'post');
      const at = await directory.get(found.organisation);
      const delegate = await accounts.byId(to);
      const home = delegate ? await directory.get(delegate.organisation) : null;
      if (!delegate || delegate.locked_at || home?.territory !== at.territory)
        throw notFound({ zh: '同一地区的用户', en: 'user of the same territory' }, to, 'to');
      const now = clock();
      const ends = new Date(until);
      if (!(ends > now) || ends.getTime() > now.getTime() + LONGEST_DAYS * 86_400_000)
        throw new ServerError(
          'bad_request',
          {
            zh: `截止时间应在以后的 ${LONGEST_DAYS} 天之内。`,
            en: `The end must lie within the next ${LONGEST_DAYS} days.`,
          },
          { where: 'until' },
        );
      const id = newId('delegation', now);
      await separated(
        acts.run(
          caller.act('account.delegate', { kind: 'Account', id: to, path: at.path }, policies),
          async ({ trx, at: when, leaf, note }) => {
            await store.add(trx, { id, post, delegate: to, reason, until: ends, by: caller.principal.id }, when);
            await leaf(IDENTITY_LEAVES.postDelegated, to, { delegation: id, post, until: ends.toISOString() });
            note({ delegation: id, post });
          },
        ),
      );
      live.forget(to);
      const [view] = await viewsOf([(await store.byId(id)) as DelegationRow]);
      return view as DelegationView;
    },
    async revoke(caller, id) {
      const row = await store.byId(id);
      if (!row) throw notFound({ zh: '委托', en: 'delegation' }, id, 'delegation');
      const at = await directory.get(row.organisation);
      const { policies } =
        row.owner === caller.principal.id
          ? caller.require('account.own')
          : caller.require('role.revoke', accountFacts(row.owner, row.owner, at));
      await acts.run(
        caller.act('account.delegate', { kind: 'Account', id: row.delegate, path: at.path }, policies),
        async ({ trx, at: when, leaf, note }) => {
          if (!(await store.revoke(trx, id, caller.principal.id, when)))
            throw new ServerError(
              'conflict',
              { zh: '这项委托已撤销。', en: 'This delegation was revoked already.' },
              { where: 'delegation' },
            );
          await leaf(IDENTITY_LEAVES.postReturned, row.delegate, { delegation: id, post: row.post });
          note({ delegation: id, post: row.post, change: 'revoked' });
        },
      );
      live.forget(row.delegate);
    },
  };
}
