/** Identity on a real PostgreSQL behind the real routes, with a clock that tests move and a count of password hashes computed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { openActs } from '../../acts/acts.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { installGuard } from '../../http/guard.ts';
import type { Handlers } from '../../http/handlers.ts';
import { installHeaders } from '../../http/headers.ts';
import { openIdempotency } from '../../http/idempotency.ts';
import { installProblems } from '../../http/problems.ts';
import { registerRoutes } from '../../http/register.ts';
import { validatorCompiler } from '../../http/validation.ts';
import { credentialNews } from '../../notices/credential-news.ts';
import { openAuthority, readPolicies } from '../../policy/authority.ts';
import type { Role } from '../../policy/roles.ts';
import { type Identity, openIdentity } from '../identity.ts';
import { organisationDirectory } from '../organisations/directory.ts';
import { organisationStore } from '../organisations/store.ts';
import { argonHasher } from '../sign-in/hasher.ts';
import type { OidcSettings } from '../sign-in/oidc.ts';
import { installBodyDigests } from '../systems/signed-requests.ts';

const policies = readPolicies();
const authority = openAuthority(policies);

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever came
  readonly body: any;
  readonly text: string;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Browser {
  ask(method: 'GET' | 'POST', url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  /** Cookie as it stands. */
  cookie: string;
}

export interface TestIdentity {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly identity: Identity;
  /** Milliseconds. */
  pass(ms: number): void;
  now(): Date;
  hashes(): number;
  browser(address?: string): Browser;
  inject(request: InjectOptions): Promise<Answer>;
  close(): Promise<void>;
}

export const HOST = '127.0.0.1:8170';
export const MINUTE = 60_000;

