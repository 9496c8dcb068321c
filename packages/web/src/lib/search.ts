/** What an address may say, read defensively: an address can be typed by hand or come from an old link. */

export type Search = Readonly<Record<string, unknown>>;

export const textOf = (value: unknown, pattern = /^[^\p{C}]{1,200}$/u): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

export const countOf = (value: unknown): number | undefined => {
  const n = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof n === 'number' && Number.isSafeInteger(n) && n > 0 ? n : undefined;
};

export const oneOf = <const T extends string>(value: unknown, choices: readonly T[]): T | undefined =>
  choices.find((choice) => choice === value);

/** Four digits of GB/T 2260: the prefecture everything is looked at through. */
export const regionOf = (value: unknown): string | undefined => textOf(value, /^\d{4}$/);

/** Leaves out what is undefined, so that addresses stay short. */
export function compact<T extends object>(search: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** `?region=5203&q=张` → texts by name; the first of each. */
export function searchFromText(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(text)) found[name] ??= value;
  return found;
}

/** With its question mark; nothing where there is nothing to say. */
export function searchAsText(search: Readonly<Record<string, unknown>>): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') text.set(name, String(value));
  return text.size === 0 ? '' : `?${text}`;
}
