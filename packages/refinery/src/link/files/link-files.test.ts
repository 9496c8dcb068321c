import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { orgCodeCheckDigit, residentIdCheckDigit, usccCheckDigit } from '@kuaishu/standards';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { headingsOf } from './link-column.ts';
import { linkFiles } from './link-files.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2, memoryLimitMb: 1000 });
  folder = await mkdtemp(join(tmpdir(), 'link-files-'));
});
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

const SURNAMES = [...'王李张刘陈杨黄赵吴周'];
const GIVEN = [...'伟芳秀敏静丽强磊军洋勇艳杰娟涛明超霞平刚'];
const person = (i: number) => ({
  name: `${SURNAMES[i % 10]}${GIVEN[(i * 7) % 20]}${GIVEN[(i * 3 + 5) % 20]}`,
  born: `19${50 + (i % 49)}-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 5) % 28)).padStart(2, '0')}`,
  mobile: `138${String(10_000_000 + i * 7919)}`,
});
/** Two lists of 120 and 90 people who have 60 in common, under other headings; every tenth name of the second has a digit wrong in its date. */
async function twoLists() {
  const first = ['编号,姓名,出生日期,手机号'];
  for (let i = 0; i < 120; i++) first.push(`A${i},${person(i).name},${person(i).born},${person(i).mobile}`);
  const second = ['编号,姓名,出生日期,联系电话'];
  for (let i = 60; i < 150; i++) {
    const { name, born, mobile } = person(i);
    const written = i % 10 === 0 ? `${born.slice(0, 3)}${(Number(born[3]) + 1) % 10}${born.slice(4)}` : born;
    second.push(`B${i},${name},${written.replaceAll('-', '/')},${mobile}`);
  }
  const files = [join(folder, 'first.csv'), join(folder, 'second.csv')];
  await writeFile(files[0] as string, `${first.join('\n')}\n`);
  await writeFile(files[1] as string, `${second.join('\n')}\n`);
  return files;
}
const rowsOf = async (file: string) => (await readFile(file, 'utf8')).trim().split(/\r?\n/).slice(1);

it('pairs the people of two lists, one to one, with reasons', async () => {
  const out = join(folder, 'pairs.csv');
  const result = await linkFiles(engine, await twoLists(), { out, id: '编号' });
  const rows = await rowsOf(out);
  expect([result.left, result.right, result.pairs]).toEqual([120, 90, rows.length]);
  const pairs = rows.map((row) => row.split(','));
  for (const [left = '', right = ''] of pairs) expect(right.slice(1)).toBe(left.slice(1));
  expect(pairs).toHaveLength(60);
  for (const row of pairs) expect(row[3]).not.toBe('');
  expect(result.columns.find((column) => column.kind === 'phone')?.headings).toEqual(['手机号', '联系电话']);
});

it('gives every record of any number of lists its cluster', async () => {
  const out = join(folder, 'clusters.csv');
  const result = await linkFiles(engine, await twoLists(), { out, id: '编号', clusters: true });
  const rows = (await rowsOf(out)).map((row) => row.split(','));
  expect(rows).toHaveLength(210);
  expect(new Set(rows.map((row) => row[1])).size).toBe(150);
  expect(result.clusters).toBe(150);
});

it('says what it compared and what not, and what each file has where nothing can be', async () => {
  const [first = '', second = ''] = [join(folder, 'cats.csv'), join(folder, 'dogs.csv')];
  await writeFile(first, '姓名,颜色\n张伟,红\n王芳,蓝\n');
  await writeFile(second, '名字,犬种\n张伟,柴犬\n王芳,松狮\n');
  const out = join(folder, 'x.csv');
  const { columns, notCompared } = await linkFiles(engine, [first, second], { out });
  expect(columns.map(headingsOf)).toEqual([['姓名', '名字']]);
  expect(notCompared).toEqual([['颜色'], ['犬种']]);
  await writeFile(second, '犬种\n柴犬\n松狮\n');
  await expect(linkFiles(engine, [first, second], { out })).rejects.toThrow(/cats.csv.*姓名.*dogs.csv.*犬种/);
});

