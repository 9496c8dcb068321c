/**
 * Others' records by their ids (OWASP API1:2023, ASVS 4.2.1), on every route of the OpenAPI document whose address names one: people of another prefecture, in
 * each role that there is, neither read nor change what a house of this one has. A control shows that the ids are good: somebody may.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../ids.ts';
import type { Principal } from '../policy/principal.ts';
import { ROLES, type Role } from '../policy/roles.ts';
import { leastOf } from '../test/least-value.ts';
import { addOrganisation, type SmallProvince, smallProvince } from '../test/small-province.ts';
import { NOW, startTestApp, type TestApp } from '../test/start-app.ts';
import { openapi } from './openapi.ts';

/** Stands in each record that a stranger must not see. */
const MARK = '独此一家';

interface Operation {
  readonly at: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly name: string;
  readonly body: object | null;
  readonly takesFile: boolean;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema: object;
    readonly required: boolean;
  }[];
}

const OPERATIONS: Operation[] = Object.entries(openapi('0').paths as Record<string, Record<string, never>>).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, of]: [string, Record<string, never>]): Operation => {
      const content =
        (of['requestBody'] as { content?: Record<string, { schema: object }> } | undefined)?.content ?? {};
      return {
        at: `${method} ${path}`,
        method: method.toUpperCase() as 'GET' | 'POST',
        path,
        name: of['operationId'] as string,
        body: content['application/json']?.schema ?? null,
        takesFile: 'application/octet-stream' in content,
        parameters: of['parameters'] as Operation['parameters'],
      };
    }),
);

/** Parameters of addresses that name no house's record: what is the platform's or the province's, and parts of what another parameter names. */
const NOBODYS: Readonly<Record<string, string>> = {
  run: 'a run is the province’s, and so is the right to read it',
  resource: 'of a run',
  block: 'a block holds everyone’s rows, each judged by itself',
  procedure: 'what a procedure asks for, everyone may know',
  deadline: 'a term of law',
  list: 'one of three lists, each filtered by the policies',
  path: 'tiles of the public log',
  organisation: 'the register of organisations is open to all who sign in',
  transition: 'of a case',
  version: 'of an entry',
};
/** What a draft and its case do not have yet: these are asked for with ids that are good, and answered 404 to all. */
const LATER: Readonly<Record<string, string>> = {
  entryInterface: 'of a published entry',
  rulingEvidence: 'of a ruling on a source',
};
/** Where one of those is changed and not read, it is somebody’s after all. */
const CHANGES = new Set(['changeOrganisation']);

