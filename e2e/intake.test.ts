/** What comes in from outside the compile page: the national form, a department’s own form, a need that nobody answers yet, a dispute over a source. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, type EntryView, ROUTES } from '@kuaishu/api';
import { type Entry, toForm } from '@kuaishu/catalog';
import { writeWorkbook } from '@kuaishu/engine';
import { residentIdCheckDigit } from '@kuaishu/standards';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, draftEntry, entryBody, publish } from './support/ask.ts';
import { beginJourney, expectAccessible, launchBrowser } from './support/browser.ts';
import { LANGUAGES, say } from './support/reader.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const once = Date.now().toString(36);
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The form as an office would send it; `spoilt` puts a word where the form has no such choice. */
async function filledIn(
  body: object,
  spoilt?: readonly [string, string],
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-form-'));
  try {
    const path = join(folder, 'form.xlsx');
    const sheets = toForm([body as unknown as Entry]).map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => row.map((cell) => (spoilt && cell === spoilt[0] ? spoilt[1] : cell))),
    }));
    await writeWorkbook(path, sheets);
    return { name: '目录.xlsx', mimeType: XLSX, buffer: await readFile(path) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test.each(LANGUAGES)(
  'the national form is refused at its cells, and taken in once they are mended (%s)',
  async (lang) => {
    const journey = await beginJourney(browser, { lang, as: 'steward' });
    const { page } = journey;
    const found = await ask<{ items: { name: { zh: string }; uscc: string }[] }>(
      `/api/organisations?q=${encodeURIComponent('贵州省民政厅')}`,
      'system_admin',
    );
    const provider = found.body.items.find(({ name }) => name.zh === '贵州省民政厅');
    const right = entryBody(`imported_${lang}_${once}`, `导入走访信息 ${lang} ${once}`, {
      provider: { name: provider?.name.zh, uscc: provider?.uscc },
    });
    await journey.go('/catalogue/import');
    await expectAccessible(page);
    const choose = page.getByLabel(say(lang, '选择 XLSX 文件', 'Choose an XLSX file'));
    await choose.setInputFiles(await filledIn(right, ['每月', '逢五逢十']));
    await page.getByText(say(lang, '没有导入任何条目', 'nothing was imported')).waitFor();
    // Each fault names its sheet and cell.
    await page
      .getByText(/![A-Z]+\d+/)
      .first()
      .waitFor();
    await expectAccessible(page);
    // Mended, the same choice of a file takes it in.
    await choose.setInputFiles(await filledIn(right));
    await page.getByText(say(lang, '1 个条目已成为草稿', '1 entry is a draft now')).waitFor();
    await expectAccessible(page);
    expect(journey.faults).toEqual([]);
    await journey.close();
  },
);

test.each(LANGUAGES)(
  'a department’s web form is told which of its questions are answered already (%s)',
  async (lang) => {
    const journey = await beginJourney(browser, { lang, as: 'steward' });
    const { page } = journey;
    await journey.go('/catalogue/form');
    await expectAccessible(page);
    const html = `<html><body><h1>困难群众走访登记表</h1><form>
    <label>身份证号码 <input name="id"></label><label>姓名 <input name="name"></label>
    <label>户籍地址 <input name="address"></label><label>对本次走访的感受 <input name="colour"></label></form></body></html>`;
    await page
      .getByLabel(say(lang, '表单查重', 'Check a form'))
      .setInputFiles({ name: '走访.html', mimeType: 'text/html', buffer: Buffer.from(html) });
    await page.getByRole('rowheader', { name: '身份证号码' }).waitFor();
    const row = page.getByRole('row', { name: /对本次走访的感受/ });
    await row.getByText(say(lang, '确需采集', 'Must be asked')).waitFor();
    await page
      .getByRole('row', { name: /身份证号码/ })
      .getByText(say(lang, '公民身份号码', 'dentity number'))
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(journey.faults).toEqual([]);
    await journey.close();
  },
);

test('a need is filed by who has it and answered with the source by the bureau', async () => {
  const name = `需求走访信息 ${once}`;
  const { caseId } = await draftEntry(entryBody(`needed_${once}`, name));
  await publish(caseId);
  const staff = await beginJourney(browser, { as: 'staff' });
  const { page } = staff;
  await staff.go('/catalogue/lists?list=needs');
  await expectAccessible(page);
  await page.getByRole('link', { name: '提出数据需求' }).click();
  await page.getByLabel('事项名称').fill(`走访核验所需 ${once}`);
  await page.getByLabel('主体').fill('人口');
  await page.getByLabel('所需信息项').fill('公民身份号码\n姓名');
  await page.getByLabel('业务事项').fill('社会救助走访');
  await page.getByLabel('使用依据').fill('《社会救助暂行办法》第五十八条');
  await page.getByLabel('使用到').fill(new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10));
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/cases\/case_/);
  await page.getByText('待答复').first().waitFor();
  const need = /case_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? '';
  expect(staff.faults).toEqual([]);
  await staff.close();

  const reviewer = await beginJourney(browser, { as: 'reviewer' });
  await reviewer.go(`/cases/${need}`);
  await reviewer.page.getByText('指明数源', { exact: true }).first().click();
  // The source is found by its name; nobody types an identifier.
  await reviewer.page.getByLabel('数源条目').fill(name);
  await reviewer.page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
  await expectAccessible(reviewer.page);
  await reviewer.page.getByRole('button', { name: '指明数源', exact: true }).click();
  await reviewer.page.getByText('已有数源').first().waitFor();
  await reviewer.page.locator('aside').getByRole('link', { name }).waitFor();
  expect(reviewer.faults).toEqual([]);
  await reviewer.close();
});