it('says which column is missing', async () => {
  await expect(linkFiles(engine, await twoLists(), { out: join(folder, 'x.csv'), id: '主键' })).rejects.toThrow('编号');
});

it('finds people by what is visible of covered numbers, where whole ones are missing on the other side', async () => {
  const first = ['id,姓名,性别,身份证号'];
  const second = ['id,name,gender,idcard'];
  for (let i = 0; i < 300; i++) {
    const { name, born } = person(i);
    const head = `5201${String(2 + (i % 3)).padStart(2, '0')}`;
    const tail = String(1000 + i * 7);
    first.push(`A${i},${name},${i % 2 ? '男' : '女'},${head}${born.replaceAll('-', '')}${tail}`);
    // the same name stands in the second list twice; the covered number tells them apart
    if (i < 100) second.push(`B${i},${name},${i % 2 ? 1 : 2},${head}********${tail}`);
    if (i < 50) second.push(`C${i},${name},${i % 2 ? 1 : 2},${head}********${String(5000 + i * 7)}`);
  }
  const files = [join(folder, 'whole.csv'), join(folder, 'covered.csv')];
  await writeFile(files[0] as string, `${first.join('\n')}\n`);
  await writeFile(files[1] as string, `${second.join('\n')}\n`);
  const out = join(folder, 'covered-pairs.csv');
  const result = await linkFiles(engine, files, { out });
  expect(result.columns.map((c) => c.attribute)).toContain('resident_id_visible:18:1-6,15-18');
  expect(result.columns.find((c) => c.attribute === 'resident_id')?.covered).toEqual(['1-6,15-18']);
  expect(result.covered).toEqual(new Map([['resident_id', [0, 150]]]));
  expect((await rowsOf(out))[0]).toContain('身份证号（可见的第 1-6、15-18 位）: 相同');
  const pairs = (await rowsOf(out)).map((row) => row.split(','));
  expect(pairs.filter(([a = '', b = '']) => a.slice(1) !== b.slice(1) || b.startsWith('C'))).toEqual([]);
  expect(pairs.length).toBeGreaterThanOrEqual(95);
});

it('finds bodies by their old code, in the one column of unified codes or in one of its own', async () => {
  const codes = ['MA6DK4X0', 'MA6E1XYL', 'MA6HLLF6', '72500345', '74635289'].map((c) => c + orgCodeCheckDigit(c));
  const rows = codes.map((code, i) => ({
    name: `贵州${'鑫宏盛瑞祥'[i]}达建材有限公司`,
    unified: `9152010${i}${code}0`,
    code,
  }));
  const files = [join(folder, 'unified.csv'), join(folder, 'old.csv')];
  await writeFile(
    files[0] as string,
    `id,统一社会信用代码,企业名称\n${rows.map((r, i) => `A${i},${r.unified},${r.name}`).join('\n')}\n`,
  );
  await writeFile(
    files[1] as string,
    `id,组织机构代码,单位名称\n${rows.map((r, i) => `B${i},${r.code.slice(0, 8)}-${r.code[8]},${r.name.slice(0, 5)}`).join('\n')}\n`,
  );
  const out = join(folder, 'bodies.csv');
  await linkFiles(engine, files, { out });
  const pairs = (await rowsOf(out)).map((row) => row.split(','));
  expect(rows.length).toBeGreaterThan(0);
  expect(pairs.map(([a, b]) => `${a} ${b}`).sort()).toEqual(rows.map((_, i) => `A${i} B${i}`));
});

