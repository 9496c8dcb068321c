import type { Handlers } from '../http/handlers.ts';
import type { QuarantineService } from './service.ts';

export function quarantineRoutes(quarantine: QuarantineService): Pick<Handlers, 'quarantine' | 'quarantineExport'> {
  return {
    quarantine: ({ query, caller }) => quarantine.list(caller, query),
    async quarantineExport({ query, caller, reply }) {
      const { name, csv, rows, total } = await quarantine.export(caller, query);
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-kuaishu-rows', `${rows}/${total}`);
      return reply.send(csv);
    },
  };
}
