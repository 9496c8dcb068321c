import type { Handlers } from '../http/handlers.ts';
import type { RunService } from './service.ts';

export function runRoutes(
  runs: RunService,
): Pick<Handlers, 'runs' | 'run' | 'startRun' | 'releaseRun' | 'cancelRun' | 'profile' | 'checkHistory'> {
  return {
    runs: ({ query }) => runs.list(query.limit ?? 50, query.offset ?? 0),
    run: ({ params }) => runs.view(params.run),
    startRun: ({ body }) => runs.start(body),
    releaseRun: ({ params, body, caller }) => runs.release(caller, params.run, body),
    cancelRun: ({ params }) => runs.cancel(params.run),
    profile: ({ params, caller }) => runs.profile(caller, params.run, params.resource),
    checkHistory: async ({ caller, query }) => ({ items: await runs.history(caller, query.resource) }),
  };
}
