/** One spelling of a body, and its digest: what the feed of changes, the ledger's leaves and other catalogues compare. */
import { sm3 } from '@kuaishu/gm';

/** JSON with keys in order of code units and without spaces (RFC 8785 for the values that entries hold: no number there is beyond a double's whole part). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value)
      .filter(([, of]) => of !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, of]) => `${JSON.stringify(key)}:${canonicalJson(of)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
}

export function digestOf(body: unknown): string {
  return `sm3:${Buffer.from(sm3(Buffer.from(canonicalJson(body)))).toString('hex')}`;
}
