/** What is wrong with a log, a note or a proof, in both languages. */
export class LedgerError extends Error {
  readonly code: 'NOTE' | 'KEY' | 'PROOF' | 'UNPROVEN' | 'ENTRY' | 'LOCKED' | 'DAMAGED' | 'CLOSED' | 'LEAF';
  readonly text: { readonly zh: string; readonly en: string };

  constructor(code: LedgerError['code'], text: { zh: string; en: string }, cause?: unknown) {
    super(text.en, cause === undefined ? undefined : { cause });
    this.name = 'LedgerError';
    this.code = code;
    this.text = text;
  }
}
