import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { toProblem } from '../http/problems.ts';
import { openDatabase } from './database.ts';
import { isOverload } from './overload.ts';

it('who waits in vain for a connection is told that there is too much to do, not that something broke', async () => {
  const sockets: Socket[] = [];
  // Takes connections and never says a word, as a database does that has no processor left.
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as { port: number };
  const pool = new pg.Pool({ host: '127.0.0.1', port, max: 1, connectionTimeoutMillis: 50 });
  pool.on('error', () => {});
  const first = pool.connect().catch(() => null);
  const error = await pool.connect().catch((reason: unknown) => reason);
  expect(isOverload(error)).toBe(true);
  expect(toProblem(error, { id: 'r1', url: '/api/inbox' })).toMatchObject({ status: 503, requestId: 'r1' });
  expect(isOverload(new Error('relation "x" does not exist'))).toBe(false);
  await first;
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
});

it('a database that has no connection left to give is too much to do as well, and serves again when it has', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-overload-'));
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  const others: pg.Client[] = [];
  try {
    let refused: unknown = null;
    while (refused === null) {
      const other = new pg.Client(database.url);
      other.on('error', () => {});
      refused = await other.connect().then(
        () => null,
        (error: unknown) => error,
      );
      if (refused === null) others.push(other);
    }
    const asked = database.acting.selectFrom('audit_record').select('id').limit(1);
    const error = await asked.execute().catch((reason: unknown) => reason);
    expect(toProblem(error, { id: 'r2', url: '/api/inbox' })).toMatchObject({ status: 503, requestId: 'r2' });
    await others.pop()?.end();
    await expect.poll(() => asked.execute().catch(() => null)).toEqual([]);
  } finally {
    await Promise.all(others.map((other) => other.end()));
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});
