/** Places in a sorted list, as text that a client hands back. */
import { ServerError } from '../../errors.ts';

export function cursorOf(parts: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws ServerError bad_request where that is none of ours. */
export function readCursor(text: string, length: number): (string | null)[] {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
    if (
      Array.isArray(parts) &&
      parts.length === length &&
      parts.every((one) => one === null || typeof one === 'string')
    )
      return parts as (string | null)[];
  } catch {
    // below
  }
  throw new ServerError(
    'bad_request',
    { zh: '翻页位置无效。', en: 'That is no place in this list.' },
    { where: 'querystring.after', mend: { zh: '请从第一页重新开始。', en: 'Begin again at the first page.' } },
  );
}

/** One row more than asked for says whether there is a next page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursor: (last: T) => string,
): { rows: readonly T[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last !== undefined ? cursor(last) : null };
}
