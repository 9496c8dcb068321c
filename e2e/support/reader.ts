/** A reader of the pages in a language: chosen by the switch, as a person would. */
import type { Browser } from 'playwright-core';
import { beginJourney, type Journey, type View } from './browser.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A journey whose pages are in `lang` from the first one on. */
export async function beginReading(browser: Browser, lang: Language, view: Omit<View, 'lang'> = {}): Promise<Journey> {
  const journey = await beginJourney(browser, { ...view, lang });
  if (lang === 'zh') return journey;
  await journey.go('/');
  await journey.page.getByRole('button', { name: 'English' }).click();
  await journey.page.locator('html[lang="en"]').waitFor();
  return journey;
}

/** What stands in a page of that language. */
export const say = (lang: Language, zh: string, en: string): string => (lang === 'zh' ? zh : en);
