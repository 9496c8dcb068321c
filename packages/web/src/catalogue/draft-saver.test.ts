import { beforeEach, expect, test } from 'vitest';
import type { Body } from '../domain/entry-body.ts';
import { DraftSaver, type Refused, type Unsaved } from './draft-saver.ts';

class Answered extends Error {
  readonly why: Refused;
  constructor(why: Refused) {
    super(why);
    this.why = why;
  }
}

/** A server with one draft, that refuses what was not read last; and a clock that is moved by hand. */
let server: { body: Body; revision: number; away: boolean };
let kept: Unsaved | null;
let waiting: { ms: number; run: () => void }[];

beforeEach(() => {
  server = { body: { name: { zh: '补贴' } }, revision: 1, away: false };
  kept = null;
  waiting = [];
});

const opened = (unsaved: Unsaved | null = null) =>
  new DraftSaver({ body: server.body, revision: server.revision, faults: [] }, '2026-11-26T00:00:00Z', unsaved, {
    async send(body, revision) {
      if (server.away) throw new Answered('away');
      if (revision !== server.revision) throw new Answered('newer');
      server = { ...server, body, revision: revision + 1 };
      return { revision: server.revision, faults: [] };
    },
    load: async () => ({ body: server.body, revision: server.revision, faults: [] }),
    keep: (unsaved) => {
      kept = unsaved;
    },
    later(ms, run) {
      const one = { ms, run };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    why: (error) => (error as Answered).why,
    now: () => new Date('2026-11-26T01:00:00Z'),
  });
const time = async () => {
  const now = waiting;
  waiting = [];
  for (const { run } of now) run();
  await new Promise((done) => setTimeout(done));
};
const put = (key: string, value: unknown) => (body: Body) => ({ ...body, [key]: value });

test('what is typed is kept at once, saved a moment later, and then not kept any more', async () => {
  const draft = opened();
  draft.change(put('abstract', '一'));
  draft.change(put('abstract', '一二'));
  expect(kept?.body['abstract']).toBe('一二');
  expect(draft.state().saving).toBe('waiting');
  await time();
  expect(server.body['abstract']).toBe('一二');
  expect(draft.state()).toMatchObject({ saving: 'saved', savedAt: '2026-11-26T01:00:00.000Z' });
  expect(kept).toBeNull();
});

test('what a page left unsaved is given back and saved, over what was saved meanwhile', async () => {
  const first = opened();
  first.change(put('abstract', '没来得及'));
  first.stop();
  server = { ...server, body: { ...server.body, cadence: 'monthly' }, revision: 2 };
  const again = opened(kept);
  expect(again.state().body).toMatchObject({ abstract: '没来得及', cadence: 'monthly' });
  await again.save();
  expect(server.body).toEqual({ name: { zh: '补贴' }, abstract: '没来得及', cadence: 'monthly' });
});

test('two windows of one draft do not undo each other', async () => {
  const [one, two] = [opened(), opened()];
  one.change(put('abstract', '摘要'));
  await time();
  two.change(put('cadence', 'daily'));
  await time();
  expect(server.body).toEqual({ name: { zh: '补贴' }, abstract: '摘要', cadence: 'daily' });
  expect(two.state()).toMatchObject({ saving: 'saved', merged: true });
});

test.each([
  ['mine', '二'],
  ['theirs', '一'],
] as const)(
  'a field that both changed waits for a decision, and nothing is sent before it (%s)',
  async (side, stands) => {
    const [one, two] = [opened(), opened()];
    one.change(put('abstract', '一'));
    await time();
    two.change(put('abstract', '二'));
    await time();
    expect(two.state()).toMatchObject({ saving: 'clash', clashes: [{ path: ['abstract'], mine: '二', theirs: '一' }] });
    // One goes on typing elsewhere meanwhile.
    two.change(put('cadence', 'daily'));
    await time();
    expect(server.body['abstract']).toBe('一');
    for (const clash of two.state().clashes) two.settle(clash, side);
    await time();
    expect(server.body).toMatchObject({ abstract: stands, cadence: 'daily' });
    expect(kept).toBeNull();
  },
);

test('a server that is away is asked again by itself, and what was typed is kept until it answers', async () => {
  const draft = opened();
  server.away = true;
  draft.change(put('abstract', '断网'));
  await time();
  expect(draft.state().saving).toBe('failed');
  expect(kept?.body['abstract']).toBe('断网');
  expect(waiting).toHaveLength(1);
  server.away = false;
  await time();
  expect(draft.state()).toMatchObject({ saving: 'saved', error: null });
  expect(server.body['abstract']).toBe('断网');
});

test('a page that is left saves at once what waits', async () => {
  const draft = opened();
  draft.change(put('abstract', '离开'));
  await draft.save();
  expect(server.body['abstract']).toBe('离开');
  expect(waiting).toEqual([]);
});
