/** Notices in the platform, by a real SMTP server and to a real receiver. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sealing } from '../identity/sealing.ts';
import { permit, writingNothing } from '../procedures/testing/permit.ts';
import { startBench, type TestBench } from '../procedures/testing/start.ts';
import type { CredentialChange } from './credential-news.ts';
import { verifySignature } from './webhook.ts';
import { sealPlainSecrets } from './webhook-secrets.ts';

interface Mail {
  readonly to: string[];
  readonly raw: string;
}
interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A name server that once said something else. */
const leadingInside = ((_host: string, _options: object, callback: (error: null, found: object[]) => void) =>
  callback(null, [{ address: '10.0.0.1', family: 4 }])) as never;

let bench: TestBench;
let smtp: SMTPServer;
let receiver: Server;
let receiverPort: number;
const mails: Mail[] = [];
const deliveries: Delivery[] = [];
let answers: number[] = [];
let refuse: number | null = null;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, callback) {
      if (refuse === null) return callback();
      const error = Object.assign(new Error('refused'), { responseCode: refuse });
      refuse = refuse === 451 ? null : refuse;
      callback(error);
    },
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString('utf8'),
        });
        callback();
      });
    },
  });
  const mailPort = await new Promise<number>((resolve) => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      deliveries.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  receiverPort = (receiver.address() as AddressInfo).port;
  bench = await startBench({
    procedures: [permit],
    effects: [writingNothing],
    options: {
      notices: {
        mail: {
          url: `smtp://127.0.0.1:${mailPort}`,
          from: 'Kuaishu <noreply@data.example>',
          publicUrl: 'https://data.example',
        },
        allowed: [`127.0.0.1:${receiverPort}`],
        lookup: leadingInside,
      },
    },
  });
});
afterAll(async () => {
  await bench.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  await new Promise((resolve) => receiver.close(resolve));
});
afterEach(() => {
  mails.length = 0;
  deliveries.length = 0;
  answers = [];
  refuse = null;
});

