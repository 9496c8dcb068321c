/**
 * Script in a text field: refused in a name and wherever it would run, with a record; what may stand (tags that somebody writes about, signs of comparison) is
 * shown as the text it is on the pages of others, and does nothing.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, draftEntry, entryBody } from './support/ask.ts';
import { beginJourney, launchBrowser } from './support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);

test('a script in a name, an abstract or a comment is refused, and the audit administrator sees the attempt', async () => {
  const script = `<img src=x onerror="document.title='ran'">`;
  const bodies = [
    entryBody(`script_${once}`, script),
    entryBody(`script_${once}`, '名称', { abstract: `走访登记${script}` }),
  ];
  for (const body of bodies) {
    const answer = await ask<{ type: string; mend: { zh: string } }>('/api/catalog/entries', 'steward', {
      origin: 'form',
      body,
    });
    expect(answer).toMatchObject({ status: 400, body: { type: 'urn:kuaishu:problem:unsafe_text' } });
    expect(answer.body.mend.zh).not.toBe('');
  }
  const { body: audit } = await ask<{ items: { detail: Record<string, string> }[] }>(
    '/api/audit?outcome=refused&action=entry.draft&limit=10',
    'audit_admin',
  );
  expect(audit.items.map(({ detail }) => detail)).toEqual(
    expect.arrayContaining([
      { fault: 'markup', where: 'body.body.name.zh', route: 'draftEntry' },
      { fault: 'active', where: 'body.body.abstract', route: 'draftEntry' },
    ]),
  );
});

test('what may stand is text on every page that shows it', async () => {
  const name = `<3 年期 A&B "存量" ${once}`;
  const abstract = `面积 <b>小于</b> 90 且 > 0 的户 <!-- ${once} -->`;
  const { entry, caseId } = await draftEntry(entryBody(`plain_${once}`, name, { abstract }));
  const journey = await beginJourney(browser, { as: 'steward' });
  const { page } = journey;
  for (const path of [`/catalogue/${entry}`, `/cases/${caseId}`, '/catalogue/mine', '/inbox']) {
    await journey.go(path);
    await page.getByText(name).first().waitFor();
  }
  await journey.go(`/catalogue/${entry}`);
  await page.getByText(abstract).first().waitFor();
  expect(journey.faults).toEqual([]);
  await journey.close();
});
