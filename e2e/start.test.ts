import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { PROGRAM, startKuaishu, waitForRuns, waitForStep } from './support/server.ts';

function start(flags: readonly string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [PROGRAM, 'start', ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

test('a port in use is said in both languages, with exit code 2', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-port-'));
  const { code, output } = await start(['--port', String(port), '--data', dataDir]);
  holder.close();
  await rm(dataDir, { recursive: true, force: true });
  expect(code).toBe(2);
  expect(output).toContain(`端口 ${port} 已被占用`);
  expect(output).toContain(`The port ${port} is in use`);
});

test('the page that is served is the platform, and only from this machine', async () => {
  const url = inject('baseUrl');
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  expect(await page.text()).toContain('块数');
});

test('Ctrl-C in the middle of a run ends everything, and the next start goes on with that run', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-stop-'));
  const first = await startKuaishu({ people: 200, months: 0, dataDir });
  await waitForStep(first.url);
  expect(await first.stop()).toBe(0);
  const second = await startKuaishu({ people: 200, months: 0, dataDir });
  const overview = await waitForRuns(second.url, 1);
  expect(overview.runs.map((run) => run.state)).toEqual(['published']);
  expect(await second.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});

test('killed by force in the middle of a run, the next start goes on to the same end', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-kill-'));
  const first = await startKuaishu({ people: 200, months: 0, dataDir });
  await waitForStep(first.url);
  await first.kill();
  const second = await startKuaishu({ people: 200, months: 0, dataDir });
  const overview = await waitForRuns(second.url, 1);
  expect(overview.runs.map((run) => [run.asOf, run.state])).toEqual([['2025-11-30', 'published']]);
  expect(overview.equation.balanced).toBe(true);
  expect(overview.blocks.length).toBeGreaterThan(0);
  expect(await second.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});