let app: TestApp;
let home: SmallProvince;
let strangers: { readonly name: string; readonly as: Principal }[];
let friends: Principal[];
const theirs: Record<string, string> = {};
/** Bodies that take more than the least that their schemas let pass. */
const BODIES: Record<string, () => object> = {};

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app.database;
  home = await smallProvince(db, NOW);
  const other = await addOrganisation(db, home.province, {
    name: '丙市人民政府',
    kind: 'government',
    level: 'prefecture',
    region: '520300',
  });
  const office = await addOrganisation(db, other, { name: '丙市民政局', region: '520300' });
  app.platform.organisations.forget();
  const OFFICERS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];
  strangers = (Object.keys(ROLES) as Role[]).map((role) => ({
    name: role,
    as: home.person(OFFICERS.includes(role) ? other : office, [role]),
  }));

  const [system, security] = [
    home.person(home.province, ['system_admin']),
    home.person(home.province, ['security_admin']),
  ];
  const ask = async (as: Principal, method: 'GET' | 'POST', url: string, payload?: object) => {
    const { status, body, text } = await app.ask({ method, url, as, ...(payload ? { payload } : {}) });
    if (status >= 300) throw new Error(`${method} ${url}: ${text}`);
    return body as Record<string, never>;
  };
  const added = await ask(system, 'POST', '/api/users', {
    login: 'du.hu',
    name: MARK,
    organisation: home.police.id,
    email: 'duhu@example.cn',
  });
  theirs['user'] = added['user'];
  const granted = await ask(security, 'POST', `/api/users/${theirs['user']}/roles`, {
    organisation: home.police.id,
    role: 'steward',
    reason: '入职 joined',
  });
  const { grant } = (granted['grants'] as { grant: string }[])[0] as { grant: string };
  const { post } = await db.selectFrom('post_role').select('post').where('id', '=', grant).executeTakeFirstOrThrow();
  const steward: Principal = { ...home.person(home.police, ['steward']), id: theirs['user'], name: MARK, post };
  const { user: colleague } = await ask(system, 'POST', '/api/users', {
    login: 'tong.shi',
    name: '同事',
    organisation: home.police.id,
  });

  const drafted = await ask(steward, 'POST', '/api/catalog/entries', {
    body: {
      resource: 'only_ours',
      name: { zh: `${MARK}台账`, en: 'Only ours' },
      abstract: MARK,
      items: [{ name: MARK }],
    },
  });
  theirs['entry'] = drafted['entry'];
  theirs['case'] = drafted['caseId'];
  theirs['subject'] = theirs['entry'];
  const attached = await app.ask({
    method: 'POST',
    url: `/api/cases/${theirs['case']}/files`,
    as: steward,
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(`${MARK}.csv`) },
    payload: Buffer.from(`${MARK},1\n`),
  });
  theirs['file'] = (attached.body as { id: string }).id;
  const { id: leaf } = await db
    .selectFrom('leaf_outbox')
    .select('id')
    .where('subject', '=', theirs['case'])
    .executeTakeFirstOrThrow();
  theirs['leaf'] = leaf;
  const hook = await ask(system, 'POST', '/api/webhooks', {
    organisation: home.police.id,
    url: `https://hooks.example.cn/${encodeURIComponent(MARK)}`,
    kinds: ['duty'],
  });
  theirs['webhook'] = hook['id'];
  const made = await ask(system, 'POST', '/api/services', {
    name: MARK,
    organisation: home.police.id,
    roles: ['steward'],
    purpose: '对接 to connect',
  });
  theirs['service'] = made['service'];
  theirs['key'] = (await ask(system, 'POST', `/api/services/${theirs['service']}/keys`))['key'];
  const until = new Date(NOW.getTime() + 30 * 86_400_000).toISOString();
  const lent = await ask(steward, 'POST', '/api/delegations', { post, to: colleague, until, reason: '出差 away' });
  theirs['delegation'] = lent['delegation'];
  theirs['session'] = newId('session', NOW);
  await db
    .insertInto('session')
    .values({
      id: theirs['session'],
      digest: randomBytes(32),
      account: theirs['user'],
      post: null,
      delegation: null,
      method: 'password',
      made_at: NOW,
      seen_at: NOW,
      until: new Date(NOW.getTime() + 3_600_000),
      address: '127.0.0.1',
      agent: MARK,
    })
    .execute();
  const sm2Key = newId('key', NOW);
  await db
    .insertInto('user_sm2_key')
    .values({
      id: sm2Key,
      account: theirs['user'],
      label: MARK,
      public_key: '04',
      fingerprint: 'f',
      user_id: 'u',
      made_at: NOW,
    })
    .execute();
  theirs['effect'] = newId('effect', NOW);
  await db
    .insertInto('effect')
    .values({
      id: theirs['effect'],
      case_id: theirs['case'],
      seq: 1,
      name: 'notice.webhook',
      kind: 'external',
      payload: JSON.stringify({ webhook: theirs['webhook'], event: {} }),
      state: 'dead',
      attempts: 9,
      act: newId('act', NOW),
      made_at: NOW,
      error: MARK,
    })
    .execute();
  theirs['entity'] = 'E1';
  theirs['pair'] = 'P1';
  theirs['organisation'] = home.police.id;

  BODIES['saveEntry'] = () => ({ body: { resource: 'only_ours', name: { zh: 'x' } }, revision: 1 });
  BODIES['extendCase'] = () => ({ clock: 'review', days: 1, comment: 'x' });
  BODIES['delegateCase'] = () => ({ to: null });
  BODIES['revokeRole'] = () => ({ grant, reason: '离职 left' });
  BODIES['grantRole'] = () => ({ organisation: home.police.id, role: 'staff', reason: '兼任 also' });
  BODIES['changeOrganisation'] = () => ({ activeUntil: '2030-01-01' });
  BODIES['reveal'] = () => ({ attributes: ['person_name'], purpose: '核对身份 to check', caseNumber: 'CASE-1' });
  BODIES['changeUser'] = () => ({ name: '改名' });
  friends = [
    steward,
    { ...steward, roles: ['head'] },
    { ...home.person(home.bureau, ['reviewer']) },
    { ...home.person(home.bureau, ['arbiter']) },
    { ...home.person(home.bureau, ['operator']) },
    security,
    system,
  ];
  theirs['sm2Key'] = sm2Key;
}, 120_000);
afterAll(() => app?.close());

/** Values for the address: a key is a system's or a person's own. */
function idsOf({ path }: Operation): Record<string, string> {
  return {
    ...theirs,
    ...(path.includes('/sm2/') ? { key: theirs['sm2Key'] ?? '' } : {}),
    block: 'person',
    version: '1',
    transition: 'submit',
  };
}

