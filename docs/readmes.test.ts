/** Runs what the READMEs of the packages show, and holds each value against what stands behind its arrow; follows the links of every document. */
import { existsSync } from 'node:fs';
import { glob, readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const packages = join(root, 'packages');
const AsyncFunction = (async () => {}).constructor as new (
  ...names: string[]
) => (...values: unknown[]) => Promise<void>;

/** The `ts` blocks of a text, in order: the later ones go on with what the earlier ones named. */
function codeOf(markdown: string): string {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code).join('\n');
}

/** Imports of packages become calls of `load`, and `expression; // → value` a call of `hold`. */
function runnable(code: string): string {
  const checked = code
    .replace(
      /^import \{([^}]*)\} from '([^']*)';$/gm,
      (_, names: string, from: string) => `const {${names}} = await load('${from}');`,
    )
    .replace(/^(.*);[ \t]*\/\/ → (.*)$/gm, (line, left: string, right: string) => {
      const [, before = '', expression = ''] = /^((?:const \w+ = )?)(.*)$/.exec(left) ?? [];
      if (before !== '') throw new Error(`a value is shown of an expression alone: ${line}`);
      return `hold(${JSON.stringify(line)}, ${expression}, ${right});`;
    });
  return stripTypeScriptTypes(`(async () => {\n${checked}\n})`).slice('(async () => {\n'.length, -'\n})'.length);
}

const names = (await readdir(packages)).toSorted();
const texts = new Map(
  await Promise.all(
    names.map(async (name) => [name, await readFile(join(packages, name, 'README.md'), 'utf8')] as const),
  ),
);

/** Documents of the repository, the packages' and those of its other folders; what others keep in node_modules is not ours. */
const documents: string[] = [];
for await (const document of glob(['*.md', '{docs,packages,projects,bench,scripts}/**/*.md'], {
  cwd: root,
  exclude: (name) => name.split('/').includes('node_modules'),
}))
  documents.push(document);

it.each(documents.toSorted())('every link of %s leads somewhere', async (document) => {
  const text = (await readFile(join(root, document), 'utf8')).replace(/^```.*?^```$/gms, '');
  for (const [, to = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^(?:[a-z]+:|#)/.test(to)) continue;
    const path = resolve(root, dirname(document), decodeURI(to.replace(/#.*/, '')));
    expect(existsSync(path), to).toBe(true);
  }
});

it('every package says what it is', () => {
  for (const [name, text] of texts) expect(text, name).toMatch(new RegExp(`^# @kuaishu/${name}\\b`));
});

describe('the example of', () => {
  const shown = [...texts].map(([name, text]) => ({ name, code: codeOf(text) })).filter(({ code }) => code !== '');
  it.each(shown)('$name is true', async ({ code }) => {
    let held = 0;
    const hold = (line: string, actual: unknown, expected: unknown): void => {
      held += 1;
      expect(actual, line).toEqual(expected);
    };
    await new AsyncFunction('load', 'hold', runnable(code))((from: string) => import(from), hold);
    expect(held).toBeGreaterThan(0);
  });
});
