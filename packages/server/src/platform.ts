/** The parts of the platform that stand on the database alone: organisations, procedures with everything that takes part in them, the catalogue ledger. */
import type { Text2 } from '@kuaishu/api';
import type { StoreReader } from '@kuaishu/refinery';
import { type AccountabilityService, accountabilityService } from './accountability/service.ts';
import type { Acts } from './acts/acts.ts';
import { allProcedures } from './all-procedures.ts';
import { fileStore } from './attachments/index.ts';
import { findingAnswers } from './catalogue/answers/service.ts';
import { answerStore } from './catalogue/answers/store.ts';
import { changeFeed } from './catalogue/changes.ts';
import { collectedBy } from './catalogue/deliveries.ts';
import { derivation } from './catalogue/derivation.ts';
import { draftKeeper } from './catalogue/drafts.ts';
import { dutiesOf } from './catalogue/duties-of.ts';
import { rulingEvidence } from './catalogue/evidence/evidence.ts';
import { catalogueExchange } from './catalogue/exchange.ts';
import { formCheck } from './catalogue/form-check.ts';
import { type CatalogueIndex, openCatalogueIndex } from './catalogue/index/catalogue-index.ts';
import { lineageOf } from './catalogue/lineage.ts';
import { catalogueLists } from './catalogue/lists.ts';
import { catalogueLookUp } from './catalogue/look-up.ts';
import { placesOf } from './catalogue/places.ts';
import { COMPILED_IN, catalogueEntry } from './catalogue/procedures/catalogue-entry.ts';
import { catalogueEffects } from './catalogue/procedures/effects.ts';
import { entrySubject } from './catalogue/procedures/entry-subject.ts';
import { type Publisher, publisher } from './catalogue/publish.ts';
import { resolver } from './catalogue/resolve.ts';
import { resolveExamples } from './catalogue/resolve-examples.ts';
import type { CatalogueParts } from './catalogue/routes.ts';
import { catalogueService } from './catalogue/service.ts';
import { type SketchKeeper, sketchKeeper } from './catalogue/sketches/keeper.ts';
import { dataSamples } from './catalogue/sketches/sample.ts';
import { sketchStore } from './catalogue/sketches/store.ts';
import { catalogueStore } from './catalogue/store.ts';
import { updateStore } from './catalogue/update-store.ts';
import { updateWatch } from './catalogue/update-watch.ts';
import { entryUpdates } from './catalogue/updates.ts';
import type { Db } from './db/database.ts';
import type { ReachOptions } from './drafting/database-reach.ts';
import { type DraftingService, draftingService } from './drafting/service.ts';
import { type OrganisationDirectory, organisationDirectory } from './identity/organisations/directory.ts';
import { organisationStore } from './identity/organisations/store.ts';
import { postStore } from './identity/posts/posts.ts';
import { roleGrantEffect } from './identity/roles/grant-effect.ts';
import { roleStore } from './identity/roles/store.ts';
import type { Sealing } from './identity/sealing.ts';
import type { Directory } from './procedures/directory.ts';
import { openProcedures, type Procedures, type ProceduresOptions } from './procedures/open-procedures.ts';
import { openRegistry } from './procedures/registry.ts';
import type { ProjectReader } from './project/project-reader.ts';
import { type Judgements, judgements } from './review/judgements.ts';
import { type RunActs, runActs } from './runs/run-acts.ts';

export interface PlatformOptions {
  readonly db: Db;
  /** For connections of their own, as the application's role. */
  readonly url: string;
  /** For pg-boss. */
  readonly queueUrl: string;
  readonly acts: Acts;
  readonly store: StoreReader;
  readonly project: ProjectReader;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
  readonly asPlayed?: ProceduresOptions['asPlayed'];
  /** Of what is kept of values: `sketchKey`. */
  readonly sketchKey: Uint8Array;
  /** Closes secrets with the key of the installation. */
  readonly sealing: Sealing;
  /** Folder of the files of cases. */
  readonly filesDir: string;
  /** Databases that drafts may be made from; without it public ones alone. */
  readonly databases?: ReachOptions;
  /** Mails and webhooks. */
  readonly notices?: ProceduresOptions['notices'];
  /** Told of an account whose rights a case has changed. */
  readonly rightsChanged?: (account: string) => void;
  /** How often clocks are looked at; null: neither they nor new deliveries by themselves. */
  readonly tickMs?: number | null;
}

export interface Platform {
  readonly acts: Acts;
  readonly organisations: OrganisationDirectory;
  readonly directory: Directory;
  readonly procedures: Procedures;
  readonly catalogue: CatalogueParts;
  readonly drafting: DraftingService;
  readonly accountability: AccountabilityService;
  readonly runActs: RunActs;
  readonly judgements: Judgements;
  readonly index: CatalogueIndex;
  readonly sketches: SketchKeeper;
  /** What changes the ledger itself; the catalogue's procedures call it. */
  readonly publish: Publisher;
  close(): Promise<void>;
}

