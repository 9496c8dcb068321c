/** The field in which an organisation is chosen. */
import type { Locator } from 'playwright-core';

/** Types what one knows of it and takes the first that is called so. → its name. */
export async function chooseOrganisation(field: Locator, words: string): Promise<string> {
  await field.fill(words);
  await field.page().getByRole('option').filter({ hasText: words }).first().click();
  return field.inputValue();
}
