/** How often two holders' values of an attribute agree, told from hashes alone. */
import type { SubjectSample } from './table-sketch.ts';
import { wilson } from './wilson.ts';

export interface Agreement {
  readonly identifier: string;
  /** Subjects that stand in both samples. */
  readonly joined: number;
  /** Of these, subjects of which both hold one value. */
  readonly compared: number;
  readonly equal: number;
  /** equal / compared, 0 … 1, with its 95 % confidence interval (Wilson). */
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** Common subjects of the two tables: counted where both samples are whole, else estimated to ± 2 / √joined. */
  readonly common: number;
  /** Every common subject was compared: the share is no estimate. */
  readonly complete: boolean;
}

const HASH_BYTES = 8;
const VALUE_BYTES = 4;

/**
 * Null where the samples are by different identifiers, one of them lacks the attribute, or no subject with a value on both sides is in both. Both must be
 * made with the same key; whoever keeps them sees to it.
 */
export function agreementOf(a: SubjectSample, b: SubjectSample, attribute: string): Agreement | null {
  const [ours, theirs] = [a.values[attribute], b.values[attribute]];
  if (a.identifier !== b.identifier || !ours || !theirs) return null;
  let joined = 0;
  let compared = 0;
  let equal = 0;
  let [i, j] = [0, 0];
  while (i < sizeOf(a) && j < sizeOf(b)) {
    const order = Buffer.compare(hashAt(a, i), hashAt(b, j));
    if (order === 0) {
      joined += 1;
      const [x, y] = [valueAt(ours, i), valueAt(theirs, j)];
      if (x !== 0 && y !== 0) compared += 1;
      if (x !== 0 && x === y) equal += 1;
    }
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  if (compared === 0) return null;
  const seen = Math.min(seenOf(a), seenOf(b));
  return {
    identifier: a.identifier,
    joined,
    compared,
    equal,
    share: equal / compared,
    ...wilson(equal, compared),
    common: Math.min(Math.round(joined / seen), a.subjects, b.subjects),
    complete: seen === 1,
  };
}

const sizeOf = (sample: SubjectSample): number => sample.hashes.length / HASH_BYTES;
const hashAt = ({ hashes }: SubjectSample, at: number): Uint8Array =>
  hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
const valueAt = (values: Uint8Array, at: number): number =>
  new DataView(values.buffer, values.byteOffset).getUint32(at * VALUE_BYTES);

/** Share of all subjects, whosever, that the sample would hold if the table had them: the place of its last hash; 1 where nothing was left out. */
function seenOf(sample: SubjectSample): number {
  const size = sizeOf(sample);
  if (size === 0 || size >= sample.subjects) return 1;
  const last = hashAt(sample, size - 1);
  return (Number(new DataView(last.buffer, last.byteOffset).getBigUint64(0)) + 1) / 2 ** 64;
}
