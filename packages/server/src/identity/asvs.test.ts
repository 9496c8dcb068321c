import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const SOURCE = new URL('../', import.meta.url);
const FOLDERS = [
  '',
  'identity/',
  'identity/sign-in/',
  'identity/sessions/',
  'http/',
  'db/',
  'policy/',
  '../../',
  '../../../',
];

/** Tests that docs/security.md names, by file, with what it quotes of their names. */
test('every test that docs/security.md names is there, with the name that it quotes', async () => {
  const text = await readFile(new URL('../../../../docs/security.md', import.meta.url), 'utf8');
  const found = [...text.matchAll(/`([a-z0-9/-]+\.test\.ts)`(?: “([^”…]+))?/g)];
  expect(found.length).toBeGreaterThan(30);
  for (const [, file = '', quoted] of found) {
    const place = FOLDERS.map((folder) => new URL(`${folder}${file}`, SOURCE)).find((url) => existsSync(url));
    expect(place, file).toBeDefined();
    if (quoted !== undefined)
      expect((await readFile(place as URL, 'utf8')).replaceAll('’', "'"), `${file}: ${quoted}`).toContain(
        quoted.trim(),
      );
  }
});