async function open(title = '修路许可') {
  const { person, places } = bench.town;
  const steward = person(places.police, ['steward']);
  const head = person(places.police, ['head']);
  const of = await bench.cases.open(bench.as(steward), {
    procedure: 'permit',
    subject: { id: 'thing_1' },
    title,
    input: { purpose: '张三的房屋，13800138000' },
  });
  await bench.outbox.settled();
  return { of, steward, head };
}
function decoded(raw: string): string {
  const body = raw
    .split(/\r?\n\r?\n/)
    .slice(1)
    .join('\n\n');
  if (/^content-transfer-encoding: base64/im.test(raw)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

describe('a person whose duty it is', () => {
  it('finds a notice and a mail that say the title and no more of the case', async () => {
    const { of, head } = await open();
    const { items, unread } = await bench.notices.list(bench.as(head), {});
    expect(items).toMatchObject([{ kind: 'duty', case: of.id, text: { zh: '许可“修路许可”待你办理（已提交）' } }]);
    expect(unread).toBe(1);
    const own = mails.filter(({ to }) => to[0] === `${head.id.toLowerCase()}@example.test`);
    expect(own).toHaveLength(1);
    const text = decoded(own[0]?.raw ?? '');
    expect(text).toContain('修路许可');
    expect(text).toContain(`https://data.example/cases/${of.id}`);
    expect(own[0]?.raw).toMatch(/^Message-ID: <effect_/m);
    for (const { raw } of mails) expect(raw + decoded(raw)).not.toMatch(/张三|13800138000/);
    expect(await bench.notices.read(bench.as(head), undefined)).toEqual({ read: 1 });
    expect((await bench.notices.list(bench.as(head), { unread: true })).items).toEqual([]);
  });

  it('is told the way they chose, in their language', async () => {
    const { person, places } = bench.town;
    const quiet = person(places.health, ['head']);
    const english = person(places.health, ['head']);
    await bench.notices.setPreference(bench.as(quiet), { email: false, kinds: ['duty'], language: 'zh' });
    await bench.notices.setPreference(bench.as(english), { email: true, kinds: ['duty'], language: 'en' });
    await bench.cases.open(bench.as(person(places.health, ['steward'])), {
      procedure: 'permit',
      subject: { id: 'thing_2' },
      title: '第二件',
      input: { purpose: '修路' },
    });
    await bench.outbox.settled();
    expect((await bench.notices.list(bench.as(quiet), {})).unread).toBe(1);
    expect(mails.map(({ to }) => to[0])).toEqual([`${english.id.toLowerCase()}@example.test`]);
    expect(decoded(mails[0]?.raw ?? '')).toContain('waits for you');
  });

  it('gets the mail at the second attempt where the server was busy, and none where it is refused for good', async () => {
    refuse = 451;
    const { of } = await open('第三件');
    expect(mails.length).toBeGreaterThan(0);
    refuse = 550;
    await open('第四件');
    const rows = await bench.database.db.selectFrom('effect').selectAll().where('name', '=', 'notice.email').execute();
    expect(rows.filter(({ case_id }) => case_id === of.id).some(({ attempts }) => attempts === 2)).toBe(true);
    expect(rows.filter(({ state }) => state === 'dead').every(({ error }) => error?.includes('550'))).toBe(true);
    expect(rows.some(({ state }) => state === 'dead')).toBe(true);
  });

  it('a title with a line break adds no header', async () => {
    await open('第五件\r\nBcc: everyone@example.test');
    expect(mails.length).toBeGreaterThan(0);
    for (const { raw } of mails) expect(raw).not.toMatch(/^Bcc/m);
  });
});

describe('the owner of an account', () => {
  const tell = (user: string, change: CredentialChange, by: string, more: object = {}) =>
    bench.acts.run(
      { action: 'account.own', principal: { ...bench.town.person(bench.town.places.police, ['steward']), id: by } },
      (act) => bench.credentialNews.tell(act, { id: user, email: `${user.toLowerCase()}@example.test` }, change, more),
    );

  it('is told in the platform and by mail that a way of signing in changed, whatever was chosen for other notices', async () => {
    const owner = bench.town.person(bench.town.places.police, ['steward']);
    await bench.notices.setPreference(bench.as(owner), { email: false, kinds: [], language: 'en' });
    await tell(owner.id, 'totp_off', owner.id);
    await tell(owner.id, 'password_reset', 'user_somebody');
    await bench.outbox.settled();
    const { items } = await bench.notices.list(bench.as(owner), {});
    expect(items.map(({ kind, case: of, text }) => [kind, of, text.zh])).toEqual([
      ['credential', null, expect.stringMatching(/密码已重置.*由管理员.*北京时间 2026-/)],
      ['credential', null, expect.stringMatching(/动态口令已停用.*由本人/)],
    ]);
    expect(mails.map(({ to }) => to[0])).toEqual(Array(2).fill(`${owner.id.toLowerCase()}@example.test`));
    const texts = mails.map(({ raw }) => decoded(raw));
    expect(texts.join('\n')).toContain('the authenticator was taken off (by yourself');
    expect(texts.join('\n')).toContain('the password was reset');
    for (const text of texts) {
      expect(text).toContain('https://data.example/account');
      expect(text).toContain('always sent');
    }
  });

  it('is told at the old address too that the address was replaced', async () => {
    const owner = bench.town.person(bench.town.places.police, ['steward']);
    await tell(owner.id, 'email_changed', 'user_somebody', { formerly: 'before@example.test' });
    await bench.outbox.settled();
    expect(mails.map(({ to }) => to[0]).sort()).toEqual([
      'before@example.test',
      `${owner.id.toLowerCase()}@example.test`,
    ]);
  });
});

describe('a system', () => {
  const hook = async (url = `http://127.0.0.1:${receiverPort}/hook`) => {
    const { person, places } = bench.town;
    const keeper = person(places.west, ['system_admin']);
    return {
      keeper,
      made: await bench.notices.addWebhook(bench.as(keeper), { organisation: places.police.id, url, kinds: ['duty'] }),
    };
  };

  it('is told with a signature, again until it answers, always under the same id', async () => {
    const { keeper, made } = await hook();
    answers = [500, 503, 204];
    const { of } = await open();
    expect(deliveries).toHaveLength(3);
    expect(new Set(deliveries.map(({ headers }) => headers['x-kuaishu-delivery'])).size).toBe(1);
    for (const { headers, body } of deliveries) {
      const signed = {
        secret: made.secret,
        timestamp: String(headers['x-kuaishu-timestamp']),
        signature: String(headers['x-kuaishu-signature']),
        body,
      };
      expect(verifySignature(signed, bench.now())).toBe(true);
      expect(verifySignature({ ...signed, body: `${body} ` }, bench.now())).toBe(false);
      expect(verifySignature({ ...signed, secret: 'another' }, bench.now())).toBe(false);
      expect(verifySignature(signed, new Date(bench.now().getTime() + 301_000))).toBe(false);
      expect(JSON.parse(body)).toMatchObject({ kind: 'duty', case: of.id, procedure: 'permit', state: 'filed' });
      expect(body).not.toMatch(/张三|13800138000/);
    }
    expect((await bench.notices.webhooks(bench.as(keeper))).items[0]).not.toHaveProperty('secret');
    const kept = await bench.database.db.selectFrom('webhook').selectAll().where('id', '=', made.id).execute();
    expect(kept[0]?.secret).toBeNull();
    expect(JSON.stringify(kept) + kept[0]?.sealed?.toString('latin1')).not.toContain(made.secret);
    await bench.notices.setWebhook(bench.as(keeper), made.id, false);
    deliveries.length = 0;
    await open();
    expect(deliveries).toEqual([]);
  });

  it('whose secret an earlier version kept plain gets it sealed at the next start, and goes on verifying', async () => {
    const { keeper, made } = await hook();
    const { db } = bench.database;
    await db.updateTable('webhook').set({ secret: made.secret, sealed: null }).where('id', '=', made.id).execute();
    expect(await sealPlainSecrets(db, sealing(new Uint8Array(32)))).toBe(1);
    expect(await sealPlainSecrets(db, sealing(new Uint8Array(32)))).toBe(0);
    const row = await db.selectFrom('webhook').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow();
    expect(row.secret).toBeNull();
    await open();
    const { headers, body } = deliveries.at(-1) as Delivery;
    const signed = {
      timestamp: String(headers['x-kuaishu-timestamp']),
      signature: String(headers['x-kuaishu-signature']),
      body,
    };
    expect(verifySignature({ ...signed, secret: made.secret }, bench.now())).toBe(true);
    await bench.notices.setWebhook(bench.as(keeper), made.id, false);
  });

  it('that sends one on elsewhere, or is gone, is given up at once, and seen', async () => {
    const { keeper, made } = await hook();
    answers = [302];
    const { of } = await open();
    const row = await bench.database.db
      .selectFrom('effect')
      .selectAll()
      .where('name', '=', 'notice.webhook')
      .where('case_id', '=', of.id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'dead', attempts: 1 });
    expect(row.error).toContain('302');
    await bench.notices.setWebhook(bench.as(keeper), made.id, false);
  });

  it('whose name has come to lead inside is not reached, and the attempt is on record', async () => {
    const { keeper, made } = await hook('https://hooks.example.org/x');
    const { of } = await open();
    const { db } = bench.database;
    const effect = await db
      .selectFrom('effect')
      .selectAll()
      .where('name', '=', 'notice.webhook')
      .where('case_id', '=', of.id)
      .executeTakeFirstOrThrow();
    expect(effect).toMatchObject({ state: 'dead', attempts: 1, error: expect.stringContaining('10.0.0.1') });
    const records = await db
      .selectFrom('audit_record')
      .select(['outcome', 'actor', 'target_path', 'detail'])
      .where('target', '=', made.id)
      .where('outcome', '=', 'refused')
      .execute();
    expect(records).toEqual([
      {
        outcome: 'refused',
        actor: 'system',
        target_path: expect.arrayContaining([bench.town.places.police.id]),
        detail: { fault: 'address', effect: effect.id },
      },
    ]);
    await bench.notices.setWebhook(bench.as(keeper), made.id, false);
  });

  it('inside the house is not reached by an address that somebody types in, and the attempt is on record', async () => {
    const { person, places } = bench.town;
    const keeper = person(places.west, ['system_admin']);
    for (const url of ['http://example.org/x', 'https://169.254.169.254/latest/meta-data', 'https://[::1]/x'])
      await expect(
        bench.notices.addWebhook(bench.as(keeper), { organisation: places.police.id, url, kinds: ['duty'] }),
      ).rejects.toMatchObject({
        code: 'bad_request',
        where: 'body.url',
        detail: { zh: expect.stringMatching(/只能是 https|不是公网地址/) },
      });
    const refused = await bench.database.db
      .selectFrom('audit_record')
      .selectAll()
      .where('outcome', '=', 'refused')
      .where('actor', '=', keeper.id)
      .execute();
    expect(refused).toHaveLength(3);
    // nor is it anybody else's to set up
    const other = person(places.farms, ['system_admin']);
    await expect(
      bench.notices.addWebhook(bench.as(other), {
        organisation: places.police.id,
        url: 'https://example.org/x',
        kinds: ['duty'],
      }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
