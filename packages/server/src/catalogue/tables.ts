/** The tables of the catalogue ledger as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely';
import type { CatalogAnswerTable } from './answers/tables.ts';
import type { SketchTables } from './sketches/tables.ts';

type Instant = ColumnType<Date, Date | string, Date | string>;
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** JSONB: an object when read, its text when written. */
type Body = ColumnType<Record<string, unknown>, string, string>;

export type EntryState = 'draft' | 'submitted' | 'published' | 'withdrawn';
export type VersionState = 'working' | 'published' | 'superseded' | 'abandoned';

export interface CatalogEntryTable {
  id: string;
  resource: string;
  owner: string;
  path: string[];
  territory: string;
  level: string;
  state: EntryState;
  code: string | null;
  version: number;
  digest: string;
  title: string;
  subject: string;
  class: string;
  category: string;
  sharing: string;
  open: boolean;
  grade: string;
  cadence: string;
  items: number;
  created_at: Instant;
  changed_at: Instant;
  published_at: MaybeInstant;
}

export interface CatalogVersionTable {
  entry: string;
  version: number;
  state: VersionState;
  body: Body;
  digest: string;
  revision: number;
  case_id: string | null;
  author: string;
  origin: string;
  changed_at: Instant;
  published_at: MaybeInstant;
}

export interface CatalogItemTable {
  entry: string;
  position: number;
  name: string;
  element: string | null;
  attribute: string;
  subject: string;
  grade: string;
  sharing: string;
  /** The entry's. */
  territory: string;
}

export interface CatalogAuthorityTable {
  territory: string;
  subject: string;
  attribute: string;
  entry: string;
  decided_by: string | null;
  since: Instant;
}

export interface CatalogCodeLostTable {
  class_code: string;
  serial: number;
  leaf: string;
}

export interface CatalogCodeTable {
  class_code: string;
  serial: number;
  entry: string;
  at: Instant;
}

export interface CatalogChangeTable {
  /** BIGINT, which pg gives as text. */
  seq: ColumnType<string, number, never>;
  at: Instant;
  kind: 'published' | 'revised' | 'withdrawn';
  entry: string;
  version: number;
  digest: string;
  territory: string;
  level: string;
}

export interface CatalogTouchTable {
  /** XID8, which pg gives as text. */
  tx: Generated<string>;
  seq: Generated<string>;
  entry: string;
}

export interface CatalogueTables extends SketchTables {
  catalog_entry: CatalogEntryTable;
  catalog_version: CatalogVersionTable;
  catalog_item: CatalogItemTable;
  catalog_authority: CatalogAuthorityTable;
  catalog_code: CatalogCodeTable;
  catalog_code_lost: CatalogCodeLostTable;
  catalog_change: CatalogChangeTable;
  catalog_touch: CatalogTouchTable;
  catalog_answer: CatalogAnswerTable;
}
