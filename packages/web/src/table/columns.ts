/** Columns that a reader chose, as they stand in an address: their keys with commas between. */
import type { Choosable } from './TableBar.tsx';

/** Those shown, in the table's own order; the first and the fixed ones always. */
export function shownKeys(all: readonly Choosable[], cols: string | undefined): string[] {
  const asked = cols === undefined ? null : new Set(cols.split(','));
  return all
    .filter(({ key, fixed, extra }, place) => place === 0 || fixed || (asked ? asked.has(key) : !extra))
    .map(({ key }) => key);
}

/** For the address: undefined where it is what one sees without a choice. */
export function colsOf(all: readonly Choosable[], keys: readonly string[] | undefined): string | undefined {
  if (keys === undefined) return undefined;
  const chosen = shownKeys(all, keys.join(','));
  return chosen.join() === shownKeys(all, undefined).join() ? undefined : chosen.join(',');
}

export const colsPattern = /^[\p{L}\p{N}_]{1,63}(,[\p{L}\p{N}_]{1,63}){0,80}$/u;
export const sortPattern = /^-?[A-Za-z][A-Za-z0-9_]{0,62}$/;
