/** A number of a numeric column without its idle `.0`: 17 persons, not 17.0. Null for anything else. */
export function wholeNumber(value: string): string | null {
  return /^(-?\d+)\.0$/.exec(value)?.[1] ?? null;
}
