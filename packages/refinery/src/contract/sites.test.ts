import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sitesOf } from './sites.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kuaishu-sites-'));
  await mkdir(join(root, 'refinery/src/link/deciding'), { recursive: true });
  await writeFile(
    join(root, FILE),
    "await engine.run('a');\nawait engine\n  .query('b');\nawait eachRow(engine, 'c');\nawait session.run('d');\n",
  );
});
afterEach(() => rm(root, { recursive: true, force: true }));

const FILE = 'refinery/src/link/deciding/cut.ts';
const reached = (...lines: readonly number[]) => ({ sites: new Set(lines.map((line) => `${FILE}:${line}`)) });

it('a line that asks an engine, and that nobody came by, is told', async () => {
  const { unreached } = await sitesOf(reached(1, 5), { root });
  expect(unreached).toEqual([`${FILE}:3`, `${FILE}:4`]);
  expect((await sitesOf(reached(1, 3, 4, 5), { root })).unreached).toEqual([]);
});

it('unless something says why; and what says so for a line that is reached is told too', async () => {
  const excuse = { file: FILE, line: "eachRow(engine, 'c')", why: 'for the test' };
  expect(await sitesOf(reached(1, 3, 5), { root, excuses: [excuse] })).toEqual({
    unreached: [],
    excused: [excuse],
    idle: [],
  });
  expect((await sitesOf(reached(1, 3, 4, 5), { root, excuses: [excuse] })).idle).toEqual([excuse]);
});
