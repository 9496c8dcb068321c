import { generateKeyPairSync } from 'node:crypto';
import { Sm2PrivateKey } from '@kuaishu/gm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proveInclusion } from '../tree/proofs.ts';
import { CompactRange } from '../tree/range.ts';
import { TREES, treeHash } from '../tree/tree-hash.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { ed25519Signer, parseVerifier, sm2Signer } from './keys.ts';
import { openNote, parseNote, signNote } from './note.ts';
import { checkProof, formatProof, parseProof } from './proof-file.ts';

const ed = ed25519Signer('gz.example/ledger', generateKeyPairSync('ed25519').privateKey);
const sm = sm2Signer('gz.example/ledger', Sm2PrivateKey.generate());
const verifiers = [ed.verifier, sm.verifier];

describe('a signed note', () => {
  const example = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;
  const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

  it('of the specification verifies with its key', () => {
    const verifier = parseVerifier(vkey);
    expect(verifier.vkey).toBe(vkey);
    expect(openNote(example, [verifier]).text).toBe('This is an example message.\n');
    expect(() => openNote(example.replace('an example', 'another'), [verifier])).toThrow(
      /"example.com\/foo" does not hold/,
    );
  });

  it('of several paragraphs reads back, whoever signs', () => {
    const line = fc.string({ unit: fc.constantFrom('块', '数', 'a', ' ', ':'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        const note = signNote(text, [ed, sm]);
        const opened = openNote(note, verifiers);
        expect(opened.text).toBe(text);
        expect(opened.verified).toEqual(verifiers);
        expect(openNote(note, [sm.verifier]).verified).toEqual([sm.verifier]);
      }),
      { numRuns: 30 },
    );
  });

  it('is refused where a known key’s line is false, none is known, or its form is broken', () => {
    const note = signNote('数据\n', [ed, sm]);
    expect(() => openNote(note, [ed25519Signer('else', generateKeyPairSync('ed25519').privateKey).verifier])).toThrow(
      /No known key/,
    );
    const [text, , first = '', second = ''] = note.split('\n');
    const swapped = `${text}\n\n${first.slice(0, 40)}${second.slice(40)}\n`;
    expect(() => openNote(swapped, verifiers)).toThrow(/does not hold|No known key|Broken/);
    for (const broken of [
      '',
      'text\n',
      'text\n\n',
      'text\n\n- name AAAAAAA=\n',
      'text\n\n— na+me AAAAAAA=\n',
      note.slice(0, -1),
      note.replace('数', '\u0007'),
    ])
      expect(() => parseNote(broken), JSON.stringify(broken)).toThrow(/Broken signed note/);
  });
});

describe('a verifier key', () => {
  it('reads back, of either kind', () => {
    for (const { verifier } of [ed, sm]) {
      const again = parseVerifier(verifier.vkey);
      expect([again.name, again.id, again.vkey]).toEqual([verifier.name, verifier.id, verifier.vkey]);
    }
    expect(ed.verifier.id).not.toBe(sm.verifier.id);
  });

  it('says what is wrong with it', () => {
    for (const wrong of ['', 'name', vkeyWith('00000000'), sm.verifier.vkey.slice(0, -8)])
      expect(() => parseVerifier(wrong)).toThrow(/Not a verifier key|no point/);
    expect(() => ed25519Signer('has space', generateKeyPairSync('ed25519').privateKey)).toThrow(/key name/);
    expect(() => ed25519Signer('n', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)).toThrow(
      /Not an Ed25519/,
    );
  });

  const vkeyWith = (id: string) => ed.verifier.vkey.replace(/\+[0-9a-f]{8}\+/, `+${id}+`);
});

describe('a checkpoint', () => {
  it('reads back', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
        const checkpoint = { origin: 'gz.example/ledger', size, root: Buffer.from(root) };
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
      }),
    );
  });

  it('is refused with another number of lines, sizes with leading zeros, or a root that is no hash', () => {
    const root = Buffer.alloc(32).toString('base64');
    for (const text of [
      '',
      'o\n',
      `o\n01\n${root}\n`,
      `o\n-1\n${root}\n`,
      'o\n1\nAAAA\n',
      `\n1\n${root}\n`,
      `o\n99999999999999999999\n${root}\n`,
    ])
      expect(() => parseCheckpoint(text), text).toThrow(/Not a checkpoint/);
  });
});

describe.each(TREES)('a proof file of the %s tree', (tree) => {
  const hash = treeHash(tree);
  const entries = Array.from({ length: 77 }, (_, i) => Buffer.from(`entry ${i}`));
  const range = new CompactRange(hash);
  for (const entry of entries) range.append(hash.leaf(entry));
  const checkpoint = signNote(formatCheckpoint({ origin: 'gz.example/ledger', size: 77, root: range.root() }), [
    ed,
    sm,
  ]);
  const source = {
    tile: async () => Buffer.concat(entries.map((e) => hash.leaf(e))),
    entries: async () => new Uint8Array(),
  };

  it('proves its entry offline, and no other', async () => {
    for (const index of [0, 41, 76]) {
      const proof = await proveInclusion({ size: 77, hash, source }, index);
      const file = formatProof({ tree, index, proof, checkpoint });
      const read = parseProof(file);
      expect(read).toEqual({ tree, index, proof, checkpoint });
      expect(checkProof(read, entries[index] as Buffer, verifiers).size).toBe(77);
      expect(() => checkProof(read, Buffer.from('entry x'), verifiers)).toThrow(/not entry/);
      expect(() =>
        checkProof({ ...read, tree: tree === 'sm3' ? 'sha256' : 'sm3' }, entries[index] as Buffer, verifiers),
      ).toThrow(/not entry/);
    }
  });

  it('is refused where its form is broken', () => {
    for (const broken of [
      '',
      'c2sp.org/tlog-proof@v2\nindex 0\n\nx',
      'c2sp.org/tlog-proof@v1\nindex 00\n\nx',
      'c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx',
    ])
      expect(() => parseProof(broken)).toThrow(/Not a proof file/);
    expect(parseProof('c2sp.org/tlog-proof@v1\nextra AAAA\nindex 3\n\nc').index).toBe(3);
  });
});
