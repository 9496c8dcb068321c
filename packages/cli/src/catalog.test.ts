import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useScratch } from './testing/kuaishu.ts';

const scratch = useScratch();
scratch.file('p/project.yaml', 'project: p\nname: { zh: 试验 }\n');
const entry = scratch.file(
  'p/catalog/firms.yaml',
  `resource: firms
name: { zh: 企业 }
provider: { name: 市场监管局 }
subject: organisation
key: [统一社会信用代码]
cadence: daily
items:
  - { name: 统一社会信用代码, element: uscc, required: true }
  - { name: 企业名称, element: org_name }
  - { name: 区县 }
  - { name: 登记机关 }
dependencies:
  - { from: [区县], to: 登记机关 }
`,
);

it('a catalogue goes out as a workbook and comes back the same; what breaks somebody is told, with exit code 1', async () => {
  expect(await scratch.kuaishu('catalog', 'export', 'p', '--xlsx', 'form.xlsx')).toMatchObject({ code: 0 });
  const back = await scratch.json<{ entries: string[]; errors: number }>('catalog', 'import', 'form.xlsx', '--to', 'q');
  expect(back).toMatchObject({ code: 0, value: { entries: ['firms'], errors: 0 } });
  expect(await scratch.json('catalog', 'diff', 'p', 'q')).toMatchObject({
    code: 0,
    value: { breaking: 0, changes: [] },
  });
  const path = join(scratch.folder, 'q/catalog/firms.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('daily', 'yearly').replaceAll('区县', '县'));
  const diff = await scratch.json<{ changes: { path: string; breaking: boolean }[] }>('catalog', 'diff', entry, path);
  expect(diff.code).toBe(1);
  expect(diff.value.changes.map((change) => [change.path, change.breaking])).toEqual(
    expect.arrayContaining([
      ['cadence', true],
      ['items.区县', true],
    ]),
  );
  expect(await scratch.kuaishu('catalog', 'import', 'form.xlsx', '--to', 'q')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--force'),
  });
});

it('check says what the others of a group hold, and every cell that would change', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => `,甲${i}公司,南明区,${i === 4 ? '云岩区局' : '南明区局'}`);
  scratch.file('firms.csv', `统一社会信用代码,企业名称,区县,登记机关\n${rows.join('\n')}\n,Ａ公司,无,南明区局\n`);
  const { code, value } = await scratch.json<{ faults: { row: number; item: string; repair: string }[] }>(
    ...['check', 'firms.csv', '--as', entry, '--changes', 'changes.csv'],
  );
  expect(code).toBe(1);
  expect(value.faults.filter(({ item }) => item === '登记机关')).toMatchObject([{ row: 6, repair: '南明区局' }]);
  expect(readFileSync(join(scratch.folder, 'changes.csv'), 'utf8').split('\r\n')).toEqual([
    '\uFEFFrow,item,value,becomes,by',
    '6,登记机关,云岩区局,南明区局,depends:qx~djjg',
    '11,企业名称,Ａ公司,A公司,clean',
    '11,区县,无,"",clean',
    '',
  ]);
});

it('a form’s questions are read with their elements; a file that is none is refused in words', async () => {
  scratch.file(
    'form.html',
    '<html><body><table><tr><td>姓名</td><td></td><td>性别</td><td>□男 □女</td></tr></table></body></html>',
  );
  const { code, value } = await scratch.json<{ questions: { label: string; elements: { id: string }[] }[] }>(
    'catalog',
    'questions',
    'form.html',
  );
  expect([code, value.questions.map(({ label, elements }) => [label, elements[0]?.id])]).toEqual([
    0,
    [
      ['姓名', 'person_name'],
      ['性别', 'sex'],
    ],
  ]);
  scratch.file('no-form.bin', '%PDF-1.7');
  expect((await scratch.kuaishu('catalog', 'questions', 'no-form.bin')).code).toBe(2);
});

it('faults of a workbook are marked on their cells in a copy, and nothing is written', async () => {
  await scratch.kuaishu('catalog', 'export', 'q', '--xlsx', 'audit.xlsx');
  const { code, value } = await scratch.json<{
    written: string[];
    errors: number;
    faults: { cell: string | null; code: string }[];
  }>(...['catalog', 'import', 'audit.xlsx', '--audit', '--annotate', 'marked.xlsx', '--to', 'fresh']);
  expect([code, value.written]).toEqual([1, []]);
  expect(
    value.faults.some(({ code: kind, cell }) => kind === 'mandatory_missing' && /^[A-Z]+\d+$/.test(cell ?? '')),
  ).toBe(true);
  expect(existsSync(join(scratch.folder, 'marked.xlsx'))).toBe(true);
});
