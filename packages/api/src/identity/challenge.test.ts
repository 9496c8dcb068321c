import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Challenge, challengeText, readChallenge } from './challenge.ts';

const challenge = fc.record<Challenge>({
  purpose: fc.constantFrom('sign-in', 'register'),
  origin: fc.webUrl({ withFragments: false, withQueryParameters: false }),
  account: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{1,62}$/),
  challenge: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  until: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
});

it('is read back as it was written, also where it was pasted with other line ends and blanks around it', () => {
  fc.assert(
    fc.property(challenge, fc.constantFrom('', '\n', '  \r\n', '\uFEFF'), fc.boolean(), (of, around, windows) => {
      const text = challengeText(of);
      expect(readChallenge(text)).toEqual(of);
      expect(
        readChallenge(around + (windows ? text.replaceAll('\n', '\r\n') : text.trimEnd()) + around.trim()),
      ).toEqual(of);
    }),
  );
});

it('of anything else is none', () => {
  for (const text of ['', 'kuaishu pay v1', 'kuaishu sign-in v1\norigin: https://a b\n', 'transfer 100'])
    expect(readChallenge(text)).toBeNull();
  fc.assert(
    fc.property(challenge, fc.string({ minLength: 1 }), (of, more) => {
      fc.pre(more.trim() !== '');
      expect(readChallenge(`${challengeText(of)}${more}`)).toBeNull();
    }),
  );
});
