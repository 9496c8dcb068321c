/**
 * What an SM2 key signs to sign in or to be registered. Its lines say for whom and where it is meant, so that a signature given elsewhere opens nothing here,
 * and so that whoever signs can read what for.
 */
export interface Challenge {
  readonly purpose: 'sign-in' | 'register';
  readonly origin: string;
  readonly account: string;
  readonly challenge: string;
  readonly until: Date;
}

export function challengeText({ purpose, origin, account, challenge, until }: Challenge): string {
  return [
    `kuaishu ${purpose} v1`,
    `origin: ${origin}`,
    `account: ${account}`,
    `challenge: ${challenge}`,
    `until: ${until.toISOString()}`,
    '',
  ].join('\n');
}

const FORM =
  /^kuaishu (sign-in|register) v1\norigin: (\S+)\naccount: (\S+)\nchallenge: ([A-Za-z0-9_-]+)\nuntil: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** Reads a challenge as somebody pasted it: other line ends and blanks around it are forgiven. Null where it is none. */
export function readChallenge(pasted: string): Challenge | null {
  const lines = pasted
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n|\r/);
  const [, purpose, origin = '', account = '', challenge = '', until = ''] =
    FORM.exec(lines.map((line) => line.trim()).join('\n')) ?? [];
  if (purpose !== 'sign-in' && purpose !== 'register') return null;
  return { purpose, origin, account, challenge, until: new Date(until) };
}
