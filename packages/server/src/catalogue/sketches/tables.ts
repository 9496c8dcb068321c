/** The tables of sketches and evidence as Kysely sees them. */
import type { ValueSketch } from '@kuaishu/catalog';
import type { ColumnType } from 'kysely';

type Instant = ColumnType<Date, Date | string, Date | string>;
/** BIGINT, which pg gives as text. */
type Count = ColumnType<string, number, number>;
/** JSONB: an object when read, its text when written. */
type Json<T> = ColumnType<T, string, string>;

export type SampleOrigin = 'delivery' | 'file';

export interface CatalogSampleTable {
  entry: string;
  origin: SampleOrigin;
  key_id: string;
  digest: string;
  version: number;
  run: string | null;
  delivered_at: Instant;
  rows: Count;
  made_at: Instant;
}

export interface CatalogSketchTable {
  entry: string;
  origin: SampleOrigin;
  attribute: string;
  item: string;
  filled: Count;
  distinct_values: Count;
  minima: Buffer;
  shapes: Json<ValueSketch['shapes']>;
  shares: Json<ValueSketch['shares']>;
}

export interface CatalogSubjectSampleTable {
  entry: string;
  origin: SampleOrigin;
  identifier: string;
  subjects: Count;
  hashes: Buffer;
}

export interface CatalogValueSampleTable {
  entry: string;
  origin: SampleOrigin;
  identifier: string;
  attribute: string;
  hashes: Buffer;
}

export interface RulingEvidenceTable {
  case_id: string;
  digest: string;
  body: Json<Record<string, unknown>>;
  at: Instant;
}

export interface SketchTables {
  catalog_sample: CatalogSampleTable;
  catalog_sketch: CatalogSketchTable;
  catalog_subject_sample: CatalogSubjectSampleTable;
  catalog_value_sample: CatalogValueSampleTable;
  ruling_evidence: RulingEvidenceTable;
}
