/** What the process that looks at foreign data is asked, and what it answers. No value of a row is in an answer. */
import type { DatabaseTables, Proposal, Text2 } from '@kuaishu/api';
import type { Entry } from '@kuaishu/catalog';
import type { CleanedFile } from '@kuaishu/refinery';

export interface FileJob {
  readonly kind: 'file';
  readonly folder: string;
  readonly name: string;
}

/** The file's rows as the entry reads them go to `clean.parquet` in its folder. */
export interface CleanJob {
  readonly kind: 'clean';
  readonly folder: string;
  readonly name: string;
  readonly entry: Entry;
}

export interface DatabaseJob {
  readonly kind: 'tables' | 'database';
  readonly database: 'postgresql' | 'mysql';
  /** With user and password: it goes to the process by its channel, never by its arguments or environment. */
  readonly url: string;
  readonly address: string | null;
  readonly tls: boolean;
  readonly tables: readonly string[];
  readonly sample: number;
}

export type Job = FileJob | CleanJob | DatabaseJob;

/** A proposal before the house's rules have judged its body. */
export type Unjudged = Omit<Proposal, 'faults'>;

export type JobAnswer =
  | { readonly proposals: readonly Unjudged[]; readonly notes: readonly Text2[] }
  | DatabaseTables
  | { readonly cleaned: CleanedFile }
  | { readonly refused: { readonly text: Text2; readonly mend: Text2 | null } }
  | { readonly failed: string };
