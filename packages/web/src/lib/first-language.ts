import type { Lang } from './format.ts';

/** What the reader chose; else the first of the browser's languages that we have; else Chinese. The same rule stands in public/theme.js. */
export function firstLanguage(chosen: string | null, wanted: readonly string[]): Lang {
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return wanted.map((one) => one.slice(0, 2).toLowerCase()).find((one) => one === 'zh' || one === 'en') ?? 'zh';
}
