import type { Name2 } from '../profile/resource-profile.ts';

/** Something a draft decided that nobody told it. */
export interface Guess {
  readonly entry: string;
  /** subject, key, freshness, cadence, grade, provider, authority:<attribute>, element:<item>, … */
  readonly what: string;
  readonly value: string;
  /** The value in both languages, where it is prose. */
  readonly text?: Name2;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: Name2;
}

export interface DraftedItem {
  readonly item: string;
  readonly element: string | null;
  readonly confidence: number;
  readonly reason: Name2;
}

export interface DraftedEntry {
  /** Name of the resource; its entry is `catalog/<entry>.yaml`. */
  readonly entry: string;
  /** The file as given. */
  readonly file: string;
  readonly sheet?: string;
  /** All editions of a series, oldest first; `file` is the newest. */
  readonly files?: readonly string[];
  readonly rows: number;
  readonly subject: string;
  readonly key: readonly string[];
  readonly items: readonly DraftedItem[];
}

/** What `kuaishu init` says; names stand in the CLI's contract. */
export interface InitReport {
  /** Folder of the project. */
  readonly project: string;
  readonly entries: readonly DraftedEntry[];
  readonly guesses: readonly Guess[];
  readonly warnings: readonly (Name2 & { readonly file: string })[];
}

/** The draft cannot be made; nothing was written. */
export class InitError extends Error {
  readonly code:
    | 'PROJECT_EXISTS'
    | 'NO_FILES'
    | 'NO_TABLES'
    | 'NOT_A_DATABASE'
    | 'NO_COLUMNS'
    | 'TOO_MANY_COLUMNS'
    | 'UNREADABLE_FILES';
  readonly text: Name2;
  /** One for each file, where several are at fault. */
  readonly details: readonly Name2[];
  constructor(code: InitError['code'], text: Name2, details: readonly Name2[] = []) {
    super(text.en);
    this.name = 'InitError';
    this.code = code;
    this.text = text;
    this.details = details;
  }
}
