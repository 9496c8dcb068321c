import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findFiles } from './find-files.ts';

let dir: string;
beforeEach(async () => {
  // brackets in the folder's name are no part of the glob
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-find [1] '));
  for (const file of ['project/sources/b.csv', 'project/sources/a.csv', 'data/贵州/c.csv', 'data/d.txt']) {
    await mkdir(join(dir, file, '..'), { recursive: true });
    await writeFile(join(dir, file), 'x');
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true });
});
const names = async (pattern: string) => (await findFiles(join(dir, 'project'), pattern)).map((f) => f.file);

it('finds files of the project by name', async () => {
  expect(await names('sources/*.csv')).toEqual(['sources/a.csv', 'sources/b.csv']);
});

it('finds files in a folder that the environment names, and calls them by that name', async () => {
  vi.stubEnv('KUAISHU_DATA', join(dir, 'data'));
  expect(await names('${KUAISHU_DATA}/*/*.csv')).toEqual(['${KUAISHU_DATA}/贵州/c.csv']);
  expect((await findFiles(join(dir, 'project'), '${KUAISHU_DATA}/*.txt'))[0]?.path).toBe(join(dir, 'data/d.txt'));
  vi.stubEnv('KUAISHU_DATA', '../data');
  expect(await names('${KUAISHU_DATA}/d.*')).toEqual(['${KUAISHU_DATA}/d.txt']);
});

it('finds files by an absolute glob', async () => {
  const plain = await mkdtemp(join(tmpdir(), 'kuaishu-find-'));
  await writeFile(join(plain, 'e.csv'), 'x');
  expect(await names(`${plain}/*.csv`)).toEqual([`${plain}/e.csv`]);
  await rm(plain, { recursive: true });
});

it('says which name is not set', async () => {
  vi.stubEnv('KUAISHU_NOWHERE', undefined);
  await expect(names('${KUAISHU_NOWHERE}/*.csv')).rejects.toMatchObject({
    code: 'SOURCE',
    text: { en: expect.stringContaining('KUAISHU_NOWHERE') },
  });
});
