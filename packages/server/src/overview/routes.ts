import type { Handlers } from '../http/handlers.ts';
import type { OverviewService } from './service.ts';

export function overviewRoutes(overview: OverviewService): Pick<Handlers, 'overview'> {
  return { overview: ({ caller }) => overview.read(caller) };
}
