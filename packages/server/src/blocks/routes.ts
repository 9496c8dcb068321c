import type { Handlers } from '../http/handlers.ts';
import type { BlockService } from './service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function blockRoutes(
  blocks: BlockService,
): Pick<Handlers, 'blocks' | 'block' | 'search' | 'searchExport' | 'entity' | 'reveal' | 'releases' | 'diff'> {
  return {
    blocks: async ({ caller }) => ({ items: await blocks.list(caller) }),
    block: ({ params, caller }) => blocks.view(caller, params.block),
    search: ({ params, query, caller }) => blocks.search(caller, params.block, query),
    async searchExport({ params, query, caller, reply }) {
      const { name, file, rows, total } = await blocks.export(caller, params.block, query);
      reply
        .type(query.as === 'xlsx' ? XLSX : 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('x-kuaishu-rows', `${rows}/${total}`);
      return reply.send(file);
    },
    entity: ({ params, query, caller }) => blocks.entity(caller, params.block, params.entity, query.release),
    reveal: ({ params, body, caller }) => blocks.reveal(caller, params.block, params.entity, body),
    releases: async ({ params, caller }) => ({ items: await blocks.releases(caller, params.block) }),
    diff: ({ params, query, caller }) => blocks.diff(caller, params.block, query.from, query.to, query.attribute),
  };
}
