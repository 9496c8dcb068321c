import type { Handlers } from '../http/handlers.ts';
import type { QuarantineService } from './service.ts';

export function quarantineRoutes(quarantine: QuarantineService): Pick<Handlers, 'quarantine' | 'quarantineExport'> {
  return {
    quarantine: ({ query }) => quarantine.list(query),
    async quarantineExport({ query, caller, reply }) {
      const { name, csv, rows, total } = await quarantine.export(query, caller);
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-kuaishu-rows', `${rows}/${total}`);
      return reply.send(csv);
    },
  };
}
