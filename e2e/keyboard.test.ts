/** Every page by the keyboard alone: what one can press is reached by Tab, in view and marked where one stands. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, launchBrowser } from './support/browser.ts';
import { PAGES_BY_ROLE } from './support/pages.ts';
import { LANGUAGES } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Further than that nobody goes: tables of thousands of rows have more. */
const MOST = 90;

interface Stop {
  readonly name: string;
  readonly inView: boolean;
  /** Whether it looked otherwise while the focus stood there: it, or what stands for it (the label beside a hidden field, a drawing's parts). */
  readonly marked: boolean;
}

/** Tab by Tab from where the page begins until one comes to where one has been. */
async function stopsOf(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    interface Seen {
      readonly element: Element;
      readonly name: string;
      readonly inView: boolean;
      readonly look: string;
    }
    const seen: Seen[] = [];
    const lookOf = (element: Element): string =>
      [element, element.nextElementSibling, element.parentElement, ...[...element.querySelectorAll('*')].slice(0, 8)]
        .map((each) => {
          if (each === null) return '';
          const { outlineStyle, outlineWidth, boxShadow, borderColor, stroke, strokeWidth, textDecorationLine } =
            getComputedStyle(each);
          return [outlineStyle, outlineWidth, boxShadow, borderColor, stroke, strokeWidth, textDecorationLine].join();
        })
        .join(';');
    Object.assign(window, {
      /** How many stops so far; null: one has been here. */
      standHere: (): number | null => {
        const element = document.activeElement;
        if (element === null || element === document.body) return seen.length;
        // a date has a stop for each of its parts
        if (seen.at(-1)?.element === element) return seen.length;
        if (seen.some((one) => one.element === element)) return null;
        const box = element.getBoundingClientRect();
        const words = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
        seen.push({
          element,
          name: `${element.tagName.toLowerCase()} ${words}`,
          inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
          look: lookOf(element),
        });
        return seen.length;
      },
      stoodThere: () => {
        (document.activeElement as HTMLElement | null)?.blur();
        return seen.map(({ element, name, inView, look }) => ({ name, inView, marked: lookOf(element) !== look }));
      },
    });
  });
  // some presses lead to where one stands already: the parts of a date, the page itself
  for (let stops = 0, presses = 0; stops < MOST && presses < 3 * MOST; presses += 1) {
    await page.keyboard.press('Tab');
    const reached = await page.evaluate(() => (window as unknown as { standHere(): number | null }).standHere());
    if (reached === null) break;
    stops = reached;
  }
  return page.evaluate(() => (window as unknown as { stoodThere(): Stop[] }).stoodThere());
}

/** What one can press or fill in with the mouse; of a group of radio buttons one. */
function pressable(page: Page): Promise<number> {
  return page.evaluate(() => {
    const groups = new Set<string>();
    return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')].filter(
      (element) => {
        if (element.matches(':disabled') || element.tabIndex < 0 || !element.checkVisibility()) return false;
        if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
        const known = groups.has(element.name);
        groups.add(element.name);
        return !known;
      },
    ).length;
  });
}

test.each(PAGES_BY_ROLE)('the pages of %s by the keyboard alone: %s', async (as, _, pages) => {
  const { page, go, faults, close } = await beginJourney(browser, { as });
  for (const address of pages) {
    await go(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const stops = await stopsOf(page);
    expect(
      stops.filter(({ marked, inView }) => !marked || !inView).map(({ name }) => name),
      `${address}: where one stands is not seen`,
    ).toEqual([]);
    expect(
      stops.length,
      `${address}: not everything is reached, only ${stops.map(({ name }) => name).join(' · ')}`,
    ).toBeGreaterThanOrEqual(Math.min(MOST, await pressable(page)));
  }
  expect(faults).toEqual([]);
  await close();
});

test.each(LANGUAGES)('what opens is left by Esc, and one stands where one was (%s)', async (lang) => {
  const { page, go, faults, close } = await beginJourney(browser, { lang, as: 'steward' });
  await go('/catalogue');
  const search = page.locator('button.srch');
  await search.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(faults).toEqual([]);
  await close();
});
