import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KUAISHU, run, useScratch } from './testing/kuaishu.ts';

const scratch = useScratch();

const heading = '指标,地区,年份,值';
const right = Array.from({ length: 40 }, (_, i) => `GDP,520102,${1980 + i},${100 + i}`);
const csv = (...rows: readonly string[]) => `${[heading, ...rows].join('\n')}\n`;

function project(name: string, extra = ''): void {
  scratch.file(`${name}/project.yaml`, `project: ${name}\nname: { zh: 试验 }\ncontrol: { history: 3 }\n`);
  scratch.file(
    `${name}/catalog/gdp.yaml`,
    `resource: gdp
name: { zh: 生产总值, en: GDP }
provider: { name: 统计局 }
subject: indicator
key: [指标, 地区, 年份]
source: { files: "sources/gdp-*.csv" }
items:
  - { name: 指标, element: indicator_code, required: true }
  - { name: 地区, element: stat_region, required: true }
  - { name: 年份, element: stat_year, required: true }
  - { name: 值, element: indicator_value }
${extra}`,
  );
}

interface Run {
  readonly run: string;
  readonly state: string;
  readonly unchanged: boolean;
  readonly release: Readonly<Record<string, string>>;
  readonly entities: Readonly<Record<string, number>>;
  readonly digest: Readonly<Record<string, string>>;
  readonly steps: readonly { name: string; in: number; out: number; quarantined: number }[];
}

it('refines, exports the quarantine, takes the mended rows, tells two releases apart, and notices a source that vanished', async () => {
  project('p');
  scratch.file('p/sources/gdp-1.csv', csv(...right, 'GDP,,2025,1', 'GDP,520102,2026,2,3'));
  const first = await scratch.json<Run>('run', 'p', '--as-of', '2026-01-31');
  expect(first.code).toBe(0);
  expect(first.value.steps.map((s) => s.name)).toHaveLength(8);
  for (const step of first.value.steps.slice(0, 6)) expect(step.in).toBe(step.out + step.quarantined);
  expect(first.value.entities).toEqual({ indicator: 40 });
  expect(first.value.digest['indicator']).toMatch(/^[0-9a-f]{64}$/);

  const counts = await scratch.json<{ total: number; byResource: object }>('quarantine', 'p');
  expect(counts).toMatchObject({ code: 0, value: { total: 2, byResource: { gdp: 2 } } });
  expect((await scratch.kuaishu('quarantine', 'p', '--resource', 'gdp', '--to', 'q.csv')).code).toBe(0);
  const [head = '', ...lines] = readFileSync(join(scratch.folder, 'q.csv'), 'utf8').split('\r\n').filter(Boolean);
  expect(head).toBe('\uFEFF指标,地区,年份,值,_ks_reasons,_ks_delivery,_ks_row,_ks_line');
  expect((await scratch.kuaishu('quarantine', 'p', '--to', 'q.csv')).code).toBe(2);

  const mended = lines.map((line) => {
    const marks = line.split(',').slice(-3).join(',');
    return `${marks.endsWith(',') ? 'GDP,520103,2025,1' : 'GDP,520103,2026,2'},,${marks}`;
  });
  scratch.file('p/sources/mended/gdp/1.csv', `${[head, ...mended].join('\n')}\n`);
  const second = await scratch.json<Run>('run', 'p', '--as-of', '2026-01-31');
  expect(second.value.entities).toEqual({ indicator: 42 });
  expect((await scratch.kuaishu('quarantine', 'p')).out).toBe('隔离区没有行\n');

  const releases = [first, second].map((r) => r.value.release['indicator'] ?? '');
  const diff = await scratch.json<object>('diff', ...releases, '--project', 'p');
  expect(diff).toMatchObject({ code: 0, value: { added: 2, removed: 0, changed: 0, cells: 0 } });
  const unknown = await scratch.kuaishu('diff', 'x', 'y', '--project', 'p');
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining(releases[1] ?? '') });

  rmSync(join(scratch.folder, 'p/sources/gdp-1.csv'));
  const vanished = await scratch.kuaishu('run', 'p', '--as-of', '2026-02-28', '--lang', 'en');
  expect(vanished).toMatchObject({ code: 2, err: expect.stringMatching(/gdp-1\.csv.*--withdraw/) });
});

