/** Entry bundles: entries, each after its length in two bytes, big end first. */

/** Bytes of the longest entry. */
export const MOST_ENTRY_BYTES = 0xffff;

export function encodeEntries(entries: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.allocUnsafe(entries.reduce((sum, e) => sum + 2 + e.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MOST_ENTRY_BYTES)
      throw new RangeError(`an entry of ${entry.length} bytes: at most ${MOST_ENTRY_BYTES}`);
    bytes.writeUInt16BE(entry.length, at);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The entries, or null where the bytes end within one. They share the memory of `bytes`. */
export function decodeEntries(bytes: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return null;
    const length = ((bytes[at] as number) << 8) | (bytes[at + 1] as number);
    if (at + 2 + length > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return entries;
}
