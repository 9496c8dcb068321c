/** Columns of somebody's files, as linking sees them. */
import type { LinkAttribute, LinkKind } from '@kuaishu/catalog';

/** How a column's text is cleaned before it is compared. */
export type Cleaning = 'resident_id' | 'body_code' | 'phone' | 'code' | 'coded' | 'date' | 'text' | 'name';

export interface LinkColumn {
  /** Headings in each file; null where a file lacks it. */
  readonly headings: readonly (string | null)[];
  readonly attribute: string;
  readonly kind: LinkKind;
  readonly exclusive: boolean;
  readonly cleaning: Cleaning;
  /** Code table whose codes, names and spellings the column holds: 女, 女性 and 2 are one. */
  readonly table?: string;
  /** Read from the cells of another attribute's column: `sql` gives the expression over one, `name` says what of them it is. */
  readonly part?: {
    readonly of: string;
    readonly sql: (cell: string) => string;
    /** Of covered numbers: the form in which `sql` reads a cell; null for one that is none. */
    readonly form?: (cell: string) => string | null;
    readonly name: { readonly zh: string; readonly en: string };
  };
  /** The numbers of this column are covered in some file, but for these characters (`1-6,15-18`), which a column of their own compares. */
  readonly covered?: readonly string[];
  /** Condition for cells that are no value of this attribute, though they stand in its column. */
  readonly foreign?: (cell: string) => string;
}

/** Facts about a column of one file, from a sample of its filled cells. */
export interface ColumnFacts {
  readonly heading: string;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly sample: readonly string[];
}

/** All headings under which a column stands, each once. */
export const headingsOf = ({ headings }: LinkColumn): string[] => [
  ...new Set(headings.filter((heading) => heading !== null)),
];

/** The column as its reader knows it: a heading, and what of it is meant. */
export function labelOf({ headings, attribute, part }: LinkColumn, lang: 'zh' | 'en'): string {
  const heading = headings.find((h) => h !== null) ?? attribute;
  if (!part || part.name[lang] === heading) return heading;
  return lang === 'zh' ? `${heading}（${part.name.zh}）` : `${heading} (${part.name.en})`;
}

export const linkAttributes = (columns: readonly LinkColumn[]): LinkAttribute[] =>
  columns.map(({ attribute, kind, exclusive, part }) => ({
    attribute,
    kind,
    exclusive,
    ...(part ? { of: part.of } : {}),
  }));
