import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { abstractOf, compilePlan, loadProject } from '@kuaishu/catalog';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftProject } from './draft-project.ts';
import { InitError } from './report.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-init-test-'));
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** Identity numbers of nobody that check (GB 11643). */
function residentId(n: number): string {
  const body = `520102${1950 + (n % 50)}${String((n % 12) + 1).padStart(2, '0')}${String((n % 28) + 1).padStart(2, '0')}${String(n % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}
const name = (n: number) => `${'王李张刘陈'[n % 5]}${'伟芳娜敏静强磊'[n % 7]}${'军洋勇艳杰'[n % 5]}`;
const table = (heading: string, rows: string[]) => [heading, ...rows].join('\n');
const many = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i));

async function twoSpreadsheets(): Promise<string[]> {
  const files = [join(dir, '省公安厅_户籍人口.csv'), join(dir, '参保人员 2026[1].csv')];
  await writeFile(
    files[0]!,
    table(
      '序号,身份证号,姓名,性别,户籍地址',
      many(60, (i) => `${i + 1},${residentId(i)},${name(i)},${i % 2 ? '男' : '女'},贵州省贵阳市南明区中华路${i + 1}号`),
    ),
  );
  await writeFile(
    files[1]!,
    table(
      '序号,证件号码,姓名,联系电话,缴费基数(元),随便一列',
      many(
        40,
        (i) =>
          `${i + 1},${i % 4 ? residentId(i) : ''},${name(i)},139${String(i).padStart(8, '0')},${3000 + i},甲${i % 3}`,
      ),
    ),
  );
  return files;
}

describe('a project drafted from two spreadsheets', () => {
  it('passes lint, links them as persons and keeps their row numbers apart', async () => {
    const project = join(dir, 'project');
    const report = await draftProject(project, await twoSpreadsheets());
    expect(report.entries.map(({ entry, subject, rows, key }) => [entry, subject, rows, key])).toEqual([
      ['sgat_hjrk', 'person', 60, ['身份证号']],
      ['cbry_2026_1', 'person', 40, expect.anything()],
    ]);
    const loaded = await loadProject(project);
    expect(loaded.faults.filter((fault) => fault.severity === 'error')).toEqual([]);
    const plan = compilePlan(
      loaded.project,
      loaded.entries.map(({ entry }) => entry),
    );
    const [person] = plan.subjects;
    expect(person?.link).toMatchObject({ mode: 'records' });
    expect(person?.attributes.map((a) => a.attribute)).toEqual(
      expect.arrayContaining([
        'resident_id',
        'person_name',
        'phone',
        'pension_base',
        'sgat_hjrk_record_no',
        'cbry_2026_1_record_no',
      ]),
    );
    expect(person?.attributes.find((a) => a.attribute === 'resident_id')?.ranks).toEqual({
      sgat_hjrk: 0,
      cbry_2026_1: 1,
    });
    expect(loaded.entries.find(({ entry }) => entry.resource === 'sgat_hjrk')?.entry.provider.name).toBe('省公安厅');
  });

  it('has an abstract from what the profile knows, marked as a guess, without a value of a row', async () => {
    const project = join(dir, 'project');
    const report = await draftProject(project, await twoSpreadsheets());
    const { entries } = await loadProject(project);
    const abstracts = entries.map(({ entry }) => abstractOf(entry));
    expect(abstracts[1]).toEqual({
      zh: '省公安厅_户籍人口：每行一名自然人，起草时共 60 行；按身份证号区分各行；共 5 个信息项，即序号、身份证号、姓名、性别、户籍地址。',
      en: '省公安厅_户籍人口: one person a row, 60 rows when drafted; told apart by resident identity number; 5 items: record number, resident identity number, name of person, sex, registered household address.',
    });
    for (const abstract of abstracts) for (let i = 0; i < 60; i++) expect(abstract?.zh).not.toContain(residentId(i));
    expect(report.guesses.filter((g) => g.what === 'abstract')).toHaveLength(2);
    expect(await readFile(join(project, 'catalog', 'sgat_hjrk.yaml'), 'utf8')).toMatch(
      /# 猜测 40%：.*请补写.*\nabstract:/,
    );
  });

  it('says every guess with its confidence and reason, in the report and in the YAML', async () => {
    const project = join(dir, 'project');
    const report = await draftProject(project, await twoSpreadsheets());
    for (const guess of report.guesses)
      expect([
        guess.what,
        guess.confidence >= 0 && guess.confidence <= 1,
        guess.reason.zh !== '',
        guess.reason.en !== '',
      ]).toEqual([guess.what, true, true, true]);
    const item = report.entries[1]?.items.find((i) => i.item === '随便一列');
    expect(item).toMatchObject({ element: null });
    const yaml = await readFile(join(project, 'catalog', 'sgat_hjrk.yaml'), 'utf8');
    expect(yaml).toContain('# yaml-language-server: $schema=../schema/entry.schema.json');
    expect(yaml).toMatch(/# 猜测 \d+%：.*自然人/);
  });

  it('copies the files under names that a glob takes literally', async () => {
    const project = join(dir, 'project');
    await draftProject(project, await twoSpreadsheets());
    expect((await readdir(join(project, 'sources'))).sort()).toEqual(
      ['参保人员 2026_1_.csv', '省公安厅_户籍人口.csv'].sort(),
    );
  });

  it('refuses a folder that is a project, and keeps the old entries when told to go on', async () => {
    const project = join(dir, 'project');
    const files = await twoSpreadsheets();
    await draftProject(project, files);
    await writeFile(join(project, 'catalog', 'mine.yaml'), 'mine');
    await expect(draftProject(project, files)).rejects.toThrow(InitError);
    await draftProject(project, files, { force: true });
    expect(await readFile(join(project, 'replaced', 'catalog', 'mine.yaml'), 'utf8')).toBe('mine');
    expect((await loadProject(project)).entries).toHaveLength(2);
  });

  it('writes nothing when a file cannot be read', async () => {
    const project = join(dir, 'project');
    const files = [...(await twoSpreadsheets()), join(dir, 'missing.csv')];
    await expect(draftProject(project, files)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await readdir(dir)).not.toContain('project');
  });

  it('makes one block of two tables about nothing known, when their columns are alike', async () => {
    const files = [join(dir, 'shop_a.csv'), join(dir, 'shop_b.csv')];
    await writeFile(
      files[0]!,
      table(
        'id,name,description,price',
        many(30, (i) => `${i},lamp ${i},a lamp for desk ${i},${i}.5`),
      ),
    );
    await writeFile(
      files[1]!,
      table(
        'id,name,description,price',
        many(30, (i) => `${i + 9},Lamp No ${i},desk lamp ${i},${i}.9`),
      ),
    );
    const project = join(dir, 'shops');
    await draftProject(project, files);
    const loaded = await loadProject(project);
    const plan = compilePlan(
      loaded.project,
      loaded.entries.map(({ entry }) => entry),
    );
    expect(plan.subjects).toHaveLength(1);
    // equal row numbers in two shops are no reason to be one thing
    expect(plan.subjects[0]?.link).toMatchObject({
      mode: 'records',
      attributes: expect.arrayContaining([{ attribute: 'name', kind: 'text', exclusive: false }]),
    });
  });
});

describe('a project drafted from a table whose numbers are covered', () => {
  it('says so, with the places that are visible, names it no source of them, and passes lint', async () => {
    const hide = (id: string) => `${id.slice(0, 6)}********${id.slice(-4)}`;
    const files = [join(dir, '省公安厅_户籍人口.csv'), join(dir, '省卫健委_健康档案.csv')];
    const rows = (id: (i: number) => string) =>
      table(
        '编号,证件号码,姓名,联系电话',
        many(60, (i) => `N${i},${id(i)},${name(i)},139****${String(1000 + i)}`),
      );
    await writeFile(files[0]!, rows(residentId));
    await writeFile(
      files[1]!,
      rows((i) => hide(residentId(i))),
    );
    const project = join(dir, 'project');
    const report = await draftProject(project, files);
    const { entries, faults } = await loadProject(project);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    const of = (resource: string) => entries.find(({ entry }) => entry.resource.includes(resource))?.entry;
    const [police, health] = [of('hjrk'), of('jkda')];
    const item = (entry: typeof police, element: string) => entry?.items.find((i) => i.element === element);
    expect(item(police, 'resident_id')?.covered).toBeUndefined();
    expect(item(health, 'resident_id')).toMatchObject({ covered: '1-6,15-18' });
    expect(item(health, 'phone')).toMatchObject({ covered: '1-3,8-11' });
    expect(item(health, 'resident_id')?.guess?.reason).toContain('100% 的值已遮盖，可见第 1-6、15-18 位');
    expect(police?.authority).toContain('resident_id');
    expect(health?.authority ?? []).not.toContain('resident_id');
    expect(report.entries).toHaveLength(2);
  });
});

describe('a folder that is given', () => {
  it('stands for its files: what cannot be read is said and left out, what systems leave lying is not looked at', async () => {
    await twoSpreadsheets();
    await writeFile(join(dir, '说明.pdf'), '%PDF-1.4\n');
    await writeFile(join(dir, '空.csv'), '');
    await writeFile(join(dir, '.DS_Store'), 'x');
    await writeFile(join(dir, '~$参保人员.xlsx'), 'x');
    const project = join(dir, 'project');
    const { entries, warnings } = await draftProject(project, [dir]);
    expect(entries.length).toBe(2);
    const left = warnings.filter(({ en }) => en.startsWith('left out')).map(({ file }) => file);
    expect(left).toEqual([join(dir, '空.csv'), join(dir, '说明.pdf')].toSorted());
    expect((await readdir(join(project, 'sources'))).length).toBe(2);
  });

  it('of which nothing can be read drafts nothing, and says of each file why', async () => {
    await writeFile(join(dir, '说明.pdf'), '%PDF-1.4\n');
    const refused = await draftProject(join(dir, 'project'), [dir]).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'NO_FILES', details: [{ zh: expect.stringContaining('说明.pdf') }] });
    expect(await readdir(dir)).toEqual(['说明.pdf']);
  });
});

it('all files that cannot be read are named at once, and nothing is written', async () => {
  const [good = ''] = await twoSpreadsheets();
  const bad = [join(dir, '说明.pdf'), join(dir, '空.csv')];
  await writeFile(bad[0] ?? '', '%PDF-1.4\n');
  await writeFile(bad[1] ?? '', '');
  const refused = await draftProject(join(dir, 'project'), [good, ...bad]).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(InitError);
  expect((refused as InitError).details.map(({ zh }) => zh)).toEqual([
    expect.stringContaining('说明.pdf'),
    expect.stringContaining('空.csv'),
  ]);
  expect(await readdir(dir)).not.toContain('project');
});

it('takes registers of employers and of taxpayers for bodies: their names and codes are one attribute each', async () => {
  const codes = ['91520102MA6DK4X0XP', '91520102MA6E1XYL4G', '91520102MA6HLLF6X4', '91520102214500123Y'];
  const company = (i: number) => `贵州${'宏盛华瑞'[i % 4]}${'金泰兴隆'[i % 4]}商贸有限公司`;
  const place = (i: number) => `贵阳市云岩区中山路${i + 1}号`;
  const files = [join(dir, '市场主体.csv'), join(dir, '参保单位.csv'), join(dir, '税务登记.csv')];
  const rows = (row: (i: number) => string) => many(4, row);
  await writeFile(
    files[0]!,
    table(
      '统一社会信用代码/注册号,企业名称,住所/经营场所',
      rows((i) => `${codes[i]},${company(i)},${place(i)}`),
    ),
  );
  await writeFile(
    files[1]!,
    table(
      '单位编号,单位名称,单位地址,参保人数',
      rows((i) => `${i + 100},${company(i)},${place(i)},${i + 3}`),
    ),
  );
  await writeFile(
    files[2]!,
    table(
      '纳税人识别号,纳税人名称,法人姓名',
      rows((i) => `${codes[i]},${company(i)},${name(i)}`),
    ),
  );
  const { entries } = await draftProject(join(dir, 'bodies'), files);
  expect(entries.map(({ subject }) => subject)).toEqual(['organisation', 'organisation', 'organisation']);
  const elementOf = (entry: number, item: string) => entries[entry]?.items.find((each) => each.item === item)?.element;
  expect([elementOf(0, '企业名称'), elementOf(1, '单位名称'), elementOf(2, '纳税人名称')]).toEqual([
    'org_name',
    'org_name',
    'org_name',
  ]);
  expect([elementOf(0, '统一社会信用代码/注册号'), elementOf(2, '纳税人识别号')]).toEqual(['uscc', 'uscc']);
  expect([elementOf(0, '住所/经营场所'), elementOf(1, '单位地址')]).toEqual(['reg_address', 'reg_address']);
});
