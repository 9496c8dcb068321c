import type { StoreReader } from '@kuaishu/refinery';
import type { Handlers } from '../http/handlers.ts';
import type { Ledger } from '../ledger/ledger.ts';

export function healthRoutes(deps: {
  version: string;
  startedAt: Date;
  store: StoreReader;
  pingDatabase: () => Promise<boolean>;
  ledger: Ledger;
}): Pick<Handlers, 'health'> {
  return {
    async health() {
      const [database, store] = await Promise.all([
        deps.pingDatabase(),
        deps.store.blocks().then(
          () => true,
          () => false,
        ),
      ]);
      const ledger = deps.ledger.flow.fault() === null;
      return {
        status: database && store && ledger ? 'ok' : 'degraded',
        version: deps.version,
        startedAt: deps.startedAt.toISOString(),
        database: database ? 'ok' : 'down',
        store: store ? 'ok' : 'down',
        ledger: ledger ? 'ok' : 'down',
      };
    },
  };
}
