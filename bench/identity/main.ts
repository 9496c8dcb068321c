/**
 * What it costs to know who asks: CPU microseconds a request from cookie to principal, kept and read anew, and from signature to principal; of one argon2id
 * hash beside it. Rounds alternate, so that load of others on the machine falls on all alike.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { openActs } from '../../packages/server/src/acts/acts.ts';
import { openDatabase } from '../../packages/server/src/db/database.ts';
import { openIdentity } from '../../packages/server/src/identity/identity.ts';
import { organisationDirectory } from '../../packages/server/src/identity/organisations/directory.ts';
import { organisationStore } from '../../packages/server/src/identity/organisations/store.ts';
import { sealing } from '../../packages/server/src/identity/sealing.ts';
import { digestOf, newToken } from '../../packages/server/src/identity/sessions/token.ts';
import { argonHasher } from '../../packages/server/src/identity/sign-in/hasher.ts';
import { signRequest } from '../../packages/server/src/identity/systems/signature.ts';
import { keyPlace } from '../../packages/server/src/identity/systems/signed-requests.ts';
import { newId } from '../../packages/server/src/ids.ts';
import { credentialNews } from '../../packages/server/src/notices/credential-news.ts';
import { openAuthority, readPolicies } from '../../packages/server/src/policy/authority.ts';

const SESSIONS = 500;
const ROUNDS = 5;

const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-bench-identity-'));
const fail = (error: unknown): void => {
  throw error;
};
const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
const { db } = database;
const policies = readPolicies();
const clock = (): Date => new Date();
const sealingKey = new Uint8Array(32);
const identity = await openIdentity({
  db,
  acts: openActs(db, clock),
  authority: openAuthority(policies),
  policies,
  directory: organisationDirectory(organisationStore(db)),
  clock,
  onError: fail,
  sealingKey,
  credentialNews: credentialNews(null),
  demo: true,
  officersNeedSecondFactor: true,
  publicUrl: null,
  oidc: null,
});
await identity.demo.ensure();

const people = await db.selectFrom('post').selectAll().limit(SESSIONS).execute();
const now = clock();
const tokens = people.map(() => newToken());
await db
  .insertInto('session')
  .values(
    people.map((post, i) => ({
      id: newId('session'),
      digest: digestOf(tokens[i] as string),
      account: post.account,
      post: post.id,
      delegation: null,
      method: 'demo' as const,
      made_at: now,
      seen_at: now,
      until: new Date(now.getTime() + 3_600_000),
      address: '127.0.0.1',
      agent: 'bench',
      ended_by: null,
      end_reason: null,
    })),
  )
  .execute();

const service = newId('svc');
const key = { key: newId('key'), secret: randomBytes(32).toString('base64url') };
await db
  .insertInto('service_account')
  .values({
    id: service,
    name: 'bench',
    organisation: people[0]?.organisation as string,
    roles: ['steward'],
    purpose: 'bench',
    made_at: now,
    made_by: 'system',
  })
  .execute();
await db
  .insertInto('service_key')
  .values({
    id: key.key,
    service,
    secret: sealing(sealingKey).seal(Buffer.from(key.secret, 'base64url'), keyPlace(key.key)),
    made_at: now,
    until: new Date(now.getTime() + 3_600_000),
  })
  .execute();

const host = '127.0.0.1:8170';
const asCookie = (token: string) => ({ headers: { host, cookie: `kuaishu_session=${token}` } }) as FastifyRequest;
const asSigned = () => {
  const authorization = signRequest(
    key,
    { method: 'GET', host, url: '/api/session' },
    clock(),
    randomBytes(18).toString('base64url'),
  );
  return {
    method: 'GET',
    url: '/api/session',
    headers: { host, authorization },
    raw: { url: '/api/session' },
  } as unknown as FastifyRequest;
};
const { authenticator } = identity;

const spent: Record<string, number> = { kept: 0, anew: 0, signed: 0, hash: 0 };
const counted: Record<string, number> = { kept: 0, anew: 0, signed: 0, hash: 0 };
async function measure(name: string, times: number, work: () => Promise<unknown>): Promise<void> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  spent[name] = (spent[name] ?? 0) + user + system;
  counted[name] = (counted[name] ?? 0) + times;
}

const hasher = argonHasher(sealingKey);
for (let round = 0; round <= ROUNDS; round++) {
  if (round === 1) for (const name of Object.keys(spent)) spent[name] = counted[name] = 0;
  identity.sessions.forget();
  await measure('anew', tokens.length, async () => {
    for (const token of tokens) await authenticator.principalOf(asCookie(token));
  });
  await measure('kept', 10 * 200, async () => {
    for (let i = 0; i < 10; i++)
      for (const token of tokens.slice(-200)) await authenticator.principalOf(asCookie(token));
  });
  const requests = Array.from({ length: 200 }, asSigned);
  await measure('signed', requests.length, async () => {
    for (const request of requests) await authenticator.principalOf(request);
  });
  await measure('hash', 5, async () => {
    for (let i = 0; i < 5; i++) await hasher.hash('copper-violin-meadow');
  });
}
await database.close();
await rm(dataDir, { recursive: true, force: true });
const micros = (name: string): number => Math.round((spent[name] ?? 0) / (counted[name] ?? 1));
process.stdout.write(
  `${JSON.stringify({
    sessions: tokens.length,
    cpuMicroseconds: {
      cookieKept: micros('kept'),
      cookieReadAnew: micros('anew'),
      signedRequest: micros('signed'),
      passwordHash: micros('hash'),
    },
  })}\n`,
);
