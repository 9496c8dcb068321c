import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** Tests that docs/security.md names, by the end of their path, with what it quotes of their names. */
test('every test that docs/security.md names is there, with the name that it quotes', async () => {
  const root = new URL('../../../../', import.meta.url);
  const listed = async (folder: string) =>
    (await readdir(new URL(folder, root), { recursive: true })).map((file) => `${folder}${file}`);
  const files = [...(await listed('packages/')), ...(await listed('e2e/'))].filter(
    (file) => file.endsWith('.test.ts') && !file.includes('node_modules'),
  );
  const text = await readFile(new URL('docs/security.md', root), 'utf8');
  const found = [...text.matchAll(/`([a-z0-9/-]+\.test\.ts)`(?: “([^”…]+))?/g)];
  expect(found.length).toBeGreaterThan(30);
  for (const [, name = '', quoted] of found) {
    const meant = files.filter((file) => `/${file}`.endsWith(`/${name}`));
    expect(meant, name).not.toEqual([]);
    if (quoted === undefined) continue;
    const texts = await Promise.all(meant.map((file) => readFile(new URL(file, root), 'utf8')));
    expect(
      texts.some((each) => each.replaceAll('’', "'").includes(quoted.trim())),
      `${name}: ${quoted}`,
    ).toBe(true);
  }
});

/** Every source file of the platform, tests left out. */
async function sources(): Promise<{ file: string; text: string }[]> {
  const packages = new URL('../../../', import.meta.url);
  const found = await readdir(packages, { recursive: true });
  const own = found.filter(
    (file) => /^[a-z]+\/(?:src|bin)\/.*\.(?:ts|tsx|js|html)$/.test(file) && !/\.test\.|\/testing\/|\/test\//.test(file),
  );
  return Promise.all(own.map(async (file) => ({ file, text: await readFile(new URL(file, packages), 'utf8') })));
}

test('no source file starts a shell, makes a program of text, or writes markup into a page', async () => {
  const files = await sources();
  expect(files.length).toBeGreaterThan(500);
  const hits = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
  // 5.3.8: processes start from lists of arguments
  const starting = files.filter(({ text }) => text.includes('child_process'));
  expect(starting.length).toBeGreaterThan(1);
  const shell = /\bshell:\s*(?!false)|\bexec(?:Sync)?\s*\(\s*[`'"]|\{[^}]*\bexec(?:Sync)?\b[^}]*\} (?:from|=) /;
  expect(starting.filter(({ text }) => shell.test(text)).map(({ file }) => file)).toEqual([]);
  // 5.2.4
  expect(hits(/(?<![.\w])eval\s*\(|\bnew Function\s*\(|\bvm\.(?:run|Script)|from 'node:vm'/)).toEqual([]);
  // 5.3.3
  expect(hits(/dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\s*\(/)).toEqual([]);
  // 6.3.1: random numbers that somebody could foretell are for demonstrations alone
  expect(hits(/Math\.random\s*\(/).filter((file) => file.startsWith('server/') || file.startsWith('gm/'))).toEqual([]);
});

test('pages keep nothing in a browser but language, theme, views of tables and what one has not sent', async () => {
  const keeping = (await sources()).filter(({ text }) =>
    /\b(?:localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie)\b/.test(text),
  );
  expect(keeping.map(({ file }) => file).toSorted()).toEqual([
    'web/src/lib/kept.ts',
    'web/src/lib/preferences.tsx',
    'web/src/table/TableBar.tsx',
  ]);
  // Forms of cases and drafts of the catalogue: no password, nothing of a block's people. Signing out takes them away.
  const keepers = (await sources())
    .filter(({ text }) => /\{[^}]*\b(?:keep|useKept|useKeptForm)\b[^}]*\} from '[^']*kept/.test(text))
    .map(({ file }) => file);
  expect(keepers.length).toBeGreaterThan(4);
  expect(keepers.filter((file) => !/^web\/src\/(?:cases|catalogue|lib|session)\//.test(file))).toEqual([]);
  const kept = await readFile(new URL('../../../web/src/session/UserMenu.tsx', import.meta.url), 'utf8');
  expect(kept).toContain('forgetAll(');
});

test('each package comes in the one version that the lockfile has, from the registry, with its digest', async () => {
  const root = new URL('../../../../', import.meta.url);
  const read = async (path: string) => JSON.parse(await readFile(new URL(path, root), 'utf8'));
  const lock = (await read('package-lock.json')) as {
    packages: Record<string, { link?: boolean; integrity?: string; version?: string }>;
  };
  const foreign = Object.entries(lock.packages).filter(([path, of]) => path.includes('node_modules/') && !of.link);
  expect(foreign.length).toBeGreaterThan(200);
  for (const [path, { integrity, version }] of foreign) {
    expect(integrity, path).toMatch(/^sha512-/);
    expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
  }
  const manifests = [
    'package.json',
    ...Object.keys(lock.packages)
      .filter((path) => /^packages\/[a-z]+$/.test(path))
      .map((path) => `${path}/package.json`),
  ];
  for (const path of manifests) {
    const of = (await read(path)) as Record<string, Record<string, string> | undefined>;
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
      for (const [name, version] of Object.entries(of[kind] ?? {}))
        if (!name.startsWith('@kuaishu/'))
          expect(version, `${path}: ${name}`).toMatch(/^(?:npm:[\w@/-]+@)?\d+\.\d+\.\d+[\w.-]*$/);
  }
});
