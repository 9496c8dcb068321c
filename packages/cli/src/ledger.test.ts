import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sm2PrivateKey } from '@kuaishu/gm';
import { ed25519Signer, Log, sm2Signer, writeCopy } from '@kuaishu/ledger';
import { beforeAll, expect, it } from 'vitest';
import { useScratch } from './testing/kuaishu.ts';

const scratch = useScratch();
const ed = ed25519Signer('gz.example/ledger', generateKeyPairSync('ed25519').privateKey);
const sm = sm2Signer('gz.example/ledger/sm3', Sm2PrivateKey.generate());
const keys = ['--key', ed.verifier.vkey, '--key', sm.verifier.vkey];

beforeAll(async () => {
  const log = await Log.open(join(scratch.folder, 'log'), {
    origin: 'gz.example/ledger',
    signers: { sha256: [ed], sm3: [sm] },
  });
  await log.append(Array.from({ length: 600 }, (_, i) => Buffer.from(`entry ${i}`)));
  await writeCopy(log, join(scratch.folder, 'copy'));
  await log.close();
});

it('verifies a copy, and says that without keys it shows less', async () => {
  const { code, value } = await scratch.json<Record<string, unknown>>('ledger', 'verify', 'copy', ...keys);
  expect(code).toBe(0);
  expect(value).toMatchObject({
    size: 600,
    ok: true,
    faults: [],
    signedBy: ['gz.example/ledger', 'gz.example/ledger/sm3'],
  });
  expect(value).toHaveProperty('root');
  expect(value).toHaveProperty('checkpoint');
  const said = await scratch.kuaishu('ledger', 'verify', 'copy', '--lang', 'en');
  expect(said.out).toContain('Verified: every entry and every tile');
  expect(said.out).toContain('not whose ledger it is');
});

it('names what was altered, with exit code 1', async () => {
  const file = join(scratch.folder, 'copy', 'sm3', 'tile', '0', '001');
  const bytes = readFileSync(file);
  const altered = Buffer.from(bytes);
  altered[40] = (altered[40] as number) ^ 1;
  writeFileSync(file, altered);
  const { code, value } = await scratch.json<{ ok: boolean; faults: unknown[] }>('ledger', 'verify', 'copy', ...keys);
  const said = await scratch.kuaishu('ledger', 'verify', 'copy');
  writeFileSync(file, bytes);
  expect([code, value.ok, value.faults[0]]).toEqual([1, false, { kind: 'tile', where: 'sm3/tile/0/001, hash 1' }]);
  expect(said.code).toBe(1);
  expect(said.out).toContain('瓦片被改  sm3/tile/0/001, hash 1');
});

it.each(['sha256', 'sm3'])(
  'proves an entry by the %s tree; the proof checks with the key, and with another entry it does not',
  async (tree) => {
    expect(
      (await scratch.kuaishu('ledger', 'prove', 'copy', '300', '--tree', tree, '--out', `${tree}.tlog-proof`)).code,
    ).toBe(0);
    expect(readFileSync(join(scratch.folder, `${tree}.tlog-proof.entry`), 'utf8')).toBe('entry 300');
    const good = await scratch.kuaishu('ledger', 'check', `${tree}.tlog-proof`, `${tree}.tlog-proof.entry`, ...keys);
    expect([good.code, good.out]).toEqual([0, expect.stringContaining('证明成立')]);
    scratch.file('other.entry', 'entry 301');
    const bad = await scratch.kuaishu('ledger', 'check', `${tree}.tlog-proof`, 'other.entry', ...keys);
    expect([bad.code, bad.err]).toEqual([1, expect.stringContaining('证明不成立')]);
  },
);

it('writes no proof over a file that exists, nor half of one beside it', async () => {
  const proof = scratch.file('kept.tlog-proof', 'of another entry');
  const refused = await scratch.kuaishu('ledger', 'prove', 'copy', '300', '--out', 'kept.tlog-proof');
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('不会覆盖')]);
  expect(readFileSync(proof, 'utf8')).toBe('of another entry');
  expect(existsSync(`${proof}.entry`)).toBe(false);
  scratch.file('half.tlog-proof.entry', 'of another proof');
  const half = await scratch.kuaishu('ledger', 'prove', 'copy', '300', '--out', 'half.tlog-proof', '--lang', 'en');
  expect([half.code, half.err]).toEqual([2, expect.stringContaining('half.tlog-proof.entry exists already')]);
  expect(existsSync(join(scratch.folder, 'half.tlog-proof'))).toBe(false);
});

it('exports the ledger of a data folder while it is written, and brings the copy up to date', async () => {
  const folder = join(scratch.folder, 'data', 'ledger');
  mkdirSync(folder, { recursive: true });
  const since = '2026-11-26T02:00:00.000Z';
  const passport = {
    id: 'log_01J8ZQ4Y3V7M5N2K9R6T0W1XBC',
    origin: 'gz.example/ledger',
    since,
    keys: [ed, sm].map((signer, i) => ({ tree: ['sha256', 'sm3'][i], vkey: signer.verifier.vkey, since })),
  };
  writeFileSync(join(folder, 'ledger.json'), JSON.stringify(passport));
  const log = await Log.open(join(folder, 'log'), {
    origin: 'gz.example/ledger',
    signers: { sha256: [ed], sm3: [sm] },
  });
  try {
    for (const size of [300, 900]) {
      await log.append(Array.from({ length: size - log.size }, (_, i) => Buffer.from(`entry ${i}`)));
      const exported = await scratch.json<Record<string, unknown>>('ledger', 'export', 'out', '--data', 'data');
      expect([exported.code, exported.value['size'], exported.value['origin']]).toEqual([0, size, 'gz.example/ledger']);
      const verified = await scratch.json<Record<string, unknown>>('ledger', 'verify', 'out', ...keys);
      expect(verified.value).toMatchObject({ ok: true, size, faults: [] });
    }
    expect(readFileSync(join(scratch.folder, 'out', 'keys'), 'utf8')).toBe(
      `${ed.verifier.vkey}\n${sm.verifier.vkey}\n`,
    );
  } finally {
    await log.close();
  }
});

it('tells a tree whose key was not given from one that was altered', async () => {
  const said = await scratch.kuaishu('ledger', 'verify', 'copy', '--key', ed.verifier.vkey);
  expect(said.code).toBe(1);
  expect(said.out).toContain('没有所给公钥的签名（每棵树的公钥各用一个 --key 给出）  sm3/checkpoint');
});

it('says what is wrong with its arguments', async () => {
  for (const [args, words] of [
    [['verify', 'nowhere'], '没有账本副本'],
    [['verify', 'copy', '--key', 'junk'], '无法识别的验证公钥'],
    [['prove', 'copy', '600', '--out', 'x'], '没有第 600 条'],
    [['prove', 'copy', '1.5', '--out', 'x'], '<index> 应为'],
    [['check', 'p.tlog-proof', 'p.tlog-proof.entry'], '须用 --key'],
    [['export', 'out', '--data', 'nowhere'], '没有平台的账本'],
    [['reconcile', '--data', 'nowhere'], '没有平台的账本'],
    [['check', 'log/store.json', 'p.tlog-proof.entry', ...keys], '不是存证证明文件'],
  ] as const) {
    const said = await scratch.kuaishu('ledger', ...args);
    expect([said.code, said.err], args.join(' ')).toEqual([2, expect.stringContaining(words)]);
  }
});
