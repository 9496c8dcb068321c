/**
 * The whole application on its parts, without listening: tests ask it by `inject`. The list of capabilities here is the table of contents.
 */
import { randomUUID } from 'node:crypto';
import { SIMULATED_TIME } from '@kuaishu/api';
import type { StoreReader } from '@kuaishu/refinery';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { accountabilityRoutes } from './accountability/routes.ts';
import { revealLog } from './blocks/reveal-log.ts';
import { blockRoutes } from './blocks/routes.ts';
import { blockService } from './blocks/service.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import { noPlay, type Play } from './clock/play.ts';
import { playRoutes } from './clock/routes.ts';
import type { ServerClock } from './clock/server-clock.ts';
import type { Access } from './config.ts';
import type { Db } from './db/database.ts';
import { discrepancyRoutes } from './discrepancies/routes.ts';
import { discrepancyService } from './discrepancies/service.ts';
import { draftingRoutes } from './drafting/routes.ts';
import type { EventHub } from './events/hub.ts';
import { eventRoutes } from './events/routes.ts';
import { healthRoutes } from './health/routes.ts';
import type { Authenticator } from './http/caller.ts';
import { answerBadAddress, answerClientError } from './http/client-errors.ts';
import { installCompression } from './http/compress.ts';
import { installDrain } from './http/drain.ts';
import { installGuard } from './http/guard.ts';
import type { Handlers } from './http/handlers.ts';
import { installHeaders } from './http/headers.ts';
import { openIdempotency } from './http/idempotency.ts';
import { openapi } from './http/openapi.ts';
import { installPages } from './http/pages.ts';
import { installProblems } from './http/problems.ts';
import { registerRoutes } from './http/register.ts';
import { installRequestLog } from './http/request-log.ts';
import { validatorCompiler } from './http/validation.ts';
import type { Identity } from './identity/identity.ts';
import { installBodyDigests } from './identity/systems/signed-requests.ts';
import { cleanHourly } from './keeping/hourly.ts';
import { keeping } from './keeping/keeping.ts';
import { leafStore } from './ledger/leaf-store.ts';
import type { Ledger } from './ledger/ledger.ts';
import { reconcileDaily } from './ledger/reconcile/daily.ts';
import { openReconciler } from './ledger/reconcile/reconciler.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { ledgerService } from './ledger/service.ts';
import { noticeRoutes } from './notices/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { overviewService } from './overview/service.ts';
import type { Platform } from './platform.ts';
import type { Authority } from './policy/authority.ts';
import { procedureRoutes } from './procedures/routes.ts';
import { deadlineStore } from './procedures/store/deadline-store.ts';
import type { ProjectReader } from './project/project-reader.ts';
import { quarantineRoutes } from './quarantine/routes.ts';
import { quarantineService } from './quarantine/service.ts';
import { coverProfile } from './resources/cover-profile.ts';
import { resourceRoutes } from './resources/routes.ts';
import { resourceService } from './resources/service.ts';
import { reviewRoutes } from './review/routes.ts';
import { reviewService } from './review/service.ts';
import type { InterruptionStore } from './runs/interruptions.ts';
import type { RunJobs } from './runs/jobs.ts';
import { runReader } from './runs/reader.ts';
import { runRoutes } from './runs/routes.ts';
import { runService } from './runs/service.ts';
import { releaseLog } from './runs/store.ts';
import { actorNames, subjectReaders } from './subject-readers.ts';
import { rowPlacesReader } from './territories/row-places.ts';

export interface AppParts {
  readonly version: string;
  readonly store: StoreReader;
  readonly project: ProjectReader;
  readonly db: Db;
  readonly pingDatabase: () => Promise<boolean>;
  readonly hub: EventHub;
  readonly jobs: RunJobs;
  readonly ledger: Ledger;
  readonly platform: Platform;
  readonly identity: Identity;
  /** Names by which the platform is reached; this machine's alone where absent. */
  readonly access?: Pick<Access, 'publicUrl' | 'hosts' | 'trustedProxies'>;
  readonly interruptions: InterruptionStore;
  /** Folder of the built pages; null serves the API alone. */
  readonly pagesDir: string | null;
  readonly clock?: () => Date;
  /** The play of the simulated province; none where absent. */
  readonly play?: { readonly view: Play; readonly clock: ServerClock };
  readonly authority: Authority;
  readonly authenticator: Authenticator;
  readonly logger?: FastifyBaseLogger;
}

