/** Pictures of all procedures, as the browser draws them: every word in its place and legible, in both languages, on a phone too. */
import { type ProcedureSummary, ROUTES } from '@kuaishu/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './support/ask.ts';
import { beginJourney, launchBrowser } from './support/browser.ts';
import { LANGUAGES } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What stands on something else, by the boxes and lines that the browser drew; and titles that do not fit their states. */
const outOfPlace = (page: Page): Promise<readonly string[]> =>
  page.locator('svg.proc').evaluate((picture) => {
    const named = (found: NodeListOf<SVGGraphicsElement>) =>
      [...found].map((one) => ({ text: one.textContent || one.parentElement?.textContent || '', box: one.getBBox() }));
    const words = named(picture.querySelectorAll<SVGGraphicsElement>('text.step'));
    const states = named(picture.querySelectorAll<SVGGraphicsElement>('g > rect'));
    const over = (a: DOMRect, b: DOMRect) =>
      a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const faults: string[] = [];
    for (const [i, word] of words.entries())
      for (const other of [...states, ...words.slice(i + 1)])
        if (over(word.box, other.box)) faults.push(`“${word.text}” on “${other.text}”`);
    for (const group of picture.querySelectorAll('g')) {
      const [title, frame] = ['text', 'rect'].map((one) => group.querySelector<SVGGraphicsElement>(one)?.getBBox());
      if (!title || !frame || title.x < frame.x || title.x + title.width > frame.x + frame.width)
        faults.push(`“${group.textContent}” is wider than its state`);
    }
    for (const line of picture.querySelectorAll<SVGPathElement>(':scope > path'))
      for (let at = 1; at < line.getTotalLength(); at += 2) {
        const { x, y } = line.getPointAtLength(at);
        const hit = [...words, ...states].find(
          ({ box }) => x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1,
        );
        if (hit) faults.push(`a line through “${hit.text}”`);
      }
    return [...new Set(faults)];
  });

test.each(LANGUAGES)('no word of any procedure stands on another, on a state or on a line (%s)', async (lang) => {
  const { body } = await ask<{ items: readonly ProcedureSummary[] }>(ROUTES.procedures.path, 'reviewer');
  expect(body.items.length).toBeGreaterThan(5);
  const journey = await beginJourney(browser, { lang, width: 390, as: 'reviewer' });
  for (const { id } of body.items) {
    await journey.go(`/procedures/${id}`);
    expect(await outOfPlace(journey.page), id).toEqual([]);
    // It is scrolled in its own frame: the page stays as wide as the phone.
    const wider = await journey.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, id).toBeLessThanOrEqual(0);
  }
  expect(journey.faults).toEqual([]);
  await journey.close();
});
