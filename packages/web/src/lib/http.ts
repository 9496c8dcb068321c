/**
 * The server's API, typed by `@kuaishu/api`. Only types are imported, so that the schemas stay out of the bundle;
 * the compiler checks each path here against the table there.
 */
import type { AnswerOf, BodyOf, Problem, QueryOf, RouteName, Routes } from '@kuaishu/api';

const PATHS = {
  overview: '/api/overview',
  runs: '/api/runs',
  run: '/api/runs/:run',
  startRun: '/api/runs',
  releaseRun: '/api/runs/:run/release',
  cancelRun: '/api/runs/:run/cancel',
  profile: '/api/runs/:run/profile/:resource',
  checkHistory: '/api/checks/history',
  blocks: '/api/blocks',
  block: '/api/blocks/:block',
  search: '/api/blocks/:block/search',
  searchExport: '/api/blocks/:block/search/export',
  entity: '/api/blocks/:block/entities/:entity',
  reveal: '/api/blocks/:block/entities/:entity/reveal',
  diff: '/api/blocks/:block/diff',
  discrepancies: '/api/blocks/:block/discrepancies',
  discrepanciesExport: '/api/blocks/:block/discrepancies/export',
  quarantine: '/api/quarantine',
  quarantineExport: '/api/quarantine/export',
  review: '/api/review',
  answerReview: '/api/review/:pair',
  resources: '/api/resources',
  codes: '/api/codes',
  events: '/api/events',
  session: '/api/session',
  signIn: '/api/session/password',
  signInCode: '/api/session/code',
  signInPassword: '/api/session/new-password',
  sm2Challenge: '/api/session/sm2/challenge',
  signInSm2: '/api/session/sm2',
  signInDemo: '/api/session/demo',
  choosePost: '/api/session/post',
  signOut: '/api/session/end',
  catalogEntries: '/api/catalog/entries',
  draftEntry: '/api/catalog/entries',
  catalogEntry: '/api/catalog/entries/:entry',
  saveEntry: '/api/catalog/entries/:entry/working',
  reviseEntry: '/api/catalog/entries/:entry/revise',
  entryDiff: '/api/catalog/entries/:entry/diff',
  entryLineage: '/api/catalog/entries/:entry/lineage',
  lintEntry: '/api/catalog/lint',
  catalogElements: '/api/catalog/elements',
  catalogIdentifier: '/api/catalog/identifier',
  catalogSearch: '/api/catalog/search',
  catalogProbe: '/api/catalog/probe',
  entrySamples: '/api/catalog/entries/:entry/samples',
  sampleEntry: '/api/catalog/entries/:entry/samples',
  deriveEntry: '/api/catalog/entries/:entry/derived',
  entryUpdates: '/api/catalog/entries/:entry/updates',
  entryAnswers: '/api/catalog/entries/:entry/answers',
  answerFinding: '/api/catalog/entries/:entry/answers',
  rulingEvidence: '/api/cases/:case/evidence',
  catalogSuggest: '/api/catalog/suggest',
  catalogStars: '/api/catalog/stars',
  catalogResolve: '/api/catalog/resolve',
  catalogResolveExamples: '/api/catalog/resolve/examples',
  catalogList: '/api/catalog/lists/:list',
  importEntries: '/api/catalog/import',
  proposeFromFile: '/api/catalog/proposals/file',
  databaseTables: '/api/catalog/proposals/database/tables',
  proposeFromDatabase: '/api/catalog/proposals/database',
  checkQuestionnaire: '/api/catalog/questionnaire',
  procedures: '/api/procedures',
  deadlines: '/api/deadlines',
  changeDeadline: '/api/deadlines/:deadline',
  effects: '/api/effects',
  retryEffect: '/api/effects/:effect/retry',
  webhooks: '/api/webhooks',
  addWebhook: '/api/webhooks',
  setWebhook: '/api/webhooks/:webhook',
  cases: '/api/cases',
  procedure: '/api/procedures/:procedure',
  openCase: '/api/cases',
  case: '/api/cases/:case',
  actOnCase: '/api/cases/:case/steps/:transition',
  commentOnCase: '/api/cases/:case/comments',
  takeCase: '/api/cases/:case/assignment',
  attachToCase: '/api/cases/:case/files',
  extendCase: '/api/cases/:case/extension',
  delegateCase: '/api/cases/:case/delegation',
  escalateCase: '/api/cases/:case/escalation',
  inbox: '/api/inbox',
  users: '/api/users',
  user: '/api/users/:user',
  addUser: '/api/users',
  changeUser: '/api/users/:user',
  lockUser: '/api/users/:user/lock',
  unlockUser: '/api/users/:user/unlock',
  resetPassword: '/api/users/:user/reset',
  grantRole: '/api/users/:user/roles',
  revokeRole: '/api/users/:user/roles/revoke',
  organisations: '/api/organisations',
  organisation: '/api/organisations/:organisation',
  addOrganisation: '/api/organisations',
  changeOrganisation: '/api/organisations/:organisation',
  importPeople: '/api/import/people',
  importGrants: '/api/import/grants',
  readPeopleSheet: '/api/import/people/sheet',
  readGrantsSheet: '/api/import/grants/sheet',
  services: '/api/services',
  addService: '/api/services',
  disableService: '/api/services/:service/disable',
  addServiceKey: '/api/services/:service/keys',
  revokeServiceKey: '/api/services/:service/keys/:key/revoke',
  audit: '/api/audit',
  auditExport: '/api/audit.csv',
  permissions: '/api/permissions',
  sessions: '/api/sessions',
  endSession: '/api/sessions/:session/end',
  colleagues: '/api/colleagues',
  delegations: '/api/delegations',
  delegate: '/api/delegations',
  revokeDelegation: '/api/delegations/:delegation/revoke',
  credentials: '/api/account',
  changePassword: '/api/account/password',
  beginTotp: '/api/account/totp',
  confirmTotp: '/api/account/totp/confirm',
  removeTotp: '/api/account/totp/remove',
  sm2KeyChallenge: '/api/account/sm2/challenge',
  addSm2Key: '/api/account/sm2',
  revokeSm2Key: '/api/account/sm2/:key/revoke',
  notices: '/api/notices',
  readNotices: '/api/notices/read',
  noticePreference: '/api/notices/preference',
  setNoticePreference: '/api/notices/preference',
  setup: '/api/setup',
  ledger: '/api/ledger',
  ledgerLeafProof: '/api/ledger/leaves/:leaf/proof',
  ledgerSubjectLeaves: '/api/ledger/subjects/:subject/leaves',
  reconcileLedger: '/api/ledger/reconciliations',
  accountability: '/api/accountability',
  inboxCounts: '/api/inbox/counts',
  duties: '/api/duties',
  demoPlay: '/api/demo/play',
} as const satisfies { readonly [Name in RouteName]?: Routes[Name]['path'] };

