/** Lines of the steps that ask an engine, and whether the contract came by: a statement that no small input reaches is compared by nobody. */
import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Recording } from './recording-engine.ts';

const PACKAGES = join(import.meta.dirname, '../../..');
const STEPS = 'refinery/src/{collect,profile,clean,check,link,fuse,mask,publish}/**/*.ts';
/** An engine or a session of it is asked; `eachRow` asks with the words that it is handed. */
const ASKS =
  /\b(?:engine|session)\s*\.\s*(?:run|query|stream|copy|copyPartitioned|view|createTable|constant)\b|(?<!function )\beachRow\b(?=\()/g;

/** A place that the contract may leave out, and why nothing is lost by it. */
export interface NotReached {
  /** `package/src/file.ts`. */
  readonly file: string;
  /** What stands in the asking line. */
  readonly line: string;
  readonly why: string;
}

/** Everything else has to be reached, and what is reached does not stay here. */
const NOT_REACHED: readonly NotReached[] = [];

export interface Sites {
  /** `package/src/file.ts:line` of places that nobody asked from and that nothing excuses, sorted. */
  readonly unreached: readonly string[];
  readonly excused: readonly NotReached[];
  /** Excuses for places that are reached, or that are no more. */
  readonly idle: readonly NotReached[];
}

export async function sitesOf(
  recording: Pick<Recording, 'sites'>,
  { root = PACKAGES, excuses = NOT_REACHED }: { readonly root?: string; readonly excuses?: readonly NotReached[] } = {},
): Promise<Sites> {
  const unreached: string[] = [];
  const excused = new Set<NotReached>();
  for await (const path of glob(join(root, STEPS))) {
    if (/\.test\.ts$|\/testing\.ts$/.test(path)) continue;
    const text = await readFile(path, 'utf8');
    const lines = text.split('\n');
    const file = relative(root, path);
    for (const match of text.matchAll(ASKS)) {
      const line = text.slice(0, match.index + match[0].length).split('\n').length;
      if (recording.sites.has(`${file}:${line}`)) continue;
      const excuse = excuses.find((e) => e.file === file && lines[line - 1]?.includes(e.line));
      if (excuse) excused.add(excuse);
      else unreached.push(`${file}:${line}`);
    }
  }
  return {
    unreached: unreached.sort(),
    excused: [...excused],
    idle: excuses.filter((excuse) => !excused.has(excuse)),
  };
}
