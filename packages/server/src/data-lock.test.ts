import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockData } from './data-lock.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const held = (holder: object | string) =>
  writeFile(join(dir, 'server.json'), typeof holder === 'string' ? holder : JSON.stringify(holder));

test('a folder that a living server has is refused, with the address of that server', async () => {
  const other = createServer((_, response) => response.end(JSON.stringify({ startedAt: 'now' }))).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((resolve) => other.once('listening', resolve));
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  await held({ pid: process.ppid, since: new Date().toISOString(), url });
  await expect(lockData(dir)).rejects.toThrow(url);
  other.close();
});

test.each([
  ['a process that is gone', { pid: 2 ** 30, since: '2026-01-01T00:00:00Z', url: 'http://127.0.0.1:1' }],
  [
    'a number that now belongs to another program',
    { pid: process.ppid, since: '2026-01-01T00:00:00Z', url: 'http://127.0.0.1:1' },
  ],
  ['a start long ago that never listened', { pid: process.ppid, since: '2026-01-01T00:00:00Z' }],
  ['half a file', '{"pid": 1'],
])('a lock left by %s is taken over', async (_, holder) => {
  await held(holder);
  const lock = await lockData(dir);
  await lock.announce('http://127.0.0.1:8170');
  await lock.release();
  await (await lockData(dir)).release();
});
