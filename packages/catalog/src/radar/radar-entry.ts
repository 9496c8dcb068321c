/** What the radar is fed with: plain data only, so that it goes over a message port to a worker as it is. */
import type { DataType } from '@kuaishu/standards';
import type { ValueSketch } from './sketch/value-sketch.ts';

/**
 * The base libraries (基础库) whose facts nobody collects a second time: 人口, 法人单位, 自然资源和空间地理, 宏观经济 (国发〔2016〕51号), 社会信用, 电子证照
 * (发改高技术〔2017〕1272号, class 1).
 */
export type BaseLibrary = 'population' | 'organisation' | 'place' | 'economy' | 'credit' | 'licence';

/** One 信息项 as far as it is known; only its name must be. */
export interface RadarItem {
  /** Heading, column or question, as it stands there. */
  readonly name: string;
  /** What it means in words, where the name is a column's in letters: of XM it is 姓名. Not asked where the name has characters itself. */
  readonly title?: string;
  /** Id of a data element in `@kuaishu/standards`. Where absent the radar finds the likely ones by the heading. */
  readonly element?: string;
  /** Name of the block's attribute; default: the element's id. */
  readonly attribute?: string;
  readonly type?: DataType;
  /** Unit in which numbers are written: 万元, 亩. Compared, never decisive: 元 and 万元 of one fact are one fact. */
  readonly unit?: string;
  /** Code and name of each value, where the column is coded. Two columns of one meaning may be coded otherwise: 1/男 and M/男. */
  readonly codes?: readonly (readonly [code: string, name: string])[];
  /** What is known of its values without showing them: `sketchValues`. */
  readonly sketch?: ValueSketch;
}

/** A body by its name; in English sentences by its English one, if it has any. */
export interface RadarBody {
  readonly id: string;
  readonly name: string;
  readonly english?: string;
}

/** An entry of the ledger as the radar keeps it. */
export interface RadarEntry {
  /** Unique; `put` of a known id replaces. */
  readonly id: string;
  readonly title: string;
  /** 信息资源摘要. Items that it lists count, less than declared ones, where `items` is empty. */
  readonly abstract?: string;
  readonly organisation: RadarBody;
  /** Six digits (GB/T 2260) of the region whose rows the resource holds. Where absent: what the title says, then the organisation's name. */
  readonly region?: string;
  /** person, organisation, place, indicator or any other word. */
  readonly subject?: string;
  /** Names of the items that together identify a row. */
  readonly key?: readonly string[];
  readonly items: readonly RadarItem[];
  /** Attributes of the subject for which it is, or claims to be, the one source (一数一源). */
  readonly authority?: readonly string[];
  readonly state: 'draft' | 'published';
  /** The base library that this resource is, or is part of. */
  readonly base?: BaseLibrary;
}

/**
 * What is being compiled, at any moment of the typing: a title alone, some items, or the questions of a form (`kind: 'questionnaire'`, one item a
 * question in its own words).
 */
export interface RadarDraft extends Partial<Omit<RadarEntry, 'state'>> {
  readonly kind?: 'entry' | 'questionnaire';
}
