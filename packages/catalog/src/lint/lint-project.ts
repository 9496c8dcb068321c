import type { Project } from '../entry.ts';
import type { LoadedEntry } from '../read/load-project.ts';
import type { Positions } from '../read/positions.ts';
import { type LintFault, place } from './fault.ts';
import { lintEntry } from './lint-entry.ts';

export interface ProjectToLint {
  readonly project: Project;
  readonly projectFile: string;
  readonly projectPositions: Positions;
  readonly entries: readonly LoadedEntry[];
}

/** Every entry by itself, then what only shows between them. */
export function lintProject({ entries }: ProjectToLint): LintFault[] {
  return entries.flatMap(({ file, entry, positions }) =>
    lintEntry(entry).map((fault) => place(fault, file, positions)),
  );
}