it('a number in the wrong column, or one that lost a digit, proves no other person', async () => {
  const first = ['id,姓名,出生日期,身份证号,手机号'];
  const second = ['id,姓名,出生日期,身份证号,手机号'];
  for (let i = 0; i < 200; i++) {
    const { name, born, mobile } = person(i);
    const body = `5201${String(2 + (i % 3)).padStart(2, '0')}${born.replaceAll('-', '')}${String(100 + i)}`;
    const number = `${body}${residentIdCheckDigit(body)}`;
    first.push(`A${i},${name},${born},${number},${mobile}`);
    if (i < 100)
      second.push(
        `B${i},${name},${born},${i % 20 === 0 ? mobile : i % 20 === 1 ? number.slice(0, 17) : number},${i % 20 === 0 ? number : mobile}`,
      );
  }
  const files = [join(folder, 'right.csv'), join(folder, 'strayed.csv')];
  await writeFile(files[0] as string, `${first.join('\n')}\n`);
  await writeFile(files[1] as string, `${second.join('\n')}\n`);
  const out = join(folder, 'strayed-pairs.csv');
  await linkFiles(engine, files, { out });
  const pairs = (await rowsOf(out)).map((row) => row.split(','));
  expect(pairs.map(([a = '', b = '']) => [a.slice(1), b.slice(1)]).filter(([a, b]) => a !== b)).toEqual([]);
  expect(pairs.length).toBe(100);
});

it('bodies under one code are one, whoever stands for them; a branch with the telephone of its company is another', async () => {
  const code = (i: number) => {
    const body = String(10_000_000 + i * 7919);
    const front = `91520102${body}${orgCodeCheckDigit(body)}`;
    return `${front}${usccCheckDigit(front)}`;
  };
  const company = (i: number) => `贵州${GIVEN[i % 20]}${GIVEN[(i * 7 + 3) % 20]}${GIVEN[(i * 3 + 1) % 20]}商贸有限公司`;
  const phone = (i: number) => `139${String(20_000_000 + i * 7907)}`;
  const place = (i: number) => `贵阳市云岩区中山路${i * 3 + 1}号${1 + (i % 9)}栋`;
  const rest = (i: number) => `${person(i).name},${phone(i)},${place(i)}`;
  const first = ['id,统一社会信用代码/注册号,企业名称,法定代表人/经营者,联络员电话,住所/经营场所'];
  const second = ['id,纳税人识别号,纳税人名称,法人姓名,电话,生产经营地址'];
  for (let i = 0; i < 60; i++) {
    first.push(`A${i},${code(i)},${company(i)},${rest(i)}`);
    second.push(`B${i},${code(i)},${company(i)},${person(i + (i % 3)).name},${phone(i)},${place(i)}`);
  }
  for (let i = 0; i < 6; i++) second.push(`C${i},,${company(i)}（花果园店）,${rest(i)}`);
  // a row without a name goes with either of the two, and may not bring them together
  for (let i = 60; i < 72; i++) {
    first.push(`P${i},,${company(i)}（宝山路店）,${rest(i)}`);
    second.push(`Q${i},,${company(i)}（建设路店）,${rest(i)}`, `M${i},,,${rest(i)}`);
  }
  // twice in one register
  second.push(`D7,${code(7)},${company(7)},${rest(7)}`);
  const files = [join(folder, 'market.csv'), join(folder, 'tax.csv')];
  await writeFile(files[0] as string, `${first.join('\n')}\n`);
  await writeFile(files[1] as string, `${second.join('\n')}\n`);
  const out = join(folder, 'bodies.csv');
  await linkFiles(engine, files, { out, clusters: true });
  const clusterOf = new Map((await rowsOf(out)).map((row) => row.split(',') as [string, string]));
  const cluster = (id: string) => clusterOf.get(id);
  for (let i = 0; i < 60; i++) expect(cluster(`B${i}`)).toBe(cluster(`A${i}`));
  for (let i = 0; i < 6; i++) expect(cluster(`C${i}`)).not.toBe(cluster(`A${i}`));
  for (let i = 60; i < 72; i++) expect(cluster(`P${i}`)).not.toBe(cluster(`Q${i}`));
  expect(cluster('D7')).toBe(cluster('A7'));
});