/** Sixty people; of every tenth the second says another name. */
const visited = (nth: number): Buffer =>
  Buffer.from(
    `公民身份号码,姓名\n${Array.from({ length: 60 }, (_, i) => {
      const body = `52010219${60 + (i % 30)}0${1 + (i % 9)}15${String(100 + i)}`;
      return `${body}${residentIdCheckDigit(body)},王${'甲乙丙丁戊己庚辛壬癸'[i % 10]}${nth === 1 && i % 10 === 0 ? '某' : '明'}`;
    }).join('\n')}\n`,
  );

test('two entries claim one attribute, and the head of the bureau decides which is its source', async () => {
  const names = [`裁定走访信息甲 ${once}`, `裁定走访信息乙 ${once}`] as const;
  const entries: string[] = [];
  const desk = await beginJourney(browser, { as: 'steward' });
  for (const [i, name] of names.entries()) {
    const { entry, caseId } = await draftEntry(entryBody(`ruled_${i}_${once}`, name));
    // Each gives some of its data: the radar knows the draft by its content from then on, and the ruling has something to compare.
    await desk.go(`/catalogue/${entry}/compile`);
    await desk.page
      .getByLabel('选择样例文件')
      .setInputFiles({ name: '走访.csv', mimeType: 'text/csv', buffer: visited(i) });
    await desk.page.getByText('60 行、2 项已参与比对').waitFor({ timeout: 90_000 });
    if (i === 1) await desk.page.getByText('的取值相同').first().waitFor({ state: 'attached' });
    await expectAccessible(desk.page);
    await publish(caseId);
    entries.push(entry);
  }
  expect(desk.faults).toEqual([]);
  await desk.close();
  const { body: own } = await ask<EntryView>(addressOf(ROUTES.catalogEntry, { entry: entries[0] ?? '' }), 'steward');
  const fill = JSON.stringify({ attribute: 'person_name', claimants: entries, holders: [own.entry.owner.id] });
  const steward = await beginJourney(browser, { as: 'steward' });
  const { page } = steward;
  await steward.go(
    `/cases/new/source_ruling?${new URLSearchParams({ subject: entries[0] ?? '', title: names[0], fill })}`,
  );
  await page.getByRole('link', { name: names[1] }).waitFor();
  await page.getByLabel('本单位采集的职责依据').fill('《社会救助暂行办法》第四条');
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.waitForURL(/\/cases\/case_/);
  await page.getByText('各方陈述').first().waitFor();
  await page.getByText('提交裁定', { exact: true }).first().click();
  await page.getByRole('button', { name: '提交裁定', exact: true }).click();
  await page.getByText('待裁定').first().waitFor();
  const caseId = /case_[0-9A-Z]{26}/.exec(page.url())?.[0] ?? '';
  expect(steward.faults).toEqual([]);
  await steward.close();

  const arbiter = await beginJourney(browser, { as: 'arbiter' });
  await arbiter.go(`/cases/${caseId}`);
  // Of sixty people in both, six have another name: 54 of 60, and Wilson's interval about it.
  const evidence = arbiter.page.getByRole('region', { name: '证据', exact: true });
  await evidence.getByText('90.0%', { exact: true }).waitFor();
  await evidence.getByText('60 个主体，54 个一致').waitFor();
  await evidence.getByText('95% 置信区间 79.9%–95.3%').waitFor();
  await evidence.getByText('陈述：《社会救助暂行办法》第四条').waitFor();
  // The entries of the dispute are offered before anything is looked for.
  await arbiter.page
    .getByRole('list', { name: '可选条目' })
    .getByRole('button', { name: new RegExp(names[1]) })
    .click();
  await arbiter.page.getByRole('textbox', { name: '理由' }).fill('乙为履行法定职责直接采集，甲为转录。');
  await expectAccessible(arbiter.page);
  await arbiter.page.getByRole('button', { name: '裁定', exact: true }).click();
  await arbiter.page.getByText('已裁定').first().waitFor();
  await evidence.getByText('裁定时固定，').waitFor();
  await evidence.getByText(/^sm3:[0-9a-f]{64}$/).waitFor();
  expect(arbiter.faults).toEqual([]);
  await arbiter.close();
});
