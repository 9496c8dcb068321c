import type { Handlers } from '../http/handlers.ts';
import type { BlockService } from './service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function blockRoutes(
  blocks: BlockService,
): Pick<Handlers, 'blocks' | 'block' | 'search' | 'searchExport' | 'entity' | 'reveal' | 'releases' | 'diff'> {
  return {
    blocks: async () => ({ items: await blocks.list() }),
    block: ({ params }) => blocks.view(params.block),
    search: ({ params, query }) => blocks.search(params.block, query),
    async searchExport({ params, query, reply }) {
      const { name, file, rows, total } = await blocks.export(params.block, query);
      reply
        .type(query.as === 'xlsx' ? XLSX : 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-kuaishu-rows', `${rows}/${total}`);
      return reply.send(file);
    },
    entity: ({ params, query }) => blocks.entity(params.block, params.entity, query.release),
    reveal: ({ params, body, caller }) => blocks.reveal(params.block, params.entity, body, caller),
    releases: async ({ params }) => ({ items: await blocks.releases(params.block) }),
    diff: ({ params, query }) => blocks.diff(params.block, query.from, query.to, query.attribute),
  };
}