it('one run at a time in a store; a lock whose process is gone is taken over; nothing new is said so', async () => {
  project('busy');
  scratch.file('busy/sources/gdp-1.csv', csv(...right));
  scratch.file('busy/.kuaishu/lock.json', JSON.stringify({ pid: process.pid }));
  expect(await scratch.kuaishu('run', 'busy')).toMatchObject({
    code: 2,
    err: expect.stringContaining(`${process.pid}`),
  });
  scratch.file('busy/.kuaishu/lock.json', JSON.stringify({ pid: 4_194_303 }));
  expect((await scratch.kuaishu('run', 'busy')).code).toBe(0);
  expect((await scratch.json<Run>('run', 'busy')).value.unchanged).toBe(true);
});

it('lint and run refuse faults of entries with their places', async () => {
  project(
    'bad',
    'related: [gdp]\nchecks:\n  - { id: evil, title: { zh: 坏 }, severity: fatal, sql: "1=1); DROP TABLE x; --" }\n',
  );
  scratch.file('bad/sources/gdp-1.csv', csv(...right));
  const lint = await scratch.json<{ errors: number; faults: { code: string; line: number }[] }>(
    'catalog',
    'lint',
    'bad',
  );
  expect(lint.code).toBe(1);
  expect(lint.value.faults.map((f) => f.code)).toContain('related_cycle');
  const refused = await scratch.kuaishu('run', 'bad', '--lang', 'en');
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/catalog\/gdp\.yaml:\d+:\d+/);
});

it('profile shows the rules that the rows keep, unless they are not wanted', async () => {
  const rows = Array.from(
    { length: 80 },
    (_, i) => `${i},${i % 4},${i === 10 ? '乙区' : ['甲区', '乙区', '丙区', '丁区'][i % 4]}`,
  );
  scratch.file('rules.csv', `序号,代码,名称\n${rows.join('\n')}\n`);
  const said = await scratch.json<{ rules: { kind: string; to?: string; violations: number }[] }>(
    'profile',
    'rules.csv',
  );
  expect(said.value.rules).toContainEqual(
    expect.objectContaining({ kind: 'dependency', from: ['代码'], to: '名称', violations: 1 }),
  );
  expect((await scratch.kuaishu('profile', 'rules.csv')).out).toMatch(/从行中看出的规则[\s\S]*代码.*名称/);
  expect((await scratch.json<{ rules: object[] }>('profile', 'rules.csv', '--no-rules')).value.rules).toEqual([]);
});

it('init drafts once, and says what it would overwrite', async () => {
  scratch.file('gdp.csv', csv(...right));
  const drafted = await scratch.json<{ entries: { items: object[] }[]; guesses: object[] }>(
    'init',
    'drafted',
    'gdp.csv',
  );
  expect(drafted).toMatchObject({ code: 0, value: { entries: [{ file: 'gdp.csv' }] } });
  expect(drafted.value.entries[0]?.items[0]).toHaveProperty('confidence');
  expect((await scratch.kuaishu('init', 'drafted', 'gdp.csv')).code).toBe(2);
});

it.skipIf(process.platform !== 'linux')('a full disk ends in words, and the source stays', async (context) => {
  const mount = 'mkdir -p small && mount -t tmpfs -o size=300k tmpfs small';
  // containers often forbid namespaces: then there is no small disk to fill
  if (spawnSync('unshare', ['-rm', 'sh', '-c', mount], { cwd: scratch.folder }).status !== 0)
    return context.skip('this system allows no mount namespaces');
  project('full');
  const file = scratch.file(
    'full/sources/gdp-1.csv',
    csv(...Array.from({ length: 20_000 }, (_, i) => `GDP,520102,2020,${i * 7919}`)),
  );
  const script = `${mount} && exec "$0" "$1" run full --store small`;
  const said = await run('unshare', ['-rm', 'sh', '-c', script, process.execPath, KUAISHU], scratch.folder);
  expect(said).toMatchObject({ code: 1, err: expect.stringContaining('磁盘已满') });
  expect(existsSync(file)).toBe(true);
});
