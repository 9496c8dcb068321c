export type RunErrorCode =
  | 'BUSY'
  | 'PROJECT_FAULTS'
  | 'NO_SOURCES'
  | 'SOURCE'
  | 'CONSERVATION'
  | 'ENGINE'
  | 'OUT_OF_MEMORY'
  | 'DISK_FULL'
  | 'NO_PERMISSION'
  | 'CRASHED'
  | 'CANCELLED'
  | 'HELD'
  | 'SUPERSEDED'
  | 'NOT_FOUND';

/** Why a run cannot go on, in words for the person who started it. */
export class RunError extends Error {
  readonly code: RunErrorCode;
  readonly text: { readonly zh: string; readonly en: string };
  /** Further lines: lint faults, places in files. */
  readonly details: readonly { readonly zh: string; readonly en: string }[];
  constructor(
    code: RunErrorCode,
    text: { zh: string; en: string },
    details: readonly { zh: string; en: string }[] = [],
    cause?: unknown,
  ) {
    super(text.en, { cause });
    this.name = 'RunError';
    this.code = code;
    this.text = text;
    this.details = details;
  }
}
