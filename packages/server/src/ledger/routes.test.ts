import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LeafProof, LedgerView, Problem, Reconciliation, SubjectLeaf } from '@kuaishu/api';
import {
  checkProof,
  checkpointPath,
  copySource,
  defineLeaf,
  parseCheckpoint,
  parseNote,
  parseProof,
  parseVerifier,
  TREES,
  tilePath,
  tileWidth,
  verifyLog,
  writeCopy,
} from '@kuaishu/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openActs } from '../acts/acts.ts';
import { newId } from '../ids.ts';
import { type Principal, SYSTEM, VISITOR } from '../policy/principal.ts';
import { NOW, OPERATOR, startTestApp, type TestApp } from '../test/start-app.ts';
import { CASE_LEAVES } from './leaf-types.ts';

let server: TestApp;
let leaves: string[];
// of a kind for which no capability answers, so that the audit administrator may read it
const subject = newId('effect');
const AUDITOR: Principal = { ...OPERATOR, roles: ['audit_admin'] };
const SIZE = 600;

beforeAll(async () => {
  server = await startTestApp();
  const acts = openActs(server.database.db, () => NOW, server.ledger.flow.wake);
  leaves = await acts.run({ action: 'case.open', principal: SYSTEM }, async ({ leaf }) => {
    const ids: string[] = [];
    for (let i = 0; i < SIZE; i++)
      ids.push(
        await leaf(CASE_LEAVES.moved, i < 3 ? subject : newId('effect'), {
          procedure: 'entry',
          version: 1,
          transition: 'submit',
          from: 'draft',
          to: 'submitted',
        }),
      );
    return ids;
  });
  await server.ledger.flow.settled();
});
afterAll(() => server.close());

const get = (url: string, as: Principal = OPERATOR) => server.ask({ method: 'GET', url, as });
const bytes = async (url: string): Promise<Buffer | null> => {
  const answer = await server.app.inject({ method: 'GET', url, headers: { host: '127.0.0.1:8170' } });
  return answer.statusCode === 200 ? answer.rawPayload : null;
};

describe('the log over HTTP', () => {
  it('is what the export writes, file by file, for whoever comes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kuaishu-mirror-'));
    try {
      await writeCopy(server.ledger.flow.log(), folder);
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((f) => f.isFile());
      expect(files.length).toBe(2 + 3 + 2 * (3 + 1));
      for (const file of files) {
        const path = join(file.parentPath, file.name).slice(folder.length + 1);
        const answer = await get(`/ledger/${path}`, VISITOR);
        expect(answer.status, path).toBe(200);
        expect(answer.headers['cache-control'], path).toMatch(path.endsWith('checkpoint') ? /max-age=1$/ : /immutable/);
        expect(await bytes(`/ledger/${path}`), path).toEqual(await readFile(join(folder, path)));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is verified by a reader who has nothing but its address and its keys', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kuaishu-mirror-'));
    const fetched = async (path: string) => {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, (await bytes(`/ledger/${path}`)) as Buffer);
    };
    try {
      for (const tree of TREES) {
        const under = tree === 'sha256' ? '' : 'sm3/';
        await fetched(`${under}checkpoint`);
        const { size } = parseCheckpoint(parseNote(await readFile(checkpointPath(folder, tree), 'utf8')).text);
        for (let level = 0; tileWidth(size, level, 0) > 0; level++)
          for (let i = 0; tileWidth(size, level, i) > 0; i++) {
            await fetched(`${under}${tilePath(level, i, tileWidth(size, level, i))}`);
            if (level === 0) await fetched(tilePath('entries', i, tileWidth(size, 0, i)));
          }
      }
      const keys = (await get('/ledger/keys', VISITOR)).text.trim().split('\n').map(parseVerifier);
      const report = await verifyLog({
        checkpoint: (tree) => readFile(checkpointPath(folder, tree), 'utf8'),
        source: (tree) => copySource(folder, tree),
        verifiers: keys,
      });
      expect(report).toMatchObject({ ok: true, size: SIZE, faults: [] });
      expect(report.signedBy).toHaveLength(2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it.each([
    'tile/0/003',
    'tile/0/002.p/89',
    'tile/0/002',
    'tile/1/000',
    'tile/entries/002.p/256',
    'tile/0/x000/000',
    'tile/entries/../../ledger.json',
    'tile/*',
    'tile/64/000',
    'sm3/tile/0/-01',
    'sha256/checkpoint',
    '../ledger/keys/sm2.pem',
    'keys/sm2.pem',
  ])('has nothing at %s', async (path) => {
    const answer = await get(`/ledger/${path}`);
    expect([answer.status, answer.headers['content-type']]).toEqual([404, expect.stringContaining('problem+json')]);
  });

  it('keeps a partial tile readable after it has filled', async () => {
    const full = (await bytes('/ledger/tile/0/000')) as Buffer;
    expect(await bytes('/ledger/tile/0/000.p/17')).toEqual(full.subarray(0, 17 * 32));
  });

  it('says how it stands', async () => {
    const view = (await get('/api/ledger', VISITOR)).body as LedgerView;
    expect(view).toMatchObject({ size: SIZE, waiting: 0, writing: true, reconciliation: null });
    expect(view.trees.map((t) => [t.tree, t.size, t.address])).toEqual([
      ['sha256', SIZE, '/ledger'],
      ['sm3', SIZE, '/ledger/sm3'],
    ]);
    expect(view.trees[0]?.checkpoint).toContain(`\n${SIZE}\n${view.trees[0]?.root}\n`);
  });
});

