import { readFile } from 'node:fs/promises';
import type { AuditView, BlockSummary, EntityHits, Overview, QuarantineView } from '@kuaishu/api';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const STEWARD = 'steward@贵阳民政';
const BUREAU = 'reviewer@贵阳大数据';
const COUNTY_STEWARD = 'steward@花溪民政';
const SEARCH = '/api/blocks/population/search';

/** Those whom the province's operator finds in a prefecture. */
async function inPrefecture(code: string): Promise<string[]> {
  const { body } = await ask<EntityHits>(`${SEARCH}?prefecture=${code}&limit=200`, 'operator');
  return body.items.map((hit) => hit.entity);
}

/** All that somebody finds in the block of the population. */
async function foundBy(who: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (;;) {
    const { body } = await ask<EntityHits>(`${SEARCH}?limit=200&offset=${found.size}`, who);
    for (const { entity } of body.items) found.add(entity);
    if (body.items.length === 0 || found.size >= body.total) return found;
  }
}

const OF_GUIYANG = {
  who: STEWARD,
  zh: '贵阳',
  en: 'Guiyang',
  within: 'operator',
  whole: () => inPrefecture('5201'),
  elsewhere: () => inPrefecture('5205'),
};
const OF_HUAXI = {
  who: COUNTY_STEWARD,
  zh: '花溪',
  en: 'Huaxi',
  within: STEWARD,
  whole: async () => [],
  elsewhere: async () => [...(await foundBy(STEWARD))],
};

test.each(LANGUAGES.flatMap((lang) => [OF_GUIYANG, OF_HUAXI].map((of) => ({ ...of, lang }))))(
  'a steward of $en sees, counts, searches and exports the people of $en, a part of what is seen above, and is told who has another’s ($lang)',
  async ({ who, zh, en, within, whole, elsewhere, lang }) => {
    const mine = (await ask<EntityHits>(`${SEARCH}?limit=200`, who)).body;
    const seen = await foundBy(who);
    expect(seen.size).toBe(mine.total);
    expect(mine.total).toBeGreaterThan(0);
    const above = await foundBy(within);
    for (const entity of seen) expect(above).toContain(entity);
    for (const entity of await whole()) expect(seen).toContain(entity);
    const { body: blocks } = await ask<{ items: BlockSummary[] }>('/api/blocks', who);
    expect(blocks.items.find((block) => block.block === 'population')?.entities).toBe(mine.total);
    expect(mine.total).toBeLessThan(above.size / 2);

    const { page, go, faults, close } = await beginJourney(browser, { lang, as: who });
    await go('/');
    await page.getByText(say(lang, `只含${zh}的数据`, `Rows of ${en} alone`)).waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('link', { name: say(lang, '加工', 'Runs'), exact: true }).count()).toBe(0);

    await go('/blocks/population');
    await page.getByRole('rowheader').getByRole('link').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: say(lang, '导出', 'Export'), exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^CSV/ }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(mine.total + 1);

    // a person of elsewhere alone: not found by number, and refused by address
    const theirs = (await elsewhere()).find((entity) => !seen.has(entity)) ?? '';
    expect(theirs).not.toBe('');
    await go(`/blocks/population?q=${theirs}`);
    await page
      .getByText(say(lang, '没有', 'No '), { exact: false })
      .first()
      .waitFor();
    expect((await ask<EntityHits>(`${SEARCH}?q=${theirs}`, who)).body.total).toBe(0);
    expect(faults).toEqual([]);
    await go(`/blocks/population/entities/${theirs}`);
    await page
      .getByText(say(lang, '这条数据不在你的岗位所管的范围内', 'This record lies outside what your post covers'))
      .waitFor();
    await page
      .getByText(say(lang, '所属市州、县或部门的岗位', 'Posts of the prefecture, county or department'))
      .waitFor();
    await expectAccessible(page);
    expect(faults.every((fault) => /403/.test(fault))).toBe(true);
    await close();
    const { body: records } = await ask<AuditView>(
      `/api/audit?action=entity.read&outcome=refused&target=${theirs}`,
      'audit_admin',
    );
    expect(records.items.length).toBeGreaterThan(0);
  },
);

test('the bureau of Guiyang sees what of the strips lies in Guiyang, and adds up the same', async () => {
  const { page, go, faults, close } = await beginJourney(browser, { as: BUREAU });
  const { body: overview } = await ask<Overview>('/api/overview', BUREAU);
  const { body: whole } = await ask<Overview>('/api/overview', 'operator');
  expect(overview.equation.in).toBeGreaterThan(0);
  expect(overview.equation.in).toBeLessThan(whole.equation.in / 2);
  expect(overview.strips.reduce((n, strip) => n + strip.rows, 0)).toBe(overview.equation.in);
  const { body: quarantine } = await ask<QuarantineView>('/api/quarantine?limit=200', BUREAU);
  expect(quarantine.total).toBe(overview.equation.quarantined);
  await go('/');
  await page.getByText('只含贵阳的数据').waitFor();
  await expectAccessible(page);
  await go('/quarantine');
  await page.locator('main h1').waitFor();
  await expectAccessible(page);
  expect(faults).toEqual([]);
  await close();
});
