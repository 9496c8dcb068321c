/**
 * Memory of one question, given out anew to the next: lists as long as the index has documents, made for every question, would have the engine look through
 * the whole index for garbage every few questions. A question is answered without a pause, so there is one at a time; nothing of it may outlive its answer.
 */

/** What questions of the largest ledgers take; more is made for the moment. */
const MOST_BYTES = 64 * 2 ** 20;
const FIRST_BYTES = 2 ** 16;

let room = new ArrayBuffer(0);
let used = 0;
/** Bytes that the present question asked for, with those that there was no room for. */
let asked = 0;

/** At the beginning of each question: what the one before was given is free. */
export function beginQuestion(): void {
  if (asked > room.byteLength && room.byteLength < MOST_BYTES)
    room = new ArrayBuffer(Math.min(MOST_BYTES, Math.max(FIRST_BYTES, 2 ** Math.ceil(Math.log2(asked)))));
  used = 0;
  asked = 0;
}

/** Place of so many bytes in `room`; −1 where it is full. */
function take(bytes: number): number {
  const size = (bytes + 7) & ~7;
  asked += size;
  if (used + size > room.byteLength) return -1;
  const at = used;
  used += size;
  return at;
}

export function floats(length: number): Float32Array {
  const at = take(length * 4);
  return at < 0 ? new Float32Array(length) : new Float32Array(room, at, length).fill(0);
}

export function numbers(length: number): Uint32Array {
  const at = take(length * 4);
  return at < 0 ? new Uint32Array(length) : new Uint32Array(room, at, length).fill(0);
}

export function bytes(length: number): Uint8Array {
  const at = take(length);
  return at < 0 ? new Uint8Array(length) : new Uint8Array(room, at, length).fill(0);
}
