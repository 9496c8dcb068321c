/** What a link takes and gives. */
import type { LinkAttribute } from '@kuaishu/catalog';
import type { LinkModel } from './model.ts';
import type { Kept } from './records/kept.ts';

export interface LinkInput {
  /** Table or view: rec BIGINT (unique), src INTEGER, one VARCHAR column for each field, cleaned; dates as ISO text; NULL = missing. */
  readonly table: string;
  readonly fields: readonly LinkAttribute[];
  /** Of all tables made; those named in the result stay. */
  readonly prefix?: string;
  /** Probability from which two records are one subject. One default for everything. */
  readonly threshold?: number;
  /** Pairs from this probability up to the threshold go to review. */
  readonly reviewFrom?: number;
  readonly mustLink?: readonly (readonly [number, number])[];
  readonly cannotLink?: readonly (readonly [number, number])[];
  /** src → six digits of the division whose register it is: bare names of bodies (市教育局) are read there. */
  readonly places?: Readonly<Record<number, string>>;
  /** dedupe: any two records; link: only records of two sources, each record at most once. */
  readonly mode?: 'dedupe' | 'link';
  /** What former runs reckoned from the same values. It saves time and changes no answer. */
  readonly kept?: Kept;
  /** Pairs whose levels are looked up at once; fewer take less memory and change no answer. */
  readonly pairsAtOnce?: number;
  /** Frozen: its weights and rules are used, nothing is learnt. */
  readonly model?: LinkModel;
  /** Told from time to time how much is done, 0 to 1, by the time that phases usually take. */
  readonly onProgress?: (share: number) => void;
}

export interface LinkStats {
  readonly records: number;
  readonly candidates: number;
  readonly patterns: number;
  readonly identifierLinks: number;
  readonly nameLinks: number;
  readonly probabilisticLinks: number;
  readonly refused: number;
  readonly clusters: number;
  readonly seconds: Readonly<Record<string, number>>;
}

export interface LinkResult {
  /** a, b (record numbers, a < b), kind ('identifier' | 'name' | 'probabilistic' | 'answer'), bits, probability: the links that hold. */
  readonly edges: string;
  /** rec, ent: ent is the smallest record number of the cluster. Every record of the input is there. */
  readonly clusters: string;
  /** a, b, kind ('doubtful' | 'refused' | 'identifier'), bits, probability: for people to judge. */
  readonly review: string;
  readonly model: LinkModel;
  readonly stats: LinkStats;
  /** Every table made, those named above too. */
  drop(): Promise<void>;
}
