/** Whether a page can be read where and by whom it is: on a narrow screen without scrolling rows sideways, and by a screen reader in the language of each text. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Pictures, and the table of rights with its role a column, are wider than a phone. */
const MAY_BE_WIDER = '.in, .pad, .matrix, .sk';

/** No list makes a reader on a phone scroll sideways to the rest of a row. */
export async function expectRowsWithinSight(page: Page, address: string): Promise<void> {
  const wider = await page.evaluate(
    (mayBe) =>
      [...document.querySelectorAll<HTMLElement>('main .scroll, main .dtable')]
        .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1 && !part.matches(mayBe))
        .map((part) => `${part.className} ${part.getAttribute('aria-label') ?? ''} ${part.scrollWidth}`),
    MAY_BE_WIDER,
  );
  expect(wider, `rows of ${address} are wider than a phone`).toEqual([]);
}

/** Chinese in the body of an English page says that it is Chinese (WCAG 3.1.2). Choices of a list cannot be marked in part. */
export async function expectChineseMarked(page: Page, address: string): Promise<void> {
  const unmarked = await page.evaluate(() => {
    const found: string[] = [];
    const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement;
      if (!holder || !/\p{Script=Han}/u.test(text.textContent ?? '') || holder.closest('option, textarea')) continue;
      if (holder.closest('[lang]')?.getAttribute('lang')?.startsWith('zh')) continue;
      found.push(`${holder.tagName.toLowerCase()}.${holder.className} ${text.textContent}`);
    }
    return found;
  });
  expect(unmarked, `Chinese on ${address} in English`).toEqual([]);
}
