import { describe, expect, it } from 'vitest';
import { useScratch } from './testing/kuaishu.ts';

const scratch = useScratch();
scratch.file('a.csv', 'a,b\n1,2\n');
scratch.file('broken.yaml', 'a: [1\n');
scratch.file('empty.yaml', '');
scratch.file(
  'unknown.yaml',
  'resource: x\nname: { zh: 甲 }\nprovider: { name: 乙 }\nsubject: person\nitems:\n  - { name: a, element: resident_idd }\n',
);
scratch.file(
  'injected.yaml',
  `resource: "x'; DROP TABLE y"\nname: { zh: 甲 }\nprovider: { name: 乙 }\nsubject: person\nitems:\n  - { name: a }\n`,
);

describe('wrong use is said in the reader’s language, with exit code 2', () => {
  it.each([
    [['frob'], '没有命令“frob”', 'There is no command "frob"'],
    [['profil'], '是否想写 profile', 'did you mean profile'],
    [['profile'], '缺少参数 <file>', 'The argument <file> is missing'],
    [['profile', '--nope', 'x'], '没有选项 --nope', 'There is no option --nope'],
    [['check', 'a.csv'], '缺少选项 --as <entry>', 'The option --as <entry> is missing'],
    [['check', 'a.csv', '--as'], '后面要写值', 'takes a value'],
    [['check', 'a.csv', '--as', 'none.yaml'], '找不到 none.yaml', 'Not found: none.yaml'],
    [['check', 'a.csv', '--as', 'broken.yaml'], 'broken.yaml:2:1', 'broken.yaml:2:1'],
    [['check', 'a.csv', '--as', 'empty.yaml'], 'empty.yaml:1:1', 'empty.yaml:1:1'],
    [['check', 'a.csv', '--as', 'unknown.yaml'], '是否想写 resident_id', 'did you mean resident_id'],
    [['check', 'a.csv', '--as', 'injected.yaml'], 'injected.yaml:1:', 'injected.yaml:1:'],
    [['check', 'a.csv', '--as', 'unknown.yaml', '--as-of', '2025-02-30'], '2025-02-30', '2025-02-30'],
    [['check', 'a.csv', '--as', 'unknown.yaml', '--as-of', "x'; DROP"], 'YYYY-MM-DD', 'YYYY-MM-DD'],
    [['run', 'nowhere'], '没有 project.yaml', 'has no project.yaml'],
    [['run', '.', '--memory', 'much'], '--memory 应为', '--memory takes'],
    [['run', '.', '--threads', '0'], '--threads 应为', '--threads takes'],
    [['run', '.', '--engine', 'abacus'], 'abacus', 'abacus'],
    [['run', '.', '--as-of', '2025-13-45'], '2025-13-45', '2025-13-45'],
    [['quarantine', 'nowhere'], '没有 project.yaml', 'has no project.yaml'],
    [['discrepancies', 'nowhere'], '没有 project.yaml', 'has no project.yaml'],
    [['diff', 'a', 'b', '--project', 'nowhere'], '没有 project.yaml', 'has no project.yaml'],
    [['catalog', 'lint', 'nowhere'], 'kuaishu init', 'kuaishu init'],
    [['link', 'a.csv', '--out', 'o.csv', '--threshold', '2'], '--threshold', '--threshold'],
    [['link', 'a.csv', '--out', 'o.csv', '--map', 'x'], '甲列=乙列', 'A=B'],
    [['bench', 'nothing'], '没有基准 nothing', 'no benchmark nothing'],
    [['init', 'p', 'none.csv'], 'none.csv', 'none.csv'],
  ] as const)('%j', async (args, zh, en) => {
    // one language each, by turns, for the sake of time; an option that lacks its value would swallow --lang
    const english = args.join().length % 2 === 0 && args.at(-1) !== '--as';
    const said = await scratch.kuaishu(...args, ...(english ? ['--lang', 'en'] : []));
    expect(said).toMatchObject({ code: 2, out: '', err: expect.stringContaining(english ? en : zh) });
  });

  it('a language that is not spoken', async () => {
    expect(await scratch.kuaishu('--lang', 'fr', 'profile', 'a.csv')).toMatchObject({
      code: 2,
      err: expect.stringContaining('zh、en'),
    });
  });
});

it('a process of its own ends with that code too', async () => {
  expect(await scratch.asUser('frob')).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('没有命令“frob”'),
  });
});

it.each(['run', 'profile', 'init', 'start', 'quarantine', 'catalog'])(
  'help of %s is in one language',
  async (command) => {
    const zh = await scratch.kuaishu(command, '--help');
    expect(zh.out).toMatch(/^用法：/);
    expect(zh.out).toMatch(/显示帮助/);
    const en = await scratch.kuaishu(command, '--help', '--lang', 'en');
    expect(en.out).toMatch(/^Usage:/);
    expect(en.out).not.toMatch(/\p{Script=Han}/u);
  },
);

it('help and version are no faults', async () => {
  // as a user has them: through the launcher
  const [help, version] = await Promise.all([scratch.asUser('run', '--help'), scratch.asUser('--version')]);
  expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining('--release') });
  expect(version).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});
