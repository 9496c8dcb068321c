import { SIMULATED_TIME } from '@kuaishu/api';
import { decodeLeaf, leafHead } from '@kuaishu/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acts, openActs } from '../acts/acts.ts';
import type { Caller } from '../http/caller.ts';
import { LEAF_TYPES } from '../ledger/leaf-types.ts';
import { SYSTEM } from '../policy/principal.ts';
import { OPERATOR, startTestApp, type TestApp } from '../test/start-app.ts';
import { openPlay, type Play } from './play.ts';
import { serverClock } from './server-clock.ts';

let app: TestApp;
let acts: Acts;
let play: Play;
const ticks: (Date | null)[] = [];
const clock = serverClock();
const DAY_MS = 86_400_000;
const daysAgo = (n: number): string => new Date(Date.now() - n * DAY_MS).toISOString();
const admin = {
  principal: { ...OPERATOR, roles: ['system_admin'] },
  act: (action: string) => ({ action, principal: SYSTEM }),
} as unknown as Caller;

async function opened(demo = true): Promise<Play> {
  return openPlay({ demo, db: app.database.db, acts: () => acts, tick: async () => ticks.push(play?.at() ?? null) });
}

beforeAll(async () => {
  app = await startTestApp();
  acts = openActs(app.database.db, clock.now, () => {}, clock.recorded);
  play = await opened();
}, 120_000);
afterAll(() => app?.close());

describe('the simulated clock', () => {
  it('is the time of the work that is done within it, and of nothing beside', async () => {
    const then = new Date('2026-01-05T01:00:00.000Z');
    const [inside, beside] = await Promise.all([
      clock.within(then, async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        return [clock.now(), clock.recorded(), clock.within(null, clock.recorded)];
      }),
      Promise.resolve([clock.now(), clock.recorded()]),
    ]);
    expect(inside).toEqual([then, expect.any(Date), null]);
    expect(beside[1]).toBeNull();
    expect(beside[0]?.getTime()).toBeGreaterThan(then.getTime());
  });

  it('dates acts, which say themselves when they were really written: in the audit record and in each leaf', async () => {
    const from = Date.now();
    await play.move(admin, { at: daysAgo(30), done: 0, of: 10 });
    const time = play.timeOf(daysAgo(29.8));
    await clock.within(time, () => play.move(admin, { at: daysAgo(29), done: 1, of: 10 }));
    const rows = await app.database.db
      .selectFrom('leaf_outbox')
      .innerJoin('audit_record', 'audit_record.id', 'leaf_outbox.act')
      .select(['body', 'detail', 'audit_record.at'])
      .where('type', '=', 'demo.clock-set')
      .orderBy('leaf_outbox.seq')
      .execute();
    const [first, second] = rows;
    if (!first || !second) throw new Error('two moves leave two leaves');
    expect(leafHead(first.body)?.recorded).toBeUndefined();
    expect(first.detail).not.toHaveProperty('recorded');
    expect(second.at).toEqual(time);
    const { head, values } = decodeLeaf(second.body, LEAF_TYPES);
    expect(head.at).toBe(time.toISOString());
    expect(Date.parse(head.recorded ?? '')).toBeGreaterThanOrEqual(from);
    expect(values['to']).toBe(play.at()?.toISOString());
    expect(second.detail).toMatchObject({ recorded: head.recorded });
  });

  it('goes forward only, allows no moment of another day, and what is due is done at its day', async () => {
    await expect(play.move(admin, { at: daysAgo(40), done: 0, of: 10 })).rejects.toMatchObject({ where: 'body.at' });
    await expect(play.move(admin, { at: daysAgo(-1), done: 0, of: 10 })).rejects.toMatchObject({ where: 'body.at' });
    for (const days of [31, 27.5, -1]) expect(() => play.timeOf(daysAgo(days)), `${days}`).toThrow();
    expect(ticks.at(-1)).toEqual(play.at());
  });

  it('is kept over a restart, ends with the play, and by itself where nobody goes on', async () => {
    expect((await opened()).at()).toEqual(play.at());
    await app.database.db
      .updateTable('simulated_clock')
      .set({ until: new Date(0) })
      .execute();
    expect((await opened()).at()).toBeNull();
    expect(await play.move(admin, { at: null, done: 10, of: 10 })).toEqual({ day: null, done: 10, of: 10 });
    expect(() => play.timeOf(daysAgo(29))).toThrow();
    expect((await opened()).at()).toBeNull();
  });

  it('is not there in any other installation: nothing is dated, moved or read from the database', async () => {
    await app.database.db
      .insertInto('simulated_clock')
      .values({ one: true, at: new Date(daysAgo(3)), until: new Date(daysAgo(-1)) })
      .execute();
    const off = await opened(false);
    expect(off.at()).toBeNull();
    expect(() => off.timeOf(daysAgo(2.9))).toThrow();
    await expect(off.move(admin, { at: daysAgo(2), done: 0, of: 0 })).rejects.toMatchObject({ code: 'not_found' });
    const asked = await app.ask({ method: 'GET', url: '/api/runs', headers: { [SIMULATED_TIME]: daysAgo(2.9) } });
    expect(asked.status).toBe(404);
    expect((await app.ask({ method: 'GET', url: '/api/demo/play' })).body).toMatchObject({ day: null });
  });
});
