/** Lines of the steps that ask an engine, and whether the contract came by: a statement that no small input reaches is compared by nobody. */
import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Recording } from './recording-engine.ts';

const PACKAGES = join(import.meta.dirname, '../../..');
const STEPS = 'refinery/src/{collect,profile,clean,check,link,fuse,mask,publish}/**/*.ts';
const ASKS = /\bengine\s*\.\s*(?:run|query|stream|copy|copyPartitioned|view|createTable|constant)\b/g;

/** `package/src/file.ts:line` of each, sorted. */
export async function unreachedSites(recording: Recording): Promise<string[]> {
  const unreached: string[] = [];
  for await (const path of glob(join(PACKAGES, STEPS))) {
    if (/\.test\.ts$|\/testing\.ts$/.test(path)) continue;
    const text = await readFile(path, 'utf8');
    for (const match of text.matchAll(ASKS)) {
      const line = text.slice(0, match.index + match[0].length).split('\n').length;
      const site = `${relative(PACKAGES, path)}:${line}`;
      if (!recording.sites.has(site)) unreached.push(site);
    }
  }
  return unreached.sort();
}
