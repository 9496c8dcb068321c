/**
 * Typed leaves: what an act leaves in the log. A leaf says who did what to which thing and when, by opaque ids, digests, codes, counts and times alone; no
 * field can hold text of a person's making, so no personal datum comes into a log that cannot forget.
 *
 * Every leaf has the same head: its own id, by which a writer that was killed finds out whether it is in the log already; the act that left it; when, who
 * and to what. A leaf is JSON in one spelling: keys in order of code units, no spaces, ASCII (a subset of RFC 8785).
 */
import { LedgerError } from '../ledger-error.ts';

/**
 * What a field may hold, and its form. There is none for an organisation's credit code: the same eighteen digits could be a person's identity number, so
 * organisations stand in leaves by their ids.
 */
const KINDS = {
  /** Kind and ULID of a record of the platform: `case_01J8ZQ4Y3V7M5N2K9R6T0W1XBC`. */
  id: /^[a-z]{2,16}_[0-7][0-9A-HJKMNP-TV-Z]{25}$/,
  /** `sm3:` or `sha256:` and 64 hex digits. */
  digest: /^(?:sm3|sha256):[0-9a-f]{64}$/,
  /** A word of the program: `draft`, `catalog.publish`, `gdp_q1`; too few digits for a number of a person's. */
  code: /^[a-z]+\d{0,2}(?:[-_.][a-z]+\d{0,2})*$/,
  /** Code of an information resource: its category (类 项 目, 细目) and its serial number, compilation guide of 2017. */
  resource: /^\d{6,14}\/\d{1,8}$/,
  /** RFC 3339 in UTC, with milliseconds. */
  time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  /** A region of GB/T 2260. */
  region: /^[1-9]\d{5}$/,
  /** Who acted: a record's id, the platform itself, or somebody who has not signed in. */
  actor: /^(?:[a-z]{2,16}_[0-7][0-9A-HJKMNP-TV-Z]{25}|system|visitor)$/,
  count: null,
} as const;

type Kind = keyof typeof KINDS;
/** With `?` for a field that may be absent. */
export type FieldKind = Kind | `${Kind}?`;
export type LeafFields = Readonly<Record<string, FieldKind>>;
type ValueOf<K extends FieldKind> = K extends 'count' | 'count?' ? number : string;
type Optional<F extends LeafFields> = { [K in keyof F]: F[K] extends `${string}?` ? K : never }[keyof F];
export type LeafValues<F extends LeafFields> = { readonly [K in Exclude<keyof F, Optional<F>>]: ValueOf<F[K]> } & {
  readonly [K in Optional<F>]?: ValueOf<F[K]> | undefined;
};

/** Fields of every leaf. */
export const LEAF_HEAD = { leaf: 'id', act: 'id', at: 'time', actor: 'actor', subject: 'id' } as const;
/** What a head may say beside: when the leaf was really written, where `at` was told by a simulated clock (in demonstrations alone). */
const LEAF_MARKS = { recorded: 'time?' } as const;
export type LeafHead = LeafValues<typeof LEAF_HEAD> & LeafValues<typeof LEAF_MARKS>;
const HEADS = { ...LEAF_HEAD, ...LEAF_MARKS } as const;

export interface LeafType<F extends LeafFields = LeafFields> {
  /** `catalog.published` */
  readonly type: string;
  readonly fields: F;
  /** The entry for the log. @throws LedgerError LEAF where a field is missing, unknown, or of another form. */
  encode(head: LeafHead, values: LeafValues<F>): Uint8Array;
}

export interface Leaf {
  readonly type: string;
  readonly head: LeafHead;
  readonly values: Readonly<Record<string, string | number>>;
}

/** @throws Error where a name is not one of the program, or stands in every leaf's head. */
export function defineLeaf<const F extends LeafFields>(type: string, fields: F): LeafType<F> {
  for (const name of [type, ...Object.keys(fields)])
    if (!/^[a-z]+(?:[-_.][a-z]+)*$/.test(name) || name === 'type' || Object.hasOwn(HEADS, name))
      throw new Error(`the name "${name}" of a leaf`);
  return {
    type,
    fields,
    encode: (head, values) => encode({ type, fields: { ...HEADS, ...fields } }, { ...values, ...head }),
  };
}

/**
 * A leaf read back, by the types that are known.
 *
 * @throws LedgerError LEAF where it is of no known type or not spelt as `encode` spells it.
 */
export function decodeLeaf(entry: Uint8Array, types: readonly LeafType[]): Leaf {
  const parsed = parse(entry);
  const known = types.find((t) => t.type === parsed?.['type']);
  if (!parsed || !known) throw wrong('不是已知类型的账本记录', 'not a leaf of a known type');
  const { type: _, ...all } = parsed;
  if (!Buffer.from(encode({ type: known.type, fields: { ...HEADS, ...known.fields } }, all)).equals(entry))
    throw wrong('账本记录写法不规范', 'a leaf in another spelling');
  const values = Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(HEADS, name)));
  return { type: known.type, head: headIn(all) as LeafHead, values: values as Leaf['values'] };
}

/** The head of a leaf whose type need not be known; null where the entry has none. */
export function leafHead(entry: Uint8Array): LeafHead | null {
  const parsed = parse(entry);
  return parsed && headIn(parsed);
}

function headIn(parsed: Readonly<Record<string, unknown>>): LeafHead | null {
  const head: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(LEAF_HEAD)) {
    if (!isOf(kind, parsed[name])) return null;
    head[name] = parsed[name];
  }
  if (isOf('time', parsed['recorded'])) head['recorded'] = parsed['recorded'];
  return head as LeafHead;
}

function encode(
  { type, fields }: { readonly type: string; readonly fields: LeafFields },
  values: Readonly<Record<string, unknown>>,
): Uint8Array {
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) throw wrong(`${type} 没有字段 ${unknown}`, `${type} has no field ${unknown}`);
  const all: Record<string, unknown> = { type };
  for (const [name, kind] of Object.entries(fields)) {
    const value = values[name];
    if (value === undefined && kind.endsWith('?')) continue;
    if (!isOf(kind, value))
      throw wrong(`${type} 的字段 ${name} 应为 ${kind}`, `the field ${name} of ${type} takes a ${kind}`);
    all[name] = value;
  }
  const inOrder = Object.keys(all)
    .sort()
    .map((name) => [name, all[name]]);
  return Buffer.from(JSON.stringify(Object.fromEntries(inOrder)), 'latin1');
}

function isOf(field: FieldKind, value: unknown): boolean {
  const kind = field.replace('?', '') as Kind;
  if (kind === 'count') return Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0);
  return (
    typeof value === 'string' && value.length <= 128 && KINDS[kind].test(value) && (kind !== 'time' || isTime(value))
  );
}

function isTime(text: string): boolean {
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}

function parse(entry: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength).toString('latin1'));
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