export async function startIdentity(
  of: {
    readonly demo?: boolean;
    readonly officersNeedSecondFactor?: boolean;
    readonly oidc?: OidcSettings;
    readonly publicUrl?: string;
    readonly hosts?: string[];
  } = {},
): Promise<TestIdentity> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-identity-'));
  const fail = (error: unknown): void => {
    throw error;
  };
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  // Grants are judged by the database's own clock as well, so the tests' clock starts there.
  let offset = 0;
  const clock = (): Date => new Date(Date.now() + offset);
  let hashes = 0;
  const argon = argonHasher(new Uint8Array(32));
  const acts = openActs(database.acting, clock);
  const identity = await openIdentity({
    db: database.db,
    acts,
    authority,
    policies,
    directory: organisationDirectory(organisationStore(database.db)),
    clock,
    onError: fail,
    credentialNews: credentialNews(null),
    sealingKey: new Uint8Array(32).fill(7),
    demo: of.demo ?? false,
    // Off for the many tests that are about something else.
    officersNeedSecondFactor: of.officersNeedSecondFactor ?? false,
    publicUrl: of.publicUrl ?? null,
    oidc: of.oidc ?? null,
    hasher: {
      hash: argon.hash,
      verify: (phc, password) => {
        hashes += 1;
        return argon.verify(phc, password);
      },
    },
  });
  const app = Fastify({ genReqId: () => crypto.randomUUID(), bodyLimit: 64 * 1024 });
  app.setValidatorCompiler(validatorCompiler);
  installProblems(app);
  installHeaders(app);
  installGuard(app, { hosts: of.hosts ?? [], publicUrl: of.publicUrl ?? null });
  installBodyDigests(app, identity.signed);
  registerRoutes(app, identity.handlers as unknown as Handlers, {
    authority,
    authenticator: identity.authenticator,
    acts,
    idempotency: openIdempotency(database.db, identity.sealing, clock),
  });
  await app.ready();

  async function inject(request: InjectOptions): Promise<Answer> {
    const answer = await app.inject({ ...request, headers: { host: HOST, ...request.headers } });
    const isJson = /json/.test(String(answer.headers['content-type']));
    return {
      status: answer.statusCode,
      body: isJson ? answer.json() : null,
      text: answer.body,
      cookies: [answer.headers['set-cookie'] ?? []].flat(),
      headers: answer.headers,
    };
  }
  return {
    app,
    database,
    identity,
    pass: (ms) => {
      offset += ms;
    },
    now: clock,
    hashes: () => hashes,
    inject,
    browser(address = '127.0.0.1') {
      const jar = new Map<string, string>();
      const browser: Browser = {
        cookie: '',
        async ask(method, url, body, headers = {}) {
          const answer = await inject({
            method,
            url,
            remoteAddress: address,
            ...(body === undefined ? {} : { payload: body }),
            headers: { ...(browser.cookie ? { cookie: browser.cookie } : {}), ...headers },
          });
          for (const cookie of answer.cookies) {
            const [pair = ''] = cookie.split(';');
            const at = pair.indexOf('=');
            if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
            else jar.set(pair.slice(0, at), pair.slice(at + 1));
          }
          if (answer.cookies.length > 0)
            browser.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
          return answer;
        },
      };
      return browser;
    },
    async close() {
      await app.close();
      await identity.sessions.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const PASSWORDS = {
  system: '青山遮不住 tea-lantern 7',
  security: '毕竟东流去 quiet-harbour 3',
  audit: '江晚正愁余 copper-violin 9',
  user: '山深闻鹧鸪 orbit-meadow 5',
} as const;

export interface World {
  readonly root: string;
  readonly system: Browser;
  readonly security: Browser;
  readonly audit: Browser;
}

/** Three officers made by the one-time link and signed in. */
export async function establish(test: TestIdentity): Promise<World> {
  const token = await test.identity.setup.newLink();
  const officer = (kind: 'system' | 'security' | 'audit') => ({
    login: `${kind}.officer`,
    name: { system: '甲', security: '乙', audit: '丙' }[kind],
    password: PASSWORDS[kind],
  });
  const made = await test.browser().ask('POST', '/api/setup', {
    token,
    organisation: { name: { zh: '贵州省人民政府', en: 'Guizhou' }, region: '520000' },
    system: officer('system'),
    security: officer('security'),
    audit: officer('audit'),
  });
  if (made.status !== 200) throw new Error(made.text);
  const open = async (kind: 'system' | 'security' | 'audit') => signIn(test, `${kind}.officer`, PASSWORDS[kind]);
  const [system, security, audit] = [await open('system'), await open('security'), await open('audit')];
  const { body } = await system.ask('GET', '/api/organisations');
  return { root: body.items[0].id, system, security, audit };
}

export async function signIn(test: TestIdentity, login: string, password: string, address?: string): Promise<Browser> {
  const browser = test.browser(address);
  const answer = await browser.ask('POST', '/api/session/password', { login, password });
  if (answer.body?.state !== 'signed_in') throw new Error(answer.text);
  return browser;
}

/** A user with roles at an organisation, whose own password is `PASSWORDS.user`. */
export async function addUser(
  test: TestIdentity,
  world: World,
  of: { readonly login: string; readonly organisation: string; readonly roles?: readonly Role[] },
): Promise<{ id: string; browser: Browser }> {
  const added = await world.system.ask('POST', '/api/users', {
    login: of.login,
    name: '赵钱孙',
    organisation: of.organisation,
  });
  if (added.status !== 201) throw new Error(added.text);
  for (const role of of.roles ?? []) {
    const granted = await world.security.ask('POST', `/api/users/${added.body.user}/roles`, {
      organisation: of.organisation,
      role,
      reason: '入职 joined',
    });
    if (granted.status !== 200) throw new Error(granted.text);
  }
  const browser = test.browser();
  const first = await browser.ask('POST', '/api/session/password', { login: of.login, password: added.body.password });
  const second = await browser.ask('POST', '/api/session/new-password', {
    ticket: first.body.ticket,
    password: PASSWORDS.user,
  });
  if (second.body?.state !== 'signed_in') throw new Error(second.text);
  return { id: added.body.user, browser };
}

export async function addOrganisation(
  world: World,
  of: {
    readonly parent: string;
    readonly zh: string;
    readonly kind?: string;
    readonly level?: string;
    readonly region?: string;
  },
): Promise<string> {
  const { status, body, text } = await world.system.ask('POST', '/api/organisations', {
    parent: of.parent,
    kind: of.kind ?? 'department',
    level: of.level ?? 'province',
    region: of.region ?? '520000',
    name: { zh: of.zh, en: of.zh },
  });
  if (status !== 201) throw new Error(text);
  return body.id;
}

/** Identity with its three officers and one organisation below the province, as most tests begin. */
export async function startWorld(organisation: string): Promise<{ test: TestIdentity; world: World; org: string }> {
  const test = await startIdentity();
  const world = await establish(test);
  return { test, world, org: await addOrganisation(world, { parent: world.root, zh: organisation }) };
}
