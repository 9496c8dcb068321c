/** What one does in the inbox: the list names a case, and so does the sheet of the case that lies open beside it. */
import type { Journey } from './browser.ts';

/** Opens the case of this name from the list, whether or not it already lies open as the first one. */
export async function openFromInbox({ page, go }: Journey, name: string): Promise<void> {
  await go('/inbox');
  await page.locator('.lst').getByRole('link', { name }).first().click();
}
