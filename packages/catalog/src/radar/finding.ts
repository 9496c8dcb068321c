/** What a probe answers. */
import type { Name2 } from '../derive/plan.ts';
import type { BaseLibrary } from './radar-entry.ts';

/**
 * duplicate: the same content stands elsewhere. contains: the entry found holds all of the draft and more; contained: the draft holds all of it.
 * same_kind_other_region, same_kind_other_period: the same table of another county or of another year: strips of one kind, no duplicates.
 * overlap: some items are held already, by another kind of table. attribute_conflict: a published entry is already the source of an attribute that
 * the draft claims. take_from_base: items that a base library gives. already_held: questions (or items) whose answer is held already.
 */
export type FindingKind =
  | 'duplicate'
  | 'contains'
  | 'contained'
  | 'same_kind_other_region'
  | 'same_kind_other_period'
  | 'overlap'
  | 'attribute_conflict'
  | 'take_from_base'
  | 'already_held';

/**
 * Why two items are one, strongest first. same_values: their sketches agree. same_element: declared, or named by both headings. same_heading: in the
 * normal form. recoded: one list of meanings under two lists of codes. split: one of them is a part of the other (姓 of 姓名). similar_heading: words of
 * one meaning. initials: one is the other's pinyin or its initials.
 */
export type ItemReason =
  | 'same_values'
  | 'same_element'
  | 'same_heading'
  | 'recoded'
  | 'split'
  | 'similar_heading'
  | 'initials';

/** One item of the draft and the item of the entry that holds the same. */
export interface ItemPair {
  /** Names as they stand there. `theirs` is empty in a finding without an entry. */
  readonly ours: string;
  readonly theirs: string;
  /** 0 … 1: how surely they are one fact. */
  readonly probability: number;
  readonly reason: ItemReason;
  readonly element?: string;
  /** Of our values, the share that they hold too, 0 … 1, where both have sketches. */
  readonly valuesShared?: number;
  /** Units in which the two write the fact, where they differ. */
  readonly units?: readonly [ours: string, theirs: string];
}

/**
 * reuse: ask for the one that is there. become_source: nobody is the source yet, or you are the one by duty. collect_jointly (协同采集): each collects its
 * share. take_from_base: leave the items out, join the base library by the key. keep_separate: alike, but two things.
 */
export type WayOutKind = 'reuse' | 'become_source' | 'collect_jointly' | 'take_from_base' | 'keep_separate';

/** Who collects what: items by name, rows by region where each has its own. */
export interface DutyShare {
  readonly organisation: string;
  readonly organisationName: string;
  readonly lead: boolean;
  readonly items: readonly string[];
  /** Six digits, where the rows are shared out by region. */
  readonly region?: string;
}

export interface WayOut {
  readonly kind: WayOutKind;
  readonly reason: Name2;
  /** Only with collect_jointly. */
  readonly shares?: readonly DutyShare[];
}

export interface RadarFinding {
  readonly kind: FindingKind;
  /** Id of the entry found; absent where a base library must give the items and no entry of it is in the ledger yet. */
  readonly entry?: string;
  readonly title?: string;
  readonly organisation?: { readonly id: string; readonly name: string };
  readonly base?: BaseLibrary;
  /** 0 … 1, calibrated (docs/radar.md). A probe answers findings from its threshold on, surest first. */
  readonly probability: number;
  readonly items: readonly ItemPair[];
  /** Of an overlap: the identifier by which both tables' rows are joined, so that what is held there is linked and not collected again. */
  readonly joinedBy?: ItemPair;
  /** Attributes in conflict. */
  readonly attributes?: readonly string[];
  readonly reason: Name2;
  readonly wayOut: WayOut;
}

export interface ProbeOptions {
  /** Least probability of a finding, 0 … 1. Default `DEFAULT_THRESHOLD`. */
  readonly threshold?: number;
  /** Most findings that are answered. Default 20. */
  readonly limit?: number;
  /** Look among published entries only. Default false: drafts of others are found too. */
  readonly publishedOnly?: boolean;
  /** Entries that the asker may know of, by id. Default: all. Findings about others are not made, so that they tell nothing by their number either. */
  readonly visible?: (entry: string) => boolean;
}
