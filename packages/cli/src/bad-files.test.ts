import { spawn } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KUAISHU, run, useScratch } from './testing/kuaishu.ts';
import { zipBomb } from './testing/zip-bomb.ts';

const scratch = useScratch();

const ENTRY = `resource: people
name: { zh: 人口 }
provider: { name: 公安厅 }
subject: person
key: [身份证]
items:
  - { name: 身份证, element: resident_id, required: true }
  - { name: 姓名, element: person_name }
  - { name: 手机, element: mobile }
`;
const entry = scratch.file('people.yaml', ENTRY);
const RIGHT = '520102199003074507';

interface Profile {
  readonly encoding: string | null;
  readonly rows: number;
  readonly rejected: number;
  readonly columns: readonly { readonly name: string; readonly defects: readonly { readonly kind: string }[] }[];
}
interface Check {
  readonly rows: number;
  readonly passed: number;
  readonly quarantined: number;
  readonly faultCount: number;
  readonly faults: readonly { readonly row: number; readonly rule: string; readonly value: string | null }[];
}
interface Refusal {
  readonly error: { readonly code: string; readonly message: { readonly zh: string; readonly en: string } };
}

describe('a file that cannot be taken ends with its name, the reason and a way out, and exit code 2', () => {
  const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255));
  it.each([
    ['empty.csv', '', 'EMPTY_FILE', '文件是空的'],
    ['noise.csv', noise, 'BINARY_FILE', '不是文本'],
    ['cut.xlsx', Buffer.from('PK\x03\x04abc'), 'TRUNCATED', '不完整'],
    ['bomb.xlsx', zipBomb(400), 'ZIP_BOMB', '压缩'],
    ['wide.csv', `${'c,'.repeat(9999)}c\n${'1,'.repeat(9999)}1\n`, 'TOO_MANY_COLUMNS', '10000 列'],
  ])('%s', async (name, content, code, words) => {
    scratch.file(name, content);
    const refused = await scratch.json<Refusal>('profile', name);
    expect(refused.code).toBe(2);
    expect(refused.value.error.code).toBe(code);
    expect(refused.err).toContain(name);
    expect(refused.err).toContain(words);
    expect(refused.value.error.message.en).toContain(name);
  });

  it('a folder, and a file that is not there, in English', async () => {
    expect(await scratch.kuaishu('profile', '.', '--lang', 'en')).toMatchObject({
      code: 2,
      err: expect.stringContaining('folder'),
    });
    expect(await scratch.kuaishu('profile', 'none.csv', '--lang', 'en')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/none\.csv: The file does not exist/),
    });
  });

  it('a file that may not be read', async (context) => {
    const path = scratch.file('secret.csv', 'a,b\n1,2\n');
    chmodSync(path, 0o000);
    chmodSync(scratch.folder, 0o755);
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    const version = await run(process.execPath, [KUAISHU, '--version'], scratch.folder, uid).catch(() => null);
    if (version?.code !== 0) return context.skip('no other account may run the program here');
    const said = await run(process.execPath, [KUAISHU, 'profile', path], scratch.folder, uid);
    expect(said).toMatchObject({ code: 2, err: expect.stringMatching(/secret\.csv：没有读取权限/) });
  });

  it('a file that grows while it is read', async () => {
    const path = scratch.file('growing.csv', `a,b\n${'1,2\n'.repeat(300_000)}`);
    const timer = setInterval(() => appendFileSync(path, '3,4\n'), 5);
    try {
      expect(await scratch.json<Refusal>('profile', path)).toMatchObject({
        code: 2,
        value: { error: { code: 'CHANGED_WHILE_READ' } },
      });
    } finally {
      clearInterval(timer);
    }
  });
});

