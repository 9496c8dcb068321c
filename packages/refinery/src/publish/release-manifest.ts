import type { AttributePlan } from '@kuaishu/catalog';
import type { MaskViews } from '../mask/mask-step.ts';
import type { DiscrepancyCount } from './discrepancy-counts.ts';

/** A source of a release: enough to go from a record number to the department's row. Paths are relative to the store's root. */
export interface ReleaseResource {
  readonly resource: string;
  readonly name: { readonly zh: string; readonly en?: string };
  readonly provider: string;
  readonly index: number;
  readonly offset: number;
  readonly rows: number;
  readonly freshness: string | null;
  readonly items: readonly {
    readonly index: number;
    readonly name: string;
    readonly attribute: string;
    readonly column: string | null;
  }[];
  readonly deliveries: readonly {
    readonly id: string;
    readonly file: string;
    readonly firstRow: number;
    readonly rows: number;
    readonly firstLine: number | null;
    readonly collectedAt: string;
    readonly raw: string;
    readonly clean: string;
    readonly rejects: string | null;
    readonly columns: readonly string[];
    /** Rows (within the resource) and lines that a mended delivery stands for. */
    readonly replacedRows: readonly number[];
    readonly replacedLines: readonly number[];
  }[];
}

/** An entity is of every prefecture and county in which any of its records says that it stands, and of the deliverers' of records that say nothing. */
export interface ReleaseTerritories {
  /** Prefectures (4 digits of GB/T 2260) and areas without a code that the bits of the column `territories` stand for, in golden rows, discrepancies and pairs alike. */
  readonly codes: readonly string[];
  /** What a reader's figures are added up from: a group for every partition and every set of prefectures met in it. */
  readonly groups: readonly {
    readonly prefecture: string;
    readonly bits: number;
    readonly entities: number;
    readonly records: number;
    readonly conflicts: number;
    /** Of each attribute, in the order of `attributes`: entities that have a value. */
    readonly filled: readonly number[];
  }[];
  /** Absent in releases of versions that did not tell counties: whoever sees a county alone sees nothing of them. */
  readonly counties?: ReleaseCounties;
}

export interface ReleaseCounties {
  /** Counties (6 digits) that the bits of the columns `counties_0`, `counties_1` … stand for. */
  readonly codes: readonly string[];
  /** A group for every county and every partition in which it was met; an entity of two counties is counted in both. */
  readonly groups: readonly (Omit<ReleaseTerritories['groups'][number], 'bits'> & { readonly county: string })[];
}

/** The index that a search reads instead of golden rows: `publish/search/pieces-sql.ts` says what is in it. */
export interface ReleaseSearch {
  /** Positions of the attributes that are searched. */
  readonly names: readonly number[];
  readonly numbers: readonly number[];
  /** Paths relative to the release. `golden`: the files whose rows the part's places number, in their order. */
  readonly parts: readonly {
    readonly names: { readonly path: string; readonly sm3: string };
    readonly numbers: { readonly path: string; readonly sm3: string };
    readonly golden: readonly { readonly path: string; readonly rows: number }[];
  }[];
}

/** `release.json`: everything a reader needs to know of one release. */
export interface ReleaseManifest {
  readonly block: string;
  readonly subject: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly release: string;
  readonly run: string;
  readonly asOf: string;
  readonly publishedAt: string;
  readonly region: string;
  readonly engine: { readonly name: string; readonly version: string };
  readonly attributes: readonly (AttributePlan & { readonly sqlType: string; readonly filled: number })[];
  readonly resources: readonly ReleaseResource[];
  readonly views: MaskViews;
  readonly entities: number;
  readonly records: number;
  readonly conflicts: number;
  /** Absent in releases of versions that did not compare strips. */
  readonly discrepancies?: readonly DiscrepancyCount[];
  readonly prefectures: Readonly<Record<string, number>>;
  readonly completeness: Readonly<Record<string, number>>;
  /** Whose the entities are. Absent in releases of versions that did not say: only who may see the whole block sees anything of them. */
  readonly territories?: ReleaseTerritories;
  /** Absent in releases of versions that had no index, and where what is searched is no text: a search then reads all golden rows. It follows from the content and is no part of the digest. */
  readonly search?: ReleaseSearch;
  /** Content files, relative to the release, with their SM3; `digest` is SM3 over the sorted list. */
  readonly content: readonly { readonly path: string; readonly rows: number; readonly sm3: string }[];
  readonly digest: string;
}
