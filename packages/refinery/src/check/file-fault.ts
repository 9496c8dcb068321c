/** One fault of one file, as its steward reads it. */
export interface FileFault {
  /** Line in the file; row number from 1 where lines mean nothing. */
  readonly row: number;
  readonly item: string | null;
  readonly rule: string;
  readonly value: string | null;
  readonly message: { readonly zh: string; readonly en: string };
  readonly repair: string | null;
}
