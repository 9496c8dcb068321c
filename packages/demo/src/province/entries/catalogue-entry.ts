/** An entry of the simulated catalogue with whose it is and where it comes from. */
import type { Entry } from '@kuaishu/catalog';

export interface CatalogueEntry {
  /** The entry's own resource name, unique in the province. */
  readonly resource: string;
  /** Key of the organisation that compiles it. */
  readonly owner: string;
  readonly entry: Entry;
  /** The kind that it is a version of: `mz.hardship`; versions of one kind at several levels are no duplicates. Null for strips and seeded entries. */
  readonly kind: string | null;
}
