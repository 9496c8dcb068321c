import type { Name2 } from '../derive/plan.ts';

export type ArchiveFault =
  | 'NOT_AN_ARCHIVE'
  | 'DAMAGED'
  | 'ENCRYPTED'
  | 'TOO_MANY_MEMBERS'
  | 'TOO_LARGE'
  | 'BOMB'
  | 'OVERLAP'
  | 'HIDDEN_DATA'
  | 'UNSAFE_NAME'
  | 'SIZE_LIES'
  | 'UNSUPPORTED';

/** A ZIP container that is not opened any further. */
export class ArchiveError extends Error {
  readonly code: ArchiveFault;
  readonly text: Name2;
  readonly mend: Name2;
  /** The member at fault, where it is one. */
  readonly member: string | undefined;
  constructor(code: ArchiveFault, text: Name2, mend: Name2, member?: string) {
    super(text.en);
    this.name = 'ArchiveError';
    this.code = code;
    this.text = text;
    this.mend = mend;
    this.member = member;
  }
}