export async function openPlatform(options: PlatformOptions): Promise<Platform> {
  const { db, acts, store, project, clock, onError } = options;
  const organisations = organisationDirectory(organisationStore(db));
  const directory = directoryOf(db, organisations, clock);

  const entries = catalogueStore(db);
  const drafts = draftKeeper(entries, async (id, trx) => {
    const state = id === null ? null : await procedures.stateOf(id, trx);
    return state !== null && !COMPILED_IN.has(state);
  });
  const publish = publisher(entries);
  const sketches = sketchStore(db);
  const [updates, collected] = [updateStore(db), collectedBy(store, project)];
  const evidence = rulingEvidence({
    db,
    entries,
    sketches,
    organisationOf: () => catalogue.organisationOf(),
    dutiesOf: dutiesOf({ updates, collected, clock }),
    runs: () => store.runs(),
    clock,
  });
  const registry = openRegistry();
  const defined = await allProcedures();
  registry.add(...defined.procedures);
  registry.addEffects(
    roleGrantEffect(roleStore(db), options.rightsChanged ?? (() => {})),
    ...catalogueEffects(publish, entries, evidence),
    ...defined.effects,
  );
  registry.addSubjects(entrySubject({ store: entries, drafts, publish }), ...defined.subjects);
  const procedures = await openProcedures({
    db,
    queueUrl: options.queueUrl,
    acts,
    directory,
    registry,
    files: await fileStore(options.filesDir),
    sealing: options.sealing,
    clock,
    onError,
    ...(options.asPlayed ? { asPlayed: options.asPlayed } : {}),
    ...(options.notices ? { notices: options.notices } : {}),
    ...(options.tickMs === undefined ? {} : { tickMs: options.tickMs }),
  });

  const catalogue = catalogueService({
    store: entries,
    drafts,
    feed: changeFeed(db),
    organisations,
    acts,
    openCase: (act, caller, { entry }, id) =>
      procedures.cases.openIn(act, caller, {
        id,
        procedure: catalogueEntry.id,
        subject: { id: entry.id },
        title: entry.title,
      }),
  });
  const { organisationOf } = catalogue;
  const index = openCatalogueIndex({ url: options.url, onFault: onError });
  const lists = catalogueLists({ db, organisationOf, clock, updates, collected });
  const watch = updateWatch({ acts, cases: procedures.bySystem, store: updates, entries, collected, clock });
  procedures.ticker.also(watch.look);
  const runsActed = runActs({ db, acts, store });
  procedures.ticker.also(runsActed.catchUp);
  const answers = answerStore(db);
  const lookUp = catalogueLookUp({
    index,
    store: entries,
    sketches,
    answers,
    organisationOf,
    places: () => placesOf(organisations),
  });
  const keeper = sketchKeeper({
    db,
    acts,
    store,
    project,
    entries,
    sketches,
    organisations,
    key: options.sketchKey,
    onError,
    ...(options.tickMs === null ? { everyMs: null } : {}),
  });
  return {
    acts,
    organisations,
    directory,
    procedures,
    index,
    sketches: keeper,
    publish,
    runActs: runsActed,
    judgements: judgements({ acts, sealing: options.sealing }),
    accountability: accountabilityService({ db, registry, organisationOf, clock }),
    catalogue: {
      catalogue,
      lookUp,
      checkForm: formCheck(lookUp),
      resolve: resolver(db, organisationOf),
      resolveExamples: resolveExamples(db, clock),
      exchange: catalogueExchange({ catalogue, store: entries, acts }),
      lists,
      lineage: lineageOf({ db, store: entries, project, organisationOf }),
      evidence,
      answers: findingAnswers({ catalogue, entries, answers, lookUp, acts }),
      derive: derivation({ catalogue, store: entries }),
      updates: entryUpdates({ db, catalogue, updates, collected, store, clock }),
      samples: dataSamples({ catalogue, entries, sketches, acts, key: options.sketchKey }),
    },
    drafting: draftingService({ catalogue, acts, reach: options.databases ?? { allowed: [] } }),
    async close() {
      await keeper.close();
      await procedures.close();
      await index.close();
    },
  };
}

function directoryOf(db: Db, organisations: OrganisationDirectory, clock: () => Date): Directory {
  const posts = postStore(db);
  return {
    async organisation(id) {
      const { path, territory, level, name } = await organisations.get(id);
      return { id, path, territory, level, name };
    },
    async person(id) {
      const found = await db
        .selectFrom('user_account')
        .select(['id', 'name', 'email'])
        .where('id', '=', id)
        .where('locked_at', 'is', null)
        .executeTakeFirst();
      if (!found) return null;
      const own = await posts.of(id, clock());
      return { ...found, organisations: [...new Set(own.map((post) => post.organisation))] };
    },
    async names(ids) {
      const tree = await organisations.tree();
      const found = new Map<string, Text2>();
      const people: string[] = [];
      for (const id of ids) {
        const organisation = tree.get(id);
        if (organisation) found.set(id, organisation.name);
        else people.push(id);
      }
      if (people.length > 0) {
        const rows = await db.selectFrom('user_account').select(['id', 'name']).where('id', 'in', people).execute();
        for (const { id, name } of rows) found.set(id, { zh: name, en: name });
      }
      return found;
    },
    async usersWith(role, where) {
      const holders = await posts.holders(role, where, clock());
      return holders.map(({ user, name, email, organisation }) => ({
        id: user,
        name,
        email,
        organisations: [organisation],
      }));
    },
  };
}
