/**
 * What is derived from entries (目录即程序). Plain data: the refinery turns it into SQL, pages show it, nothing else is configured.
 */
import type { DataElement, Grade, Mask, ValueDomain } from '@kuaishu/standards';
import type { Entry, Yields } from '../entry.ts';

export interface Name2 {
  readonly zh: string;
  readonly en: string;
}

/** An item with all that it inherits from its data element filled in. */
export interface ResolvedItem {
  /** Position in the entry; bit number in repair masks. */
  readonly index: number;
  readonly name: string;
  /** All headings accepted for it: name, aliases, titles, the element's name, initials and aliases. */
  readonly headings: readonly string[];
  readonly title: Name2;
  /** Column name in cleaned data and blocks. Unique within an entry. */
  readonly attribute: string;
  readonly element?: DataElement;
  readonly domain: ValueDomain;
  readonly required: boolean;
  readonly grade: Grade;
  readonly mask: Mask;
  readonly unit?: string;
  /** Its values are delivered covered: `true`, or which characters are visible (`1-6,15-18`). */
  readonly covered?: true | string;
}

/** GB/T 36344 dimension of a rule, as in the run manifest. */
export type RuleDimension = 'normative' | 'complete' | 'accurate' | 'consistent' | 'timely' | 'accessible';

interface RuleBase {
  /** Stable over runs: `<kind>:<attribute>` or the custom check's id. */
  readonly id: string;
  readonly title: Name2;
  readonly attribute?: string;
  /** Standard it rests on: GB 11643-1999, … */
  readonly basis?: string;
  readonly dimension: RuleDimension;
  readonly severity: 'fatal' | 'warning';
}

/**
 * A check derived from an entry. `readable`: the text could be read as its domain at all. `valid`: the identifier's or code's own rule holds.
 * `agrees`: two items of one row that must agree (birth date with ID number …). `depends`: rows alike in `from` are alike in the attribute. `not_future`: a date after the run's as-of date.
 */
export type Rule =
  | (RuleBase & {
      readonly kind: 'readable' | 'required' | 'valid' | 'range' | 'length' | 'not_future';
      readonly attribute: string;
    })
  | (RuleBase & { readonly kind: 'unique'; readonly attributes: readonly string[] })
  | (RuleBase & { readonly kind: 'agrees'; readonly pair: AgreesPair; readonly attributes: readonly [string, string] })
  | (RuleBase & { readonly kind: 'depends'; readonly from: readonly string[]; readonly attribute: string })
  | (RuleBase & {
      readonly kind: 'custom';
      readonly sql: string;
      /** Attribute → SQL expression of what it should be where the rule fails. */
      readonly mend?: Readonly<Record<string, string>>;
    });

export type AgreesPair =
  | 'birth_date~resident_id'
  | 'sex~resident_id'
  | 'date_order'
  | 'org_code~uscc'
  | 'region~address';

/** How values of an attribute are compared when linking. */
export type LinkKind =
  | 'identifier'
  | 'person_name'
  | 'org_name'
  | 'date'
  | 'phone'
  | 'address'
  | 'region'
  | 'category'
  | 'text'
  | 'long_text'
  | 'number';

export interface LinkAttribute {
  readonly attribute: string;
  readonly kind: LinkKind;
  /** Two different valid values prove two subjects (ID number, USCC); false where one subject may have several (phone). */
  readonly exclusive: boolean;
  /** The attribute that this one is a part of (what is visible of its covered values): the two are no independent evidence. */
  readonly of?: string;
}

export interface AttributePlan {
  readonly attribute: string;
  readonly title: Name2;
  readonly domain: ValueDomain;
  readonly grade: Grade;
  readonly mask: Mask;
  /** Resource → rank; 0 = the authority. A resource that lacks the attribute is absent. */
  readonly ranks: Readonly<Record<string, number>>;
  readonly majority: boolean;
  /** It is about the row (its number, when it was changed), not about the subject. */
  readonly ofTheRow?: true;
  /** When the authority's value loses; absent = `invalid`. See the entry's `yields`. */
  readonly yields?: Yields;
}

/** All entries of one subject: how their rows are linked and fused into one block. */
export interface SubjectPlan {
  readonly subject: string;
  readonly block: string;
  readonly name: Name2;
  readonly resources: readonly string[];
  readonly attributes: readonly AttributePlan[];
  /** records: identifiers, then probabilistic. key: rows with the same key attributes are the same subject (indicators). */
  readonly link:
    | { readonly mode: 'records'; readonly attributes: readonly LinkAttribute[] }
    | { readonly mode: 'key'; readonly attributes: readonly string[] };
  /** Attribute whose value gives the prefecture by which releases are partitioned; absent = one partition. */
  readonly partition?: string;
}

/** A whole project compiled. */
export interface CraftPlan {
  readonly project: string;
  readonly region: string;
  readonly entries: readonly Entry[];
  readonly items: Readonly<Record<string, readonly ResolvedItem[]>>;
  readonly rules: Readonly<Record<string, readonly Rule[]>>;
  readonly subjects: readonly SubjectPlan[];
  readonly control: { readonly history: number; readonly sigmas: number };
}
