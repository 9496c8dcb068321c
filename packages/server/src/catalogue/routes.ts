import { entryJsonSchema } from '@kuaishu/catalog';
import type { Handlers } from '../http/handlers.ts';
import { judgeBody } from './body.ts';
import type { CatalogueLookUp } from './look-up.ts';
import type { resolver } from './resolve.ts';
import type { CatalogueService } from './service.ts';

type CatalogueHandlers = Pick<
  Handlers,
  | 'catalogEntries'
  | 'draftEntry'
  | 'catalogEntry'
  | 'saveEntry'
  | 'reviseEntry'
  | 'entryVersion'
  | 'entryDiff'
  | 'entryInterface'
  | 'lintEntry'
  | 'entrySchema'
  | 'catalogSearch'
  | 'catalogProbe'
  | 'catalogResolve'
  | 'catalogChanges'
  | 'catalogRoot'
>;

const SCHEMA = 'application/schema+json; charset=utf-8';

export function catalogueRoutes(
  catalogue: CatalogueService,
  lookUp: CatalogueLookUp,
  resolve: ReturnType<typeof resolver>,
): CatalogueHandlers {
  return {
    catalogEntries: ({ caller, query }) =>
      catalogue.list(caller, { ...query, limit: query.limit ?? 50, offset: query.offset ?? 0 }),
    draftEntry: ({ caller, body }) => catalogue.open(caller, body.body, body.origin ?? 'api'),
    catalogEntry: ({ caller, params }) => catalogue.view(caller, params.entry),
    saveEntry: ({ caller, params, body }) => catalogue.save(caller, params.entry, body.body, body.revision),
    reviseEntry: ({ caller, params }) => catalogue.revise(caller, params.entry),
    entryVersion: ({ caller, params }) => catalogue.version(caller, params.entry, params.version),
    entryDiff: ({ caller, params, query }) => catalogue.diff(caller, params.entry, query.from, query.to),
    async entryInterface({ caller, params, reply }) {
      const schema = await catalogue.interfaceOf(caller, params.entry);
      return reply.type(SCHEMA).header('x-grade', schema['x-grade']).send(JSON.stringify(schema));
    },
    lintEntry: async ({ body }) => ({ faults: [...judgeBody(body.body).faults] }),
    entrySchema: ({ reply }) => reply.type(SCHEMA).send(JSON.stringify(entryJsonSchema())),
    catalogSearch: ({ caller, query }) => lookUp.search(caller, query),
    catalogProbe: ({ caller, body }) => lookUp.probe(caller, body),
    catalogResolve: async ({ caller, query }) =>
      resolve({
        subject: query.subject,
        asked: query.elements
          .split(/[,，、\s]+/u)
          .filter((text) => text !== '')
          .slice(0, 200),
        territories: [...new Set([caller.principal.territory, caller.principal.path[0] ?? ''])].filter(
          (id) => id !== '',
        ),
      }),
    catalogChanges: ({ caller, query }) => catalogue.changes(caller, query.since ?? 0, query.limit ?? 200),
    catalogRoot: ({ caller, query }) => catalogue.root(caller, query.prefix ?? ''),
  };
}
