import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aBell } from './bell.ts';
import type { Job } from './jobs.ts';
import { takeJobs } from './take-jobs.ts';

/** A line that hands out what was put into it, and jobs that end when they are told to. */
function aLine(of: { readonly parallel: number; readonly pollMs?: number }) {
  const waiting: Job[] = [];
  const under = new Map<string, PromiseWithResolvers<void>>();
  const faults: unknown[] = [];
  const bell = aBell();
  let broken = 0;
  let closing = false;
  const ended = takeJobs('effects', {
    jobs: {
      async take(_line, most) {
        await delay(1);
        if (broken > 0) {
          broken -= 1;
          throw new Error('the database is away');
        }
        return waiting.splice(0, most);
      },
    },
    perform(_line, { id }) {
      const job = Promise.withResolvers<void>();
      under.set(id, job);
      return job.promise.finally(() => under.delete(id));
    },
    bell,
    parallel: of.parallel,
    // left out it is longer than any of these tests: what is taken is taken because somebody rang or a place became free
    pollMs: of.pollMs ?? 600_000,
    closing: () => closing,
    onError: (error) => faults.push(error),
  });
  return {
    faults,
    ended,
    under,
    put(...ids: string[]) {
      waiting.push(...ids.map((id) => ({ id, data: { effect: id } })));
      bell.ring();
    },
    breakOnce() {
      broken = 1;
    },
    close() {
      closing = true;
      bell.ring();
    },
  };
}

const names = (line: ReturnType<typeof aLine>): string[] => [...line.under.keys()].sort();

it('a job that takes long holds up nobody but itself, and no more run at once than have a place', async () => {
  const line = aLine({ parallel: 2 });
  line.put('a', 'b', 'c', 'd');
  await expect.poll(() => names(line)).toEqual(['a', 'b']);
  line.under.get('b')?.resolve();
  await expect.poll(() => names(line)).toEqual(['a', 'c']);
  line.under.get('c')?.resolve();
  await expect.poll(() => names(line)).toEqual(['a', 'd']);
  line.under.get('d')?.resolve();
  line.under.get('a')?.resolve();
  line.close();
  await line.ended;
});

it('what is rung for between a look and the wait after it is not missed', async () => {
  const line = aLine({ parallel: 4 });
  for (let n = 0; n < 50; n++) {
    line.put(`job-${n}`);
    await expect.poll(() => names(line), { interval: 1 }).toEqual([`job-${n}`]);
    line.under.get(`job-${n}`)?.resolve();
  }
  line.close();
  await line.ended;
});

it('waits for what is under way when it is closed', async () => {
  const line = aLine({ parallel: 2 });
  line.put('a');
  await expect.poll(() => names(line)).toEqual(['a']);
  let over = false;
  void line.ended.then(() => {
    over = true;
  });
  line.close();
  await delay(20);
  expect(over).toBe(false);
  line.under.get('a')?.resolve();
  await line.ended;
});

it('a database that cannot be reached is told of, and does not end it', async () => {
  const line = aLine({ parallel: 2, pollMs: 5 });
  line.breakOnce();
  line.put('a');
  await expect.poll(() => line.faults.map(String)).toEqual(['Error: the database is away']);
  await expect.poll(() => names(line)).toEqual(['a']);
  line.under.get('a')?.resolve();
  line.close();
  await line.ended;
});
