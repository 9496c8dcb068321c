import type { Handlers } from '../http/handlers.ts';
import type { Policy } from '../http/permission.ts';
import type { QuarantineService } from './service.ts';

export function quarantineRoutes(
  quarantine: QuarantineService,
  policy: Policy,
): Pick<Handlers, 'quarantine' | 'quarantineExport'> {
  return {
    quarantine: ({ query }) => quarantine.list(query),
    async quarantineExport({ query, request, reply }) {
      const { name, csv, rows, total } = await quarantine.export(query, policy.actor(request));
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-kuaishu-rows', `${rows}/${total}`);
      return reply.send(csv);
    },
  };
}
