import type { Name2 } from '../derive/plan.ts';
import { type Positions, whereIs } from '../read/positions.ts';

/** One finding of the lint, with its place and how to mend it. */
export interface LintFault {
  /** Relative to the project folder: `catalog/hukou.yaml`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Stable name of the kind of fault: `unknown_element`, `authority_conflict`, … */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Name2;
  readonly mend: Name2;
}

/** A fault whose place is still a JSON pointer into the document. */
export interface PointedFault {
  readonly pointer: string;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Name2;
  readonly mend: Name2;
}

export function place(fault: PointedFault, file: string, positions: Positions): LintFault {
  const { pointer, ...rest } = fault;
  return { file, ...whereIs(positions, pointer), ...rest };
}

/** The project or an entry cannot be used at all. `faults` has the places. */
export class CatalogError extends Error {
  readonly code: 'PROJECT_MISSING' | 'PROJECT_INVALID' | 'ENTRY_INVALID';
  readonly text: Name2;
  readonly faults: readonly LintFault[];
  constructor(code: CatalogError['code'], text: Name2, faults: readonly LintFault[] = []) {
    super(text.en);
    this.name = 'CatalogError';
    this.code = code;
    this.text = text;
    this.faults = faults;
  }
}