type Known = keyof typeof PATHS;
type Reads = { [N in Known]: Routes[N]['method'] extends 'GET' ? N : never }[Known];
type Writes = Exclude<Known, Reads>;
type Params = Readonly<Record<string, string>>;

/** What the server answered when it could not do what was asked, or why it could not be asked. */
export class RequestError extends Error {
  readonly problem: Problem | null;
  readonly status: number;

  constructor(status: number, problem: Problem | null, cause?: unknown) {
    super(problem?.title.en ?? `HTTP ${status}`, { cause });
    this.name = 'RequestError';
    this.status = status;
    this.problem = problem;
  }
}

/** `/api/runs/:run` with its parameters and query filled in, each encoded. Blank query values are left out. */
export function addressOf(name: Known, params: Params = {}, query: object = {}): string {
  const path = PATHS[name].replace(/:([a-z]+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

async function answer<T>(address: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (cause) {
    throw new RequestError(0, null, cause);
  }
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? await response.json() : null;
  if (!response.ok) throw new RequestError(response.status, body as Problem | null);
  return body as T;
}

export function read<N extends Reads>(
  name: N,
  options: { params?: Params; query?: QueryOf<Routes[N]>; signal?: AbortSignal } = {},
): Promise<AnswerOf<Routes[N]>> {
  const init: RequestInit = { headers: { accept: 'application/json' } };
  if (options.signal) init.signal = options.signal;
  return answer(addressOf(name, options.params, options.query ?? {}), init);
}

/** A file as it is, with its name. */
export function send<N extends Writes>(name: N, file: File, params: Params = {}): Promise<AnswerOf<Routes[N]>> {
  return answer(addressOf(name, params), {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    },
    body: file,
  });
}

/** What browsers still carry for a page that is gone: 64 KiB of all requests together (Fetch, 4.6 HTTP-network-or-cache fetch); a Chinese character takes three bytes. */
const KEEPALIVE_LENGTH = 20_000;

/** `outlives`: it is sent even where the page is left meanwhile. */
export function write<N extends Writes>(
  name: N,
  options: { params?: Params; body?: BodyOf<Routes[N]>; outlives?: boolean } = {},
): Promise<AnswerOf<Routes[N]>> {
  const body = JSON.stringify(options.body ?? {});
  return answer(addressOf(name, options.params), {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body,
    keepalive: options.outlives === true && body.length < KEEPALIVE_LENGTH,
  });
}
