/** Processes killed by force in the middle of steps: of each step all is there afterwards, or nothing. */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { canonical } from '../canonical.ts';
import { readHistory } from './core/history.ts';
import { openOutbox } from './effects/outbox.ts';
import { storedOf } from './store/case-store.ts';
import { dutyRows } from './store/duty-store.ts';
import { permit } from './testing/permit.ts';
import { writing } from './testing/permit-writing.ts';
import { startBench, type TestBench } from './testing/start.ts';

const KILLS = Number(process.env['KUAISHU_CASE_KILLS'] ?? 12);
/** Killed side by side, so that they are in each other's way too: each holds up to ten connections of the forty that the database has. */
const TOGETHER = 3;

/** Works until it is killed, `delay` ms after that many answers: in the middle of some step. → how many steps it was answered. */
function workUntilKilled(
  addresses: Readonly<Record<'url' | 'queueUrl' | 'filesDir', string>>,
  answers: number,
  delay: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./testing/worker.ts', import.meta.url)), [JSON.stringify(addresses)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let answered = 0;
    let said = '';
    child.stderr?.on('data', (data) => {
      said += String(data);
    });
    child.on('message', (n) => {
      if (n === answers) setTimeout(() => child.kill('SIGKILL'), delay);
      answered = n as number;
    });
    child.on('exit', (_, signal) => {
      if (signal === 'SIGKILL') resolve(answered);
      else reject(new Error(`the worker ended by itself: ${said}`));
    });
  });
}

/** Resolves when the database has let go of those who were killed, which it does once their statement is over. */
async function untilLetGo(bench: TestBench, before: number): Promise<void> {
  while ((await connectionsOf(bench)) > before) await delay(20);
}

async function connectionsOf(bench: TestBench): Promise<number> {
  const rows = await bench.owner(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return Number(rows[0]?.['n']);
}

it(`case, history, duties, effects and leaves agree after ${KILLS} kills in the middle of steps`, async () => {
  const filesDir = await mkdtemp(join(tmpdir(), 'kuaishu-kill-files-'));
  const bench = await startBench({ procedures: [permit], effects: [writing] });
  try {
    await bench.owner(
      'CREATE TABLE permit_written (case_id TEXT, until TEXT); GRANT ALL ON permit_written TO kuaishu_app',
    );
    const { url, queueUrl } = bench.database;
    await bench.outbox.close();
    let answered = 0;
    const before = await connectionsOf(bench);
    for (let kill = 0; kill < KILLS; kill += TOGETHER) {
      const round = Array.from({ length: Math.min(TOGETHER, KILLS - kill) }, (_, i) =>
        workUntilKilled({ url, queueUrl, filesDir }, 1 + (((kill + i) * 7) % 15), ((kill + i) * 13) % 50),
      );
      answered += (await Promise.all(round)).reduce((sum, n) => sum + n, 0);
      await untilLetGo(bench, before);
    }
    expect(answered).toBeGreaterThanOrEqual(KILLS);

    const outbox = await openOutbox({
      queueUrl,
      db: bench.database.db,
      acts: bench.acts,
      registry: bench.registry,
      clock: bench.now,
      onError: (error) => bench.faults.push(error),
      retrySeconds: 0,
      pollMs: 50,
    });
    await outbox.settled();
    await outbox.close();

    const { db } = bench.database;
    const cases = (await db.selectFrom('case_record').selectAll().execute()).map(storedOf);
    const events = Map.groupBy(
      await db.selectFrom('case_event').selectAll().orderBy('seq').execute(),
      (row) => row.case_id,
    );
    const leaves = Map.groupBy(
      await db.selectFrom('leaf_outbox').selectAll().orderBy('seq').execute(),
      (row) => row.subject,
    );
    const duties = Map.groupBy(
      await db.selectFrom('case_duty').selectAll().where('done_at', 'is', null).execute(),
      (row) => row.case_id,
    );
    const acts = new Set((await db.selectFrom('audit_record').select('id').execute()).map(({ id }) => id));
    const { rows: written } = await sql<{ case_id: string }>`SELECT case_id FROM permit_written`.execute(db);
    const effects = await db.selectFrom('effect').selectAll().where('name', '=', 'permit.write').execute();
    expect(cases.length).toBeGreaterThanOrEqual(KILLS);
    for (const { case: of, head } of cases) {
      const own = events.get(of.id) ?? [];
      const history = readHistory(permit, own);
      expect(history.faults).toEqual([]);
      expect(history.head).toBe(head);
      expect(canonical(history.case)).toBe(canonical(of));
      expect((duties.get(of.id) ?? []).map(({ holder }) => holder).sort()).toEqual(
        dutyRows(permit, of)
          .map(({ holder }) => holder)
          .sort(),
      );
      expect((leaves.get(of.id) ?? []).map(({ body }) => JSON.parse(body.toString()).document)).toEqual(
        own.map(({ digest }) => digest),
      );
      for (const { act } of own) expect(acts.has(act)).toBe(true);
      const granted = of.state === 'granted' ? 1 : 0;
      expect(written.filter(({ case_id }) => case_id === of.id)).toHaveLength(granted);
      expect(effects.filter((row) => row.case_id === of.id).map(({ state }) => state)).toEqual(granted ? ['done'] : []);
    }
    expect(events.size).toBe(cases.length);
  } finally {
    await bench.close();
    await rm(filesDir, { recursive: true, force: true });
  }
}, 900_000);