const BODY_LIMIT_BYTES = 64 * 1024;
const REQUEST_MS = 300_000;

export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { store, project, db, hub, jobs, ledger, version } = parts;
  const clock = parts.clock ?? (() => new Date());
  const app = Fastify({
    ...(parts.logger ? { loggerInstance: parts.logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 512 },
    // refused by a problem document of our own while the server stops
    return503OnClosing: false,
    // a file of 50 MB comes in less over any line that is worth waiting for
    requestTimeout: REQUEST_MS,
    clientErrorHandler: answerClientError,
    frameworkErrors: answerBadAddress,
    // Whose word for the caller's address is believed.
    trustProxy: parts.access?.publicUrl ? [...parts.access.trustedProxies] : false,
  });
  // a form of any page can send plain text without being asked first
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  installProblems(app);
  const open = new Set<() => void>();
  installDrain(app, () => {
    for (const end of open) end();
  });
  installHeaders(app, parts.access?.publicUrl?.startsWith('https:') === true);
  installCompression(app);
  installGuard(app, parts.access);
  installRequestLog(app);
  installBodyDigests(app, parts.identity.signed);

  const { acts } = parts.platform;
  const reconciler = openReconciler({ ledger, db, acts, clock });
  app.addHook(
    'onClose',
    reconcileDaily({ ledger, reconciler, clock, onError: (err) => app.log.error({ err }, 'reconciliation failed') }),
  );

  app.addHook(
    'onClose',
    cleanHourly(keeping({ acts, deadlines: deadlineStore(db), clock }), (err) =>
      app.log.error({ err }, 'deleting what was kept long enough failed'),
    ),
  );

  const play = parts.play ?? (await noPlay(db));
  const reveals = revealLog(acts);
  const places = rowPlacesReader(project, parts.platform.organisations);
  const runs = runReader(store, parts.interruptions, hub);
  const document = openapi(version);

  const handlers: Handlers = {
    ...overviewRoutes(overviewService({ store, runs, project, places, jobs, clock })),
    ...runRoutes(
      runService({
        store,
        runs,
        places,
        jobs,
        releases: releaseLog(db),
        acts,
        runActs: parts.platform.runActs,
        coverProfile: async (resource, profile) => coverProfile(resource, profile, await project.current()),
        today: () => clock().toISOString().slice(0, 10),
      }),
    ),
    ...blockRoutes(blockService({ store, project, places, reveals, clock })),
    ...discrepancyRoutes(discrepancyService({ store, places, reveals, clock })),
    ...quarantineRoutes(quarantineService({ store, project, places, reveals, clock })),
    ...reviewRoutes(reviewService({ store, project, places, judgements: parts.platform.judgements })),
    ...resourceRoutes(resourceService({ store, project, places })),
    ...eventRoutes(hub, open),
    ...healthRoutes({ version, startedAt: clock(), store, pingDatabase: parts.pingDatabase, ledger }),
    ...ledgerRoutes(
      ledger,
      ledgerService({
        ledger,
        leaves: leafStore(db),
        reconciler,
        subjects: subjectReaders({ db, organisations: parts.platform.organisations, clock }),
        names: actorNames(db),
      }),
    ),
    ...catalogueRoutes(parts.platform.catalogue),
    ...draftingRoutes(parts.platform.drafting),
    ...accountabilityRoutes(parts.platform.accountability),
    ...procedureRoutes(parts.platform.procedures),
    ...noticeRoutes(parts.platform.procedures.notices),
    ...playRoutes(play.view),
    ...parts.identity.handlers,
    openapi: () => document,
  };
  registerRoutes(app, handlers, {
    authority: parts.authority,
    authenticator: parts.authenticator,
    acts,
    atItsTime: (request, work) => {
      const asked = request.headers[SIMULATED_TIME];
      return typeof asked === 'string' ? play.clock.within(play.view.timeOf(asked), work) : work();
    },
    idempotency: openIdempotency(db, parts.identity.sealing, clock),
  });
  await installPages(app, parts.pagesDir);
  return app;
}
