/** What is wrong with a key, a signature or a parameter, in both languages. Never holds secret bytes. */
export class GmError extends Error {
  readonly code: 'KEY' | 'PASSPHRASE' | 'SIGNATURE' | 'USER_ID';
  readonly text: { readonly zh: string; readonly en: string };

  constructor(code: GmError['code'], text: { zh: string; en: string }, cause?: unknown) {
    super(text.en, cause === undefined ? undefined : { cause });
    this.name = 'GmError';
    this.code = code;
    this.text = text;
  }
}