describe('what can be read is read, and nothing of it is lost', () => {
  it('NUL bytes and a line over the limit are refused by line, the rest counts', async () => {
    scratch.file('nul.csv', `身份证,姓名,手机\n1,\0张,\n${RIGHT},李四,\n`);
    scratch.file('long.csv', `身份证,姓名,手机\n1,${'长'.repeat(12_000_000)},\n${RIGHT},李四,\n`);
    for (const name of ['nul.csv', 'long.csv']) {
      const { code, value } = await scratch.json<Check>('check', name, '--as', entry);
      expect(code).toBe(1);
      expect(value.rows).toBe(value.passed + value.quarantined);
      expect(value.rows).toBe(2);
      expect(value.faults).toContainEqual(expect.objectContaining({ row: 2, rule: 'collect:rejected' }));
    }
  });

  it('GB18030 under a wrong declaration, and an encoding that does not exist', async () => {
    // 姓名 / 张三 in GB18030
    scratch.file('gb.csv', Buffer.from('d0d5c3fb2cb5e7bbb00ad5c5c8fd2c310a', 'hex'));
    const { code, value } = await scratch.json<Profile>('profile', 'gb.csv', '--encoding', 'utf-8');
    expect(code).toBe(0);
    expect(value).toMatchObject({ encoding: 'gb18030', rows: 1, columns: [{ name: '姓名' }, { name: '电话' }] });
    const unknown = await scratch.kuaishu('profile', 'gb.csv', '--encoding', 'klingon');
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('klingon') });
  });

  it('headings that repeat are told apart', async () => {
    scratch.file('twice.csv', '姓名,姓名,姓名\n张三,李四,王五\n');
    const { value } = await scratch.json<Profile>('profile', 'twice.csv');
    expect(value.columns.map((c) => c.name)).toEqual(['姓名', '姓名_2', '姓名_3']);
  });

  it('SQL in headings and values is data', async () => {
    scratch.file('sql.csv', `"a""); DROP TABLE x; --","b'; SELECT 1"\n"'; DROP TABLE y; --",1\n`);
    const { code, value } = await scratch.json<Profile>('profile', 'sql.csv');
    expect(code).toBe(0);
    expect(value.columns.map((c) => c.name)).toEqual(['a"); DROP TABLE x; --', "b'; SELECT 1"]);
  });

  it('a formula stays data and leaves as text', async () => {
    scratch.file('formula.csv', `身份证,姓名,手机\n=cmd|'/C calc'!A0,@SUM(1),-1+1\n${RIGHT},张三,13800138000\n`);
    const checked = await scratch.json<Check>('check', 'formula.csv', '--as', entry, '--faults', 'faults.csv');
    expect(checked.value.faults[0]?.value).toBe("=cmd|'/C calc'!A0");
    expect(readFileSync(join(scratch.folder, 'faults.csv'), 'utf8')).toMatch(/,'=cmd/);
    const masked = await scratch.kuaishu('mask', 'formula.csv', '--as', entry, '--to', 'masked.csv');
    expect(masked.code).toBe(0);
    const cells = readFileSync(join(scratch.folder, 'masked.csv'), 'utf8')
      .replace('\uFEFF', '')
      .split(/[,\r\n]+/);
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    // a second time over the same output: refused, and the output stays
    const again = await scratch.kuaishu('mask', 'formula.csv', '--as', entry, '--to', 'masked.csv', '--lang', 'en');
    expect(again).toMatchObject({ code: 2, err: expect.stringMatching(/masked\.csv exists already/) });
  });

  it('an output never falls on an input, under whatever name', async () => {
    const text = `id,姓名\n1,张三\n2,李四\n`;
    scratch.file('names.csv', text);
    for (const args of [
      ['link', 'names.csv', '--out', './names.csv'],
      ['check', 'names.csv', '--as', entry, '--faults', join(scratch.folder, 'names.csv')],
    ])
      expect(await scratch.kuaishu(...args)).toMatchObject({ code: 2, err: expect.stringContaining('就是输入文件') });
    expect(readFileSync(join(scratch.folder, 'names.csv'), 'utf8')).toBe(text);
  });
});

it('link says how many are one, and writes pairs or clusters', async () => {
  const rows = Array.from(
    { length: 30 },
    (_, i) => `${i},张${String.fromCodePoint(0x4e00 + i * 37)},139${10_000_000 + i * 7919}`,
  );
  scratch.file('left.csv', `id,姓名,电话\n${rows.join('\n')}\n`);
  scratch.file('right.csv', `id,姓名,电话\n${rows.slice(0, 20).join('\n')}\n`);
  const { code, value } = await scratch.json<Record<string, number>>(
    'link',
    'left.csv',
    'right.csv',
    '--out',
    'pairs.csv',
  );
  expect(code).toBe(0);
  expect(Object.keys(value)).toEqual(['left', 'right', 'pairs', 'clusters', 'seconds']);
  expect(value).toMatchObject({ left: 30, right: 20 });
  const written = readFileSync(join(scratch.folder, 'pairs.csv'), 'utf8').split('\r\n');
  expect(written[0]).toBe('left_id,right_id,probability,why');
  expect(written.length - 2).toBe(value['pairs']);
  const unknown = await scratch.kuaishu('link', 'left.csv', '--out', 'x.csv', '--id', '编号', '--lang', 'en');
  expect(unknown).toMatchObject({
    code: 2,
    err: expect.stringMatching(/no column "编号"; its columns: id, 姓名, 电话/),
  });
  expect(existsSync(join(scratch.folder, 'x.csv'))).toBe(false);
});

it('a reader that goes away ends the command quietly', async () => {
  scratch.file('some.csv', `${Array.from({ length: 300 }, (_, i) => `c${i}`).join(',')}\n${'1,'.repeat(299)}1\n`);
  const child = spawn('sh', ['-c', `"$0" "$1" profile some.csv | head -1`, process.execPath, KUAISHU], {
    cwd: scratch.folder,
  });
  let err = '';
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  expect(err).toBe('');
});
