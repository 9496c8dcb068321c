/** What one does in the inbox: the list names a case, and so does the sheet of the case that lies open beside it. */
import type { Locator, Page } from 'playwright-core';
import type { Journey } from './browser.ts';

/** The case that lies open: words of its state stand in the list too, at other cases as well. */
export const openCase = (page: Page): Locator => page.locator('article.case');

/** Opens the case of this name from the list, whether or not it already lies open as the first one, and waits until its own sheet is there. */
export async function openFromInbox({ page, go }: Journey, name: string): Promise<void> {
  await go('/inbox');
  await page.locator('.lst').getByRole('link', { name }).first().click();
  await openCase(page).getByRole('heading', { level: 2, name }).waitFor();
}
