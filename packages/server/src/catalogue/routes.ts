import { entryJsonSchema } from '@kuaishu/catalog';
import type { Caller } from '../http/caller.ts';
import type { Handlers } from '../http/handlers.ts';
import { sendFile } from '../http/made-file.ts';
import { uploadedFile } from '../http/uploaded.ts';
import type { FindingAnswering } from './answers/service.ts';
import { judgeBody } from './body.ts';
import type { Derivation } from './derivation.ts';
import { elementsLike, elementsOf } from './elements.ts';
import type { RulingEvidence } from './evidence/evidence.ts';
import type { CatalogueExchange } from './exchange.ts';
import type { formCheck } from './form-check.ts';
import type { lineageOf } from './lineage.ts';
import type { CatalogueLists } from './lists.ts';
import type { CatalogueLookUp } from './look-up.ts';
import type { resolver } from './resolve.ts';
import type { resolveExamples } from './resolve-examples.ts';
import type { CatalogueService } from './service.ts';
import type { DataSamples } from './sketches/sample.ts';
import type { EntryUpdating } from './updates.ts';

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
  | 'catalogResolveExamples'
  | 'catalogChanges'
  | 'catalogRoot'
  | 'importEntries'
  | 'annotateImport'
  | 'importTemplate'
  | 'exportEntries'
  | 'catalogList'
  | 'catalogListExport'
  | 'entryLineage'
  | 'catalogElements'
  | 'catalogIdentifier'
  | 'catalogSuggest'
  | 'catalogStars'
  | 'checkQuestionnaire'
  | 'rulingEvidence'
  | 'entrySamples'
  | 'sampleEntry'
  | 'deriveEntry'
  | 'entryUpdates'
  | 'entryAnswers'
  | 'answerFinding'
>;

const SCHEMA = 'application/schema+json; charset=utf-8';

/** Whose sources come into question: one's own territory's, then the province's. */
const territoriesOf = ({ principal }: Caller): readonly string[] => [
  ...new Set([principal.territory, principal.path[0] ?? ''].filter((id) => id !== '')),
];

export interface CatalogueParts {
  readonly catalogue: CatalogueService;
  readonly lookUp: CatalogueLookUp;
  readonly resolve: ReturnType<typeof resolver>;
  readonly resolveExamples: ReturnType<typeof resolveExamples>;
  readonly exchange: CatalogueExchange;
  readonly lists: CatalogueLists;
  readonly lineage: ReturnType<typeof lineageOf>;
  readonly checkForm: ReturnType<typeof formCheck>;
  readonly evidence: RulingEvidence;
  readonly samples: DataSamples;
  readonly answers: FindingAnswering;
  readonly derive: Derivation;
  readonly updates: EntryUpdating;
}

export function catalogueRoutes({
  catalogue,
  lookUp,
  resolve,
  resolveExamples,
  exchange,
  lists,
  lineage,
  checkForm,
  evidence,
  samples,
  answers,
  derive,
  updates,
}: CatalogueParts): CatalogueHandlers {
  return {
    importEntries: ({ caller, request }) => exchange.import(caller, uploadedFile(request)),
    async annotateImport({ caller, query, request, reply }) {
      await catalogue.requireImport(caller);
      return sendFile(reply, await exchange.annotate(uploadedFile(request), query.lang ?? 'zh'));
    },
    importTemplate: async ({ reply }) => sendFile(reply, await exchange.template()),
    async exportEntries({ caller, query, reply }) {
      const made = await exchange.export(caller, { owner: query.owner, format: query.as ?? 'xlsx' });
      reply.header('x-kuaishu-rows', String(made.entries));
      return sendFile(reply, made);
    },
    catalogList: async ({ caller, params, query }) => ({
      resources: params.list === 'resources' ? await lists.resources(caller, query.owner) : [],
      needs: params.list === 'needs' ? await lists.needs(caller, query.owner) : [],
      duties: params.list === 'duties' ? await lists.duties(caller, query.owner) : [],
    }),
    catalogListExport: async ({ caller, params, query, reply }) =>
      sendFile(reply, await lists.workbook(caller, params.list, query.lang ?? 'zh', query.owner)),
    checkQuestionnaire: ({ caller, request }) => checkForm(caller, uploadedFile(request)),
    rulingEvidence: ({ caller, params }) => evidence.view(caller, params.case),
    entrySamples: async ({ caller, params }) => ({ items: await samples.list(caller, params.entry) }),
    deriveEntry: ({ caller, params, body }) => derive(caller, params.entry, body.body),
    entryUpdates: ({ caller, params }) => updates(caller, params.entry),
    entryAnswers: ({ caller, params }) => answers.list(caller, params.entry),
    answerFinding: ({ caller, params, body }) => answers.say(caller, params.entry, body),
    sampleEntry: ({ caller, params, request }) => samples.take(caller, params.entry, uploadedFile(request)),
    catalogElements: async ({ query: { q, ids } }) => ({
      items: [...(ids ? elementsOf(ids.split(',')) : []), ...(q ? elementsLike(q) : [])],
    }),
    catalogIdentifier: async ({ caller, query }) => ({ resource: await catalogue.offerIdentifier(caller, query.name) }),
    entryLineage: async ({ caller, params }) => lineage(caller, await catalogue.readable(caller, params.entry)),
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
    catalogSuggest: ({ caller, query }) => lookUp.suggest(caller, query.q),
    catalogStars: ({ caller, query }) => lookUp.stars(caller, query),
    catalogSearch: ({ caller, query }) => lookUp.search(caller, query),
    catalogProbe: ({ caller, body }) => lookUp.probe(caller, body),
    catalogResolve: async ({ caller, query }) =>
      resolve({
        subject: query.subject,
        asked: query.elements
          .split(/[,，、;；\s]+/u)
          .filter((text) => text !== '')
          .slice(0, 200),
        territories: territoriesOf(caller),
      }),
    catalogResolveExamples: ({ caller }) => resolveExamples(territoriesOf(caller)),
    catalogChanges: ({ caller, query }) => catalogue.changes(caller, query.since ?? 0, query.limit ?? 200),
    catalogRoot: ({ caller, query }) => catalogue.root(caller, query.prefix ?? ''),
  };
}
