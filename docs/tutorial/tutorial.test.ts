/** Runs what the tutorial tells its readers to run, in both languages, and holds what it prints against what the tutorial says. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { openStore } from '@kuaishu/refinery';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

interface Step {
  readonly commands: string;
  /** Part of the JSON object that the commands print last. */
  readonly expected: unknown;
}

/** Each `sh` block with the `json` block that follows it. */
function steps(markdown: string): Step[] {
  const found: Step[] = [];
  let commands: string | undefined;
  for (const [, language, text] of markdown.matchAll(/^```(sh|json)\n(.*?)^```$/gms)) {
    if (language === 'sh') commands = text;
    else if (commands !== undefined) {
      found.push({ commands, expected: JSON.parse(text ?? '') });
      commands = undefined;
    } else throw new Error(`no commands stand before ${text}`);
  }
  if (commands !== undefined) throw new Error(`the tutorial does not say what ${commands} prints`);
  return found;
}

/** `toMatchObject` wants arrays of equal length; a text shows the first elements only. */
function expectPart(actual: unknown, expected: unknown): void {
  if (Array.isArray(expected)) {
    expect(Array.isArray(actual)).toBe(true);
    for (const [i, part] of expected.entries()) expectPart((actual as unknown[])[i], part);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, part] of Object.entries(expected)) expectPart((actual as Record<string, unknown>)[key], part);
  } else expect(actual).toBe(expected);
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuaishu-tutorial-'));
  await symlink(join(repository, 'docs'), join(folder, 'docs'));
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const read = async (file: string) => steps(await readFile(join(import.meta.dirname, file), 'utf8'));

describe('the tutorial', () => {
  it('says the same in both languages', async () => {
    expect(await read('README.zh-CN.md')).toEqual(await read('README.md'));
  });

  it('is true', async () => {
    const all = await read('README.md');
    expect(all).toHaveLength(6);
    for (const { commands, expected } of all) {
      // npx finds the command of the repository it is called in; here it is called from elsewhere
      const script = `npx() { shift; "$NODE" "$KUAISHU" "$@"; }\nset -e\n${commands}`;
      const { stdout } = await run('bash', ['-c', script], {
        cwd: folder,
        env: { ...process.env, NODE: process.execPath, KUAISHU: join(repository, 'packages/cli/bin/kuaishu.js') },
      });
      expectPart(JSON.parse(stdout), expected);
    }
    const store = openStore(join(folder, 'my-project/.kuaishu'));
    try {
      const people = await store.search('person', '', { limit: 20 });
      const entities = await Promise.all(people.hits.map((hit) => store.entity('person', hit.entity)));
      const from = (attribute: string) =>
        entities.filter((e) => e?.cells.some((c) => c.attribute === attribute && c.value !== null)).length;
      expect([people.total, from('mobile'), from('household_address')]).toEqual([12, 9, 12]);
    } finally {
      store.close();
    }
  });
});
