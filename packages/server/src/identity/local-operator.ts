/**
 * In the demonstration whoever has not signed in reads and runs the refinery's pages as the operator of the bureau: a visitor at this machine finds them
 * open, as the first start promises. Never in production, never beyond loopback (`config.ts`).
 */
import type { Authenticator } from '../http/caller.ts';
import { LOCAL_OPERATOR } from '../policy/principal.ts';

export function orLocalOperator(authenticator: Authenticator): Authenticator {
  return {
    async principalOf(request) {
      const principal = await authenticator.principalOf(request);
      return principal.kind === 'visitor' ? LOCAL_OPERATOR : principal;
    },
  };
}
