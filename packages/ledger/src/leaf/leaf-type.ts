/**
 * Typed leaves: what an act leaves in the log. A leaf says who did what to which thing and when, by opaque ids, digests, codes, counts and times alone; no
 * field can hold text of a person's making, so no personal datum comes into a log that cannot forget.
 *
 * A leaf is JSON in one spelling: keys in order of code units, no spaces, ASCII (a subset of RFC 8785).
 */
import { LedgerError } from '../ledger-error.ts';

/** What a field may hold, and its form. */
const KINDS = {
  /** Kind and ULID of a record of the platform: `case_01J8ZQ4Y3V7M5N2K9R6T0W1XBC`. */
  id: /^[a-z]{2,16}_[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
  /** `sm3:` or `sha256:` and 64 hex digits. */
  digest: /^(?:sm3|sha256):[0-9a-f]{64}$/,
  /** A word of the program: `draft`, `catalog.publish`. */
  code: /^[a-z]+(?:[-_.][a-z]+)*$/,
  /** Unified social credit code of an organisation, GB 32100. */
  organisation: /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/,
  /** Code of an information resource: its category (类 项 目, 细目) and its serial number, compilation guide of 2017. */
  resource: /^\d{6,14}\/\d{1,8}$/,
  /** RFC 3339 in UTC, with milliseconds. */
  time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  count: null,
} as const;

export type FieldKind = keyof typeof KINDS;
type Fields = Readonly<Record<string, FieldKind>>;
type ValueOf<K extends FieldKind> = K extends 'count' ? number : string;
export type LeafValues<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

export interface LeafType<F extends Fields = Fields> {
  /** `catalog.published` */
  readonly type: string;
  readonly fields: F;
  /** The entry for the log. @throws LedgerError LEAF where a field is missing, unknown, or of another form. */
  encode(values: LeafValues<F>): Uint8Array;
}

/** @throws Error where a name is not one of the program. */
export function defineLeaf<const F extends Fields>(type: string, fields: F): LeafType<F> {
  for (const name of [type, ...Object.keys(fields)])
    if (!/^[a-z]+(?:[-_.][a-z]+)*$/.test(name) || name === 'type') throw new Error(`the name "${name}" of a leaf`);
  return { type, fields, encode: (values) => encode({ type, fields }, values as Readonly<Record<string, unknown>>) };
}

/**
 * A leaf read back, by the types that are known.
 *
 * @throws LedgerError LEAF where it is of no known type or not spelt as `encode` spells it.
 */
export function decodeLeaf(
  entry: Uint8Array,
  types: readonly LeafType[],
): { type: string; values: Readonly<Record<string, string | number>> } {
  const text = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength).toString('latin1');
  const parsed = parse(text);
  const known = types.find((t) => t.type === parsed?.['type']);
  if (!parsed || !known) throw wrong('不是已知类型的账本记录', 'not a leaf of a known type');
  const { type: _, ...values } = parsed;
  if (!Buffer.from(encode(known, values)).equals(entry))
    throw wrong('账本记录写法不规范', 'a leaf in another spelling');
  return { type: known.type, values: values as Readonly<Record<string, string | number>> };
}

function encode(
  { type, fields }: Pick<LeafType, 'type' | 'fields'>,
  values: Readonly<Record<string, unknown>>,
): Uint8Array {
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw wrong(`${type} 没有字段 ${unknown}`, `${type} has no field ${unknown}`);
  for (const [name, kind] of Object.entries(fields))
    if (!isOf(kind, values[name]))
      throw wrong(`${type} 的字段 ${name} 应为 ${kind}`, `the field ${name} of ${type} takes a ${kind}`);
  const all: Readonly<Record<string, unknown>> = { ...values, type };
  return Buffer.from(
    JSON.stringify(
      Object.fromEntries(
        Object.keys(all)
          .sort()
          .map((name) => [name, all[name]]),
      ),
    ),
    'latin1',
  );
}

function isOf(kind: FieldKind, value: unknown): boolean {
  if (kind === 'count') return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
  return (
    typeof value === 'string' && value.length <= 128 && KINDS[kind].test(value) && (kind !== 'time' || isTime(value))
  );
}

function isTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function wrong(zh: string, en: string): LedgerError {
  return new LedgerError('LEAF', { zh: `${zh}。`, en: `This is wrong with a ledger's leaf: ${en}.` });
}