const named = ({ path }: Operation): string[] =>
  [...path.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name as string);
const ofHouses = OPERATIONS.filter(
  (operation) => named(operation).some((name) => !(name in NOBODYS)) || CHANGES.has(operation.name),
);

async function send(operation: Operation, as: Principal) {
  const ids = idsOf(operation);
  const path = operation.path.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
  const search = new URLSearchParams();
  for (const { name, in: place, required, schema } of operation.parameters)
    if (place === 'query' && required) search.set(name, String(leastOf(schema)));
  const url = search.size > 0 ? `${path}?${search}` : path;
  if (operation.takesFile)
    return app.ask({
      method: 'POST',
      url,
      as,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.csv' },
      payload: Buffer.from('a,b\n1,2\n'),
    });
  const payload = operation.body ? (BODIES[operation.name]?.() ?? (leastOf(operation.body) as object)) : undefined;
  return app.ask({ method: operation.method, url, as, ...(payload ? { payload } : {}) });
}

describe('a record of another house', () => {
  it('is known for every parameter of every address', () => {
    const unknown = OPERATIONS.flatMap(named).filter((name) => !(name in NOBODYS) && !(name in theirs));
    expect([...new Set(unknown)]).toEqual([]);
    expect(ofHouses.length).toBeGreaterThan(40);
  });

  it('is neither read nor changed by anybody of another prefecture, whatever the role', async () => {
    for (const operation of ofHouses)
      for (const { name, as } of strangers) {
        const { status, text } = await send(operation, as);
        expect([403, 404], `${name}: ${operation.at} ${status} ${text.slice(0, 300)}`).toContain(status);
        expect(text, `${name}: ${operation.at}`).not.toContain(MARK);
      }
  }, 120_000);

  it('is in no list, search, count or export of theirs, also where they ask for it by its house or its owner', async () => {
    const lists = OPERATIONS.filter(
      (one) =>
        one.method === 'GET' && !ofHouses.includes(one) && !['events', 'oidcStart', 'oidcReturn'].includes(one.name),
    );
    const about: Readonly<Record<string, string>> = {
      owner: home.police.id,
      organisation: home.police.id,
      under: home.police.id,
      parent: home.prefecture.id,
      territory: home.prefecture.id,
      user: theirs['user'] ?? '',
      actor: theirs['user'] ?? '',
      applicant: theirs['user'] ?? '',
      target: theirs['user'] ?? '',
      subject: theirs['entry'] ?? '',
      case: theirs['case'] ?? '',
      // a part of it, since an answer may repeat what was asked
      q: MARK.slice(0, 3),
      title: MARK.slice(0, 3),
    };
    for (const { path, parameters, name } of lists) {
      const address = path.replace(
        /\{([a-zA-Z]+)\}/g,
        (_, of: string) => ({ list: 'duties', block: 'person', run: 'R1', organisation: home.police.id })[of] ?? 'x',
      );
      const known = parameters.filter((one) => one.in === 'query');
      const base = new URLSearchParams();
      for (const one of known) if (one.required) base.set(one.name, about[one.name] ?? String(leastOf(one.schema)));
      const queries = [
        base,
        ...known.flatMap((one) =>
          about[one.name] ? [new URLSearchParams([...base, [one.name, about[one.name] as string]])] : [],
        ),
      ];
      for (const { name: role, as } of strangers)
        for (const query of queries) {
          const url = query.size > 0 ? `${address}?${query}` : address;
          const { status, text } = await app.ask({ method: 'GET', url, as });
          expect(status, `${role}: ${url} ${text.slice(0, 300)}`).toBeLessThan(500);
          expect(text, `${role}: ${name} ${url}`).not.toContain(MARK);
        }
    }
  }, 120_000);

  it('is there: somebody may', async () => {
    const nobody: string[] = [];
    // what ends things comes last
    const order = (one: Operation) => Number(/end|revoke|disable|lock|reset|remove|changeUser/i.test(one.name));
    for (const operation of ofHouses.toSorted((a, b) => order(a) - order(b))) {
      const statuses: number[] = [];
      for (const as of friends) {
        const { status } = await send(operation, as);
        statuses.push(status);
        if (![401, 403, 404].includes(status)) break;
      }
      if (operation.name in LATER) continue;
      if (statuses.every((status) => [401, 403, 404].includes(status))) nobody.push(`${operation.at} ${statuses}`);
    }
    expect(nobody).toEqual([]);
  }, 120_000);
});
