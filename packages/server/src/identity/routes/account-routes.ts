/** Routes of one's own account, of users with their roles, of delegations. */
import type { Handlers } from '../../http/handlers.ts';
import type { OwnAccountService } from '../accounts/own.ts';
import type { AccountService } from '../accounts/service.ts';
import type { DelegationService } from '../delegations/service.ts';
import type { RoleService } from '../roles/service.ts';

type Names =
  | 'credentials'
  | 'changePassword'
  | 'beginTotp'
  | 'confirmTotp'
  | 'removeTotp'
  | 'sm2KeyChallenge'
  | 'addSm2Key'
  | 'revokeSm2Key'
  | 'users'
  | 'user'
  | 'addUser'
  | 'changeUser'
  | 'lockUser'
  | 'unlockUser'
  | 'resetPassword'
  | 'grantRole'
  | 'revokeRole'
  | 'delegations'
  | 'colleagues'
  | 'delegate'
  | 'revokeDelegation';

const done = { done: true } as const;

export function accountRoutes(parts: {
  readonly own: OwnAccountService;
  readonly accounts: AccountService;
  readonly roles: RoleService;
  readonly delegations: DelegationService;
  readonly publicUrl: string | null;
}): Pick<Handlers, Names> {
  const { own, accounts, roles, delegations } = parts;
  return {
    credentials: ({ caller }) => own.credentials(caller),
    changePassword: async ({ caller, body }) => {
      await own.changePassword(caller, body.current, body.next);
      return done;
    },
    beginTotp: ({ caller, body }) => own.beginTotp(caller, body.password),
    confirmTotp: ({ caller, body }) => own.confirmTotp(caller, body.code),
    removeTotp: async ({ caller, body }) => {
      await own.removeTotp(caller, body.password);
      return done;
    },
    sm2KeyChallenge: ({ caller, body, request }) =>
      own.sm2Challenge(caller, body.password, parts.publicUrl ?? `http://${request.headers.host ?? ''}`),
    addSm2Key: async ({ caller, body }) => {
      await own.addSm2Key(caller, body);
      return done;
    },
    revokeSm2Key: async ({ caller, params }) => {
      await own.revokeSm2Key(caller, params.key);
      return done;
    },
    users: ({ caller, query }) => accounts.list(caller, query),
    user: ({ caller, params }) => accounts.get(caller, params.user),
    addUser: ({ caller, body }) => accounts.add(caller, body),
    changeUser: ({ caller, params, body }) => accounts.change(caller, params.user, body),
    lockUser: ({ caller, params, body }) => accounts.lock(caller, params.user, body.reason),
    unlockUser: ({ caller, params, body }) => accounts.unlock(caller, params.user, body.reason),
    resetPassword: ({ caller, params, body }) => accounts.reset(caller, params.user, body.reason),
    grantRole: async ({ caller, params, body }) => {
      await roles.grant(caller, params.user, body);
      return accounts.get(caller, params.user);
    },
    revokeRole: async ({ caller, params, body }) => {
      await roles.revoke(caller, params.user, body);
      return done;
    },
    delegations: ({ caller }) => delegations.list(caller),
    colleagues: ({ caller, query }) => delegations.colleagues(caller, query),
    delegate: ({ caller, body }) => delegations.add(caller, body),
    revokeDelegation: async ({ caller, params }) => {
      await delegations.revoke(caller, params.delegation);
      return done;
    },
  };
}