describe('a leaf', () => {
  it.each(TREES)('is proven by the %s tree to whoever may read its subject', async (tree) => {
    const { status, body } = await get(`/api/ledger/leaves/${leaves[300]}/proof?tree=${tree}`, AUDITOR);
    expect(status).toBe(200);
    const proof = body as LeafProof;
    expect([proof.index, proof.size]).toEqual([300, SIZE]);
    const file = parseProof(proof.proof);
    expect(checkProof(file, Buffer.from(proof.entry, 'latin1'), server.ledger.verifiers).size).toBe(SIZE);
    expect(() => checkProof(file, Buffer.from(`${proof.entry} `), server.ledger.verifiers)).toThrow();
  });

  it('is not proven to others, nor said to be there', async () => {
    expect((await get(`/api/ledger/leaves/${leaves[0]}/proof`, OPERATOR)).status).toBe(403);
    expect((await get(`/api/ledger/leaves/${newId('leaf')}/proof`, AUDITOR)).status).toBe(404);
    expect((await get(`/api/ledger/subjects/${subject}/leaves`, VISITOR)).status).toBe(401);
    for (const kind of ['case', 'entry', 'user', 'org'] as const)
      expect((await get(`/api/ledger/subjects/${newId(kind)}/leaves`, AUDITOR)).status, kind).toBe(404);
  });

  it('stands in the course of its subject', async () => {
    const { body } = await get(`/api/ledger/subjects/${subject}/leaves?limit=2`, AUDITOR);
    const { items, total } = body as { items: SubjectLeaf[]; total: number };
    expect(total).toBe(3);
    expect(items.map((item) => [item.leaf, item.index, item.type, item.values['to']])).toEqual([
      [leaves[0], 0, 'case.moved', 'submitted'],
      [leaves[1], 1, 'case.moved', 'submitted'],
    ]);
    expect(items[0]).toMatchObject({ at: NOW.toISOString(), actor: { id: 'system', name: null } });
  });
});

describe('a leaf of a later version', () => {
  it('stands in the course of its subject all the same', async () => {
    const later = defineLeaf('case.later', { state: 'code' });
    const about = newId('effect');
    const { db } = server.database;
    const acts = openActs(db, () => NOW, server.ledger.flow.wake);
    await acts.run({ action: 'case.act', principal: SYSTEM }, ({ leaf }) => leaf(later, about, { state: 'new' }));
    await server.ledger.flow.settled();
    const { items } = (await get(`/api/ledger/subjects/${about}/leaves`, AUDITOR)).body as { items: SubjectLeaf[] };
    expect(items).toMatchObject([{ type: 'case.later', actor: { id: 'system' }, values: {} }]);
  });
});

describe('a reconciliation', () => {
  it('is for the audit administrator, who sees what it found', async () => {
    const ask = (as: Principal) =>
      server.ask({ method: 'POST', url: '/api/ledger/reconciliations', payload: { scope: 'full' }, as });
    const refused = await ask(OPERATOR);
    expect(refused.status).toBe(403);
    expect((refused.body as Problem).holders?.map((h) => h.role)).toEqual(['audit_admin']);
    const { status, body } = await ask(AUDITOR);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        scope: 'full',
        size: SIZE + 1,
        leaves: SIZE + 1,
        faultCount: 1,
        faults: [expect.objectContaining({ kind: 'unreadable-leaf', index: SIZE })],
      }),
    ]);
    const listed = (await get('/api/ledger/reconciliations', AUDITOR)).body as { items: Reconciliation[] };
    expect(listed.items).toEqual([body]);
    expect(((await get('/api/ledger')).body as LedgerView).reconciliation?.id).toBe((body as Reconciliation).id);
    // it is an act with a leaf itself
    await server.ledger.flow.settled();
    expect(server.ledger.flow.log().size).toBe(SIZE + 2);
  });
});
