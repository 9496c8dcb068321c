import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArchiveError } from './archive-error.ts';
import { readArchive } from './read-archive.ts';
import { zip } from './testing.ts';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ArchiveError) {
      expect([error.text.zh, error.text.en, error.mend.zh, error.mend.en].every((text) => text.length > 0)).toBe(true);
      return error.code;
    }
    throw error;
  }
  return 'none';
}
const all = (bytes: Buffer) => {
  const archive = readArchive(bytes);
  return Object.fromEntries(archive.names.map((name) => [name, archive.bytes(name)]));
};

it('gives back what was packed, stored or deflated, with ZIP64 or without', () => {
  const members = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/),
      content: fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
      store: fc.boolean(),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(members, fc.boolean(), (of, zip64) => {
      expect(all(zip(of, { zip64 }))).toEqual(Object.fromEntries(of.map(({ name, content }) => [name, content])));
    }),
  );
});

const one = { name: 'a.xml', content: '<a/>'.repeat(300) };
const zeros = Buffer.alloc(40 * 1024 ** 2);

it.each<[string, Buffer, string]>([
  ['another file', Buffer.from('%PDF-1.7 and nothing more here'), 'NOT_AN_ARCHIVE'],
  ['something before it', zip([one], { before: Buffer.from('MZ') }), 'NOT_AN_ARCHIVE'],
  ['something behind it', zip([one], { after: Buffer.from('<script>') }), 'HIDDEN_DATA'],
  ['a long comment', zip([one], { comment: 'x'.repeat(5000) }), 'HIDDEN_DATA'],
  ['something between its members', zip([one, { ...one, name: 'b' }], { between: Buffer.alloc(5000) }), 'HIDDEN_DATA'],
  ['something behind packed data', zip([{ ...one, trailing: Buffer.from('hidden') }]), 'HIDDEN_DATA'],
  [
    'members on the same bytes',
    zip([one, { ...one, localName: 'a.xml', name: 'a.xml2' }], { overlap: true }),
    'SIZE_LIES',
  ],
  ['a name that stands twice', zip([one, { ...one, name: 'A.XML' }]), 'UNSAFE_NAME'],
  ['a way out of the folder', zip([{ ...one, name: '../../etc/passwd' }]), 'UNSAFE_NAME'],
  ['a drive', zip([{ ...one, name: 'C:x' }]), 'UNSAFE_NAME'],
  ['a backslash', zip([{ ...one, name: 'a\\b' }]), 'UNSAFE_NAME'],
  ['a password', zip([{ ...one, encrypted: true }]), 'ENCRYPTED'],
  ['another name in its header', zip([{ ...one, localName: 'b.xml' }]), 'SIZE_LIES'],
  ['less declared than it holds', zip([{ ...one, declare: 10 }]), 'SIZE_LIES'],
  ['more declared than it holds', zip([{ ...one, declare: 9999 }]), 'SIZE_LIES'],
  ['an unknown method', zip([{ ...one, method: 14 }]), 'UNSUPPORTED'],
  ['a member that unfolds a thousandfold', zip([{ name: 'a', content: zeros }]), 'BOMB'],
  ['a bomb that hides its size', zip([{ name: 'a', content: zeros, declare: 100 }]), 'SIZE_LIES'],
  ['many members', zip(Array.from({ length: 5001 }, (_, i) => ({ name: `f${i}`, content: '' }))), 'TOO_MANY_MEMBERS'],
])('refuses %s', (_, bytes, code) => {
  expect(codeOf(() => all(bytes))).toBe(code);
});

it('refuses overlapping members under one name in their header', () => {
  // the same local header for two records: their names must then be equal, which is refused before
  const bytes = zip([one, { ...one, name: 'b.xml' }]);
  const second = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
  bytes.writeUInt32LE(0, second + 42);
  expect(codeOf(() => all(bytes))).toBe('SIZE_LIES');
});

it('cut off or bent anywhere it gives the true content or a refusal, never anything else (property)', () => {
  const whole = zip([one, { name: 'b/c', content: 'x'.repeat(500), store: true }]);
  const right = all(whole);
  fc.assert(
    fc.property(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), (at, byte, cut) => {
      const bent = cut ? whole.subarray(0, at) : Buffer.from(whole);
      if (!cut) bent[at] = byte;
      let found: Record<string, Buffer>;
      try {
        found = all(bent);
      } catch (error) {
        expect(error).toBeInstanceOf(ArchiveError);
        return;
      }
      expect(Object.values(found)).toEqual(Object.values(right));
    }),
    { numRuns: 2000 },
  );
});
