import type { StoreReader } from '@kuaishu/refinery';
import type { Handlers } from '../http/handlers.ts';

export function healthRoutes(deps: {
  version: string;
  startedAt: Date;
  store: StoreReader;
  pingDatabase: () => Promise<boolean>;
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
      return {
        status: database && store ? 'ok' : 'degraded',
        version: deps.version,
        startedAt: deps.startedAt.toISOString(),
        database: database ? 'ok' : 'down',
        store: store ? 'ok' : 'down',
      };
    },
  };
}
