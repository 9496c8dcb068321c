import { createServer, type Socket } from 'node:net';
import pg from 'pg';
import { expect, it } from 'vitest';
import { toProblem } from '../http/problems.ts';
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
