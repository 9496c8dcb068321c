import { type Engine, openDuckDb } from '@kuaishu/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sideBySide } from './side-by-side.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
});
afterAll(() => engine.close());

it('gives results in the order of the tasks, on two sessions that see the same tables', async () => {
  await engine.run('CREATE TABLE numbers AS SELECT * FROM range(10) AS t(n)');
  const sessions = new Set<Engine>();
  const sums = await sideBySide(engine, [9, 1, 5, 7], async (session, least) => {
    sessions.add(session);
    await session.run(`CREATE OR REPLACE TEMP TABLE own AS SELECT n FROM numbers WHERE n >= ${least}`);
    const [row] = await session.query<{ n: number }>('SELECT CAST(sum(n) AS BIGINT) AS n FROM own');
    return row?.n;
  });
  expect(sums).toEqual([9, 45, 35, 24]);
  expect(sessions.size).toBe(2);
  // the other session is closed, this one is not
  expect(await engine.query('SELECT count(*) AS n FROM numbers')).toEqual([{ n: 10 }]);
});

it('begins nothing more after an error, and throws that of the earliest task', async () => {
  const begun: number[] = [];
  const work = sideBySide(engine, [0, 1, 2, 3, 4, 5], async (_, task) => {
    begun.push(task);
    await new Promise((resolve) => setTimeout(resolve, task === 0 ? 20 : 1));
    if (task < 2) throw new Error(`task ${task}`);
  });
  await expect(work).rejects.toThrow('task 0');
  expect(begun).toEqual([0, 1]);
});

it('begins the largest tasks first', async () => {
  const begun: number[] = [];
  const done = await sideBySide(
    engine,
    [1, 5, 2, 5, 3],
    async (_, task, index) => {
      begun.push(index);
      return task * 10;
    },
    undefined,
    (task) => task,
  );
  expect(begun).toEqual([1, 3, 4, 2, 0]);
  expect(done).toEqual([10, 50, 20, 50, 30]);
});
