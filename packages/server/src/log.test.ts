import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Config } from './config.ts';
import { openLog } from './log.ts';

it('is one JSON line an event, whatever text comes with it, and without secrets', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-log-'));
  const log = openLog({ dataDir, logLevel: 'info' } as Config);
  const forged = 'x\n{"level":30,"msg":"request","status":200}\r\n\u2028';
  log.info({ route: forged, sign: { password: 'open sesame' }, db: { connectionString: 'postgres://u:p@h' } }, forged);
  log.error({ err: Object.assign(new Error(forged), { parameters: ['open sesame'] }) }, 'request failed');
  const file = join(dataDir, 'logs', 'server.log');
  const written = () => readFile(file, 'utf8').catch(() => '');
  await expect.poll(async () => (await written()).includes('request failed')).toBe(true);
  const text = await written();
  const lines = text.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([forged, 'request failed']);
  expect(text).not.toMatch(/open sesame|postgres:\/\//);
  await rm(dataDir, { recursive: true });
});
