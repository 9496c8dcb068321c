/** What the search knows of a resource: texts to be found by, and labels to be filtered, counted and kept back by. */

/**
 * Exact values by field: facets (base, theme, department, region, sharing, …) and what row scope asks for (organisation = ids from the root to the
 * owner, region = codes from the province down, state, visibility, …). One mechanism for both: any field may be filtered by, counted, or named in
 * a scope. Hierarchies are given as the whole path, so that a filter on a prefecture finds its counties.
 */
export type Labels = Readonly<Record<string, readonly string[]>>;

export interface SearchItem {
  /** 信息项名称 as the entry has it. */
  readonly name: string;
  /** Its title where that differs, in Chinese or English. */
  readonly title?: string;
  /** Id of its data element in `@kuaishu/standards`. */
  readonly element?: string;
}

export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  /** The title in the other language. */
  readonly titleEn?: string;
  /** 信息资源代码. */
  readonly code?: string;
  readonly abstract?: string;
  /** Full name of the organisation that provides it; its short forms and former names are derived. */
  readonly provider: string;
  readonly keywords?: readonly string[];
  /** Names of base, theme and class, as people read them (人口基础信息库, 社会救助); their ids belong to the labels. */
  readonly classes?: readonly string[];
  readonly items?: readonly SearchItem[];
  /** Milliseconds since 1970, of the last change. */
  readonly updated: number;
  readonly labels: Labels;
}
