import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CatalogError } from '../lint/fault.ts';
import { loadProject } from './load-project.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-catalog-'));
  await mkdir(join(dir, 'catalog'));
  await writeFile(join(dir, 'project.yaml'), 'project: demo\nname: { zh: 演示 }\nregion: 520000\n');
});
afterEach(async () => rm(dir, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFile(join(dir, 'catalog', name), text);
const HUKOU = `resource: hukou
name: { zh: 户籍人口 }
provider: { name: 省公安厅 }
cadence: daily
subject: person
key: [身份证号]
authority: [person_name]
items:
  - { name: 身份证号, element: resident_id, required: true }
  - { name: 姓名, element: person_name }
`;

/** `code@line:column` of every fault that is an error. */
async function errors(): Promise<string[]> {
  const { faults } = await loadProject(dir);
  return faults
    .filter((fault) => fault.severity === 'error')
    .map((fault) => `${fault.code}@${fault.file.slice(8)}:${fault.line}:${fault.column}`);
}

describe('a project folder', () => {
  it('loads YAML and JSON entries, and a region code written as a number', async () => {
    await write('hukou.yaml', HUKOU);
    await write(
      'other.json',
      JSON.stringify({
        resource: 'other',
        name: { zh: '其他' },
        provider: { name: '某厅' },
        subject: 'person',
        items: [{ name: '姓名', element: 'person_name' }],
      }),
    );
    const loaded = await loadProject(dir);
    expect(loaded.project.region).toBe('520000');
    expect(loaded.entries.map((entry) => entry.file)).toEqual(['catalog/hukou.yaml', 'catalog/other.json']);
    expect(await errors()).toEqual([]);
  });

  it('is refused in words when it has no project.yaml', async () => {
    await rm(join(dir, 'project.yaml'));
    await expect(loadProject(dir)).rejects.toThrow(CatalogError);
  });

  it('names the place of an unknown element, and what may have been meant', async () => {
    await write('hukou.yaml', HUKOU.replace('element: person_name', 'element: person_nmae'));
    const { faults } = await loadProject(dir);
    const fault = faults.find((f) => f.code === 'unknown_element');
    expect(fault).toMatchObject({ file: 'catalog/hukou.yaml', line: 10, column: 26 });
    expect(fault?.mend.zh).toBe('是否想写 person_name');
  });

  it('leaves out an entry of wrong shape and says where', async () => {
    await write(
      'hukou.yaml',
      HUKOU.replace('cadence: daily', 'cadense: daily').replace('key: [身份证号]', 'key: 身份证号'),
    );
    expect(await errors()).toEqual(['unknown_key@hukou.yaml:4:1', 'wrong_type@hukou.yaml:6:6', 'no_entries@yaml:1:1']);
  });

  it.each([
    ['a file that is no YAML', 'a: [1, 2', 'syntax'],
    ['a key that stands twice', `${HUKOU}subject: person\n`, 'duplicate_key'],
    ['a key of no item', HUKOU.replace('key: [身份证号]', 'key: [身份证]'), 'unknown_item'],
    ['an item that stands twice', `${HUKOU}  - { name: 姓名 }\n`, 'duplicate_item'],
    ['two items of one attribute', `${HUKOU}  - { name: 曾用名, element: person_name }\n`, 'duplicate_attribute'],
    ['conditional sharing without its condition', `${HUKOU}sharing: { type: 2 }\n`, 'condition_missing'],
    ['refused sharing without its basis', `${HUKOU}sharing: { type: 3 }\n`, 'basis_missing'],
    ['public data that is not open', `${HUKOU}grade: green\nopening: { open: false }\n`, 'green_not_open'],
    ['secret data', `${HUKOU}grade: red\n`, 'red_refused'],
    ['a format of another class', `${HUKOU}format: { class: 电子表格, type: pdf }\n`, 'format_type'],
    [
      'a file shared as a database table',
      `${HUKOU}format: { class: 电子表格, type: xlsx }\nsharing: { type: 1, method: platform_database }\n`,
      'format_method',
    ],
    [
      'a provider code that does not check',
      HUKOU.replace('name: 省公安厅', 'name: 省公安厅, uscc: 11520000009390000X'),
      'provider_uscc',
    ],
    ['a freshness that is no date', `${HUKOU}freshness: 姓名\n`, 'freshness_no_date'],
    [
      'a check of an unknown attribute',
      `${HUKOU}checks: [{ id: a, title: { zh: 甲 }, sql: person_nam <> '', severity: fatal }]\n`,
      'check_unknown_attribute',
    ],
    [
      'a check that reads a file',
      `${HUKOU}checks: [{ id: a, title: { zh: 甲 }, sql: "read_text('/etc/passwd') = person_name", severity: fatal }]\n`,
      'check_not_a_condition',
    ],
    [
      'a check that ends the statement',
      `${HUKOU}checks: [{ id: a, title: { zh: 甲 }, sql: "true; DROP TABLE x", severity: fatal }]\n`,
      'check_syntax',
    ],
    [
      'a password in the file',
      `${HUKOU}source: { database: mysql, url: 'mysql://me:secret@host/db', table: t }\n`,
      'secret_in_file',
    ],
  ])('finds %s', async (_, text, code) => {
    await write('hukou.yaml', text);
    expect((await loadProject(dir)).faults.map((fault) => fault.code)).toContain(code);
  });

  it('finds two authorities for one attribute, at the second', async () => {
    await write('a.yaml', HUKOU);
    await write('b.yaml', HUKOU.replace('resource: hukou', 'resource: other').replace('户籍人口', '参保人员'));
    expect(await errors()).toEqual(['authority_conflict@b.yaml:7:13']);
  });

  it('finds one attribute that is two things', async () => {
    await write('a.yaml', `${HUKOU}  - { name: 等级, attribute: level, type: N }\n`);
    await write(
      'b.yaml',
      `${HUKOU.replace('resource: hukou', 'resource: other').replace('authority: [person_name]\n', '')}  - { name: 等级, attribute: level }\n`,
    );
    expect(await errors()).toEqual(['attribute_conflict@b.yaml:10:5']);
  });

  it('finds related resources that form a cycle', async () => {
    await write('a.yaml', `${HUKOU}related: [other]\n`);
    await write(
      'b.yaml',
      `${HUKOU.replace('resource: hukou', 'resource: other').replace('authority: [person_name]\n', '')}related: [hukou]\n`,
    );
    const { faults } = await loadProject(dir);
    expect(faults.find((fault) => fault.code === 'related_cycle')?.message.en).toBe(
      'related resources form a cycle: hukou → other → hukou',
    );
  });

  it('survives keys and aliases made to hurt', async () => {
    await write('hukou.yaml', `${HUKOU}__proto__: { polluted: true }\n`);
    expect((await loadProject(dir)).faults.map((fault) => fault.code)).toContain('unknown_key');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n');
    await write('hukou.yaml', bomb);
    expect((await loadProject(dir)).faults.map((fault) => fault.code)).toContain('syntax');
  });
});
