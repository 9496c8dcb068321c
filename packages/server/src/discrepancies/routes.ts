import type { Handlers } from '../http/handlers.ts';
import type { DiscrepancyService } from './service.ts';

export function discrepancyRoutes(
  discrepancies: DiscrepancyService,
): Pick<Handlers, 'discrepancies' | 'discrepanciesExport'> {
  return {
    discrepancies: ({ params, query, caller }) => discrepancies.list(caller, params.block, query),
    async discrepanciesExport({ params, query, caller, reply }) {
      const { name, csv, rows, total } = await discrepancies.export(caller, params.block, query);
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-kuaishu-rows', `${rows}/${total}`);
      return reply.send(csv);
    },
  };
}
