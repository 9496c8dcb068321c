import type { Entry } from '../entry.ts';
import type { Positions } from './positions.ts';

export interface LoadedEntry {
  /** Relative to the project folder, with `/`. */
  readonly file: string;
  readonly entry: Entry;
  readonly positions: Positions;
}
