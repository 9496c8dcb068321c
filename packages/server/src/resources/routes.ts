import type { Handlers } from '../http/handlers.ts';
import type { ResourceService } from './service.ts';

export function resourceRoutes(resources: ResourceService): Pick<Handlers, 'resources' | 'codes'> {
  return { resources: async ({ caller }) => ({ items: await resources.list(caller) }), codes: () => resources.codes() };
}
