import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { downloadHeaders } from './download-headers.ts';
import { FileMissing, fileStore } from './file-store.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-files-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const filesIn = async (folder: string) => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((each) => each.isFile()).map(({ name }) => name);
};

it('gives back the bytes that were kept, each content once (property)', async () => {
  const store = await fileStore(dir);
  const kept = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { digest, size, known } = await store.put(bytes);
      expect([size, known]).toEqual([bytes.length, kept.has(digest)]);
      kept.add(digest);
      expect(new Uint8Array(await buffer((await store.open(digest)).stream))).toEqual(bytes);
      expect(await store.verify(digest)).toBe(true);
    }),
    { numRuns: 40 },
  );
  expect((await filesIn(dir)).toSorted()).toEqual([...kept].toSorted());
});

it('keeps what passes inspection; what is refused leaves nothing behind', async () => {
  const store = await fileStore(dir);
  expect(await store.take(Readable.from([Buffer.from('MZ program')]), 'a.pdf')).toMatchObject({ ok: false });
  expect(await filesIn(dir)).toEqual([]);
  const taken = await store.take(Readable.from([Buffer.from('甲,乙\n1,2\n')]), '表.csv');
  if (!taken.ok) throw new Error('refused');
  expect(await store.has(taken.digest.sm3)).toBe(true);
  expect(await filesIn(dir)).toEqual([taken.digest.sm3]);
  await store.remove(taken.digest.sm3);
  expect(await store.has(taken.digest.sm3)).toBe(false);
});

it('finds a changed byte, a missing file and a digest that is a path', async () => {
  const store = await fileStore(dir);
  const { digest } = await store.put(Buffer.from('content'));
  await writeFile(join(dir, digest.slice(0, 2), digest.slice(2, 4), digest), 'contenT');
  expect(await store.verify(digest)).toBe(false);
  for (const wrong of ['0'.repeat(64), '../../etc/passwd', ''])
    await expect(store.open(wrong)).rejects.toBeInstanceOf(FileMissing);
});

it('the same file from many at once is kept once and whole', async () => {
  const store = await fileStore(dir);
  const bytes = Buffer.alloc(200_000, 'x');
  const all = await Promise.all(Array.from({ length: 12 }, () => store.put(bytes)));
  expect(new Set(all.map(({ digest }) => digest)).size).toBe(1);
  expect(await filesIn(dir)).toHaveLength(1);
  expect(await store.verify(all[0]?.digest ?? '')).toBe(true);
});

it('what an interrupted upload left is swept when it is old, not while it may be under way', async () => {
  await fileStore(dir);
  const [old, fresh] = [join(dir, 'incoming', 'old'), join(dir, 'incoming', 'fresh')];
  await writeFile(old, 'x');
  await writeFile(fresh, 'x');
  await utimes(old, new Date(0), new Date(0));
  await fileStore(dir);
  await expect(stat(old)).rejects.toThrow();
  expect((await stat(fresh)).isFile()).toBe(true);
});

it('is handed out to be saved, never to be run', () => {
  const headers = downloadHeaders({
    name: '申请"表(1)\r\nx.html',
    mediaType: 'text/html',
    size: 3,
    sha256: '00'.repeat(32),
  });
  expect(headers['content-type']).toBe('application/octet-stream');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toContain('sandbox');
  expect(headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~-]+$/);
  expect(headers['repr-digest']).toMatch(/^sha-256=:.*:$/);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const value = downloadHeaders({ name, mediaType: 'application/pdf', size: 1 })['content-disposition'] ?? '';
      expect(/^[\x20-\x7e]*$/.test(value)).toBe(true);
      expect(decodeURIComponent(value.slice(value.indexOf("UTF-8''") + 7))).toBe(name.toWellFormed());
    }),
  );
});
