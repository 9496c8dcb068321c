/** JSON values with their numbers as written: identifiers of 18 digits and `4.00` survive. */

interface RawJson {
  readonly rawJSON: string;
}
// ECMAScript "JSON.parse source text access", in V8 since 11.4; TypeScript has no types for it yet
const json = JSON as unknown as {
  rawJSON(text: string): RawJson;
  isRawJSON(value: unknown): value is RawJson;
  parse(
    text: string,
    reviver: (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown,
  ): unknown;
};

/** Numbers that print differently from how they were written, were they read as doubles. May also fire inside strings: that only costs time. */
const DELICATE = /[:,[\s]-?(?:\d{16,}|0\d|-?0[,\]}\s]|\d+\.\d*0(?!\d)|\d+\.\d{15,}|\d+(?:\.\d+)?[eE])/;

/** Throws SyntaxError. */
export function parseJson(text: string): unknown {
  if (!DELICATE.test(text)) return JSON.parse(text);
  return json.parse(text, (_, value, context) =>
    typeof value === 'number' && context.source !== undefined ? json.rawJSON(context.source) : value,
  );
}

/** A value of a cell as text; null and undefined are NULL. */
export function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (json.isRawJSON(value)) return value.rawJSON;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !json.isRawJSON(value);
}
