import { decodeLeaf } from '@kuaishu/ledger';
import type { RunManifest } from '@kuaishu/refinery';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LEAF_TYPES } from '../ledger/leaf-types.ts';
import { openReconciler } from '../ledger/reconcile/reconciler.ts';
import { SYSTEM } from '../policy/principal.ts';
import { aManifest } from '../test/manifest.ts';
import { memoryStore } from '../test/memory-store.ts';
import { NOW, OPERATOR, startTestApp, type TestApp } from '../test/start-app.ts';

let app: TestApp;
const runs: RunManifest[] = [];
const judged: [string, string | null][] = [];
const digest = (of: string): string => of.repeat(64);
const block = { block: 'population', subject: 'person', release: 'r1', entities: 97, records: 97, conflicts: 2 };

beforeAll(async () => {
  const store = memoryStore();
  app = await startTestApp({
    ...store,
    runs: async () => runs,
    run: async (name: string) => runs.find(({ run }) => run === name) ?? null,
    answer: async (pair: string, answer: 'same' | 'different' | null) => {
      if (pair === 'population~gone') throw new Error('no such pair');
      judged.push([pair, answer]);
    },
  });
}, 120_000);
afterAll(() => app?.close());

const leaves = async (like: string) =>
  (
    await app.database.db.selectFrom('leaf_outbox').select('body').where('type', 'like', like).orderBy('seq').execute()
  ).map(({ body }) => decodeLeaf(body, LEAF_TYPES));

it('a published run is on record once, with digests and counts, a leaf for each block, and nothing that names its rows', async () => {
  runs.push(
    aManifest({ run: 'R1', inputs: digest('1'), plan: digest('2'), blocks: [{ ...block, digest: digest('3') }] }),
  );
  const { runActs } = app.platform;
  const made = await Promise.all([runActs.catchUp(), runActs.catchUp(), runActs.catchUp()]);
  expect(made.reduce((a, b) => a + b)).toBe(1);
  expect(await runActs.catchUp()).toBe(0);
  const [run, ...blocks] = await leaves('run.%');
  expect(run).toMatchObject({
    type: 'run.published',
    head: { actor: 'system' },
    values: {
      inputs: `sm3:${digest('1')}`,
      plan: `sm3:${digest('2')}`,
      resources: 1,
      rows: 100,
      quarantined: 3,
      blocks: 1,
    },
  });
  expect(blocks).toMatchObject([
    {
      type: 'run.block',
      head: { subject: run?.head.subject, act: run?.head.act },
      values: { block: 'population', content: `sm3:${digest('3')}`, entities: 97, records: 97 },
    },
  ]);
});

it('a run that is held, let go and published leaves three leaves about one subject, and who let it go', async () => {
  runs.unshift(aManifest({ run: 'R2', state: 'held', inputs: digest('4') }));
  await app.platform.runActs.catchUp();
  const answer = await app.ask({
    method: 'POST',
    url: '/api/runs/R2/release',
    payload: { reason: '已核实来源，波动属实' },
  });
  expect(answer.status).toBe(202);
  runs[0] = aManifest({ run: 'R2', state: 'published', inputs: digest('4') });
  await app.platform.runActs.catchUp();
  const all = (await leaves('run.%')).filter(({ values }) => values['inputs'] === `sm3:${digest('4')}`);
  expect(all.map(({ type, head }) => [type, head.actor])).toEqual([
    ['run.held', 'system'],
    ['run.released', OPERATOR.id],
    ['run.published', 'system'],
  ]);
  expect(new Set(all.map(({ head }) => head.subject)).size).toBe(1);
});

it('a judgement on a pair leaves its verdict under a keyed hash; one that the store refuses leaves nothing', async () => {
  const pair = 'population~0123456789abcdef~fedcba9876543210';
  const judge = (of: string, answer: string | null) =>
    app.ask({ method: 'POST', url: `/api/review/${of}`, payload: { answer } });
  const first = await judge(pair, 'same');
  expect(first.status, first.text).toBe(200);
  expect((await judge(pair, null)).status).toBe(200);
  expect((await judge('population~gone', 'different')).status).toBe(500);
  expect(judged).toEqual([
    [pair, 'same'],
    [pair, null],
  ]);
  const said = await leaves('review.%');
  expect(said.map(({ head, values }) => [head.actor, values['verdict']])).toEqual([
    [OPERATOR.id, 'same'],
    [OPERATOR.id, 'taken_back'],
  ]);
  expect(new Set(said.map(({ head }) => head.subject)).size).toBe(1);
  expect(new Set(said.map(({ values }) => values['pair'])).size).toBe(1);
  expect(JSON.stringify(said)).not.toMatch(/0123456789abcdef|fedcba9876543210|population/);
});

it('acts, leaves and log agree; an act of these kinds that left no leaf would be found', async () => {
  const { ledger, platform, database } = app;
  await ledger.flow.settled();
  const reconciler = openReconciler({ ledger, db: database.db, acts: platform.acts, clock: () => NOW });
  const by = { action: 'ledger.reconcile' as const, principal: SYSTEM };
  expect((await reconciler.run('full', by)).faults).toEqual([]);
  await platform.acts.run({ action: 'run.publish', principal: SYSTEM }, async () => {});
  expect((await reconciler.run('new', by)).faults).toMatchObject([{ kind: 'act-without-leaf' }]);
});
