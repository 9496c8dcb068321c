/** Words of signing in and of one's own posts. */
import type { sessionZh } from '../zh/session.ts';

export const sessionEn: typeof sessionZh = {
  title: 'Sign in',
  name: 'Sign in to Kuaishu',
  lead: 'Sign in with your account.',
  ended: (minutes) =>
    `The session has ended: ${minutes} minutes without a step, its time was up, or it was ended elsewhere. Sign in to go on where you were; what you had not saved is still there.`,
  login: 'Account',
  password: 'Password',
  go: 'Sign in',
  code: 'One-time code',
  codeHelp: 'The six digits of your authenticator, or a recovery code.',
  confirm: 'Confirm',
  newPassword: 'Choose a new password',
  newPasswordHelp:
    'At first use, or when a password has run out, choose a new one: at least 12 characters, without your account or name, not digits alone, and no common password.',
  strength: (word) => `Strength: ${word}.`,
  strengths: {
    very_weak: 'very weak',
    weak: 'weak',
    enough: 'good enough',
    strong: 'strong',
    very_strong: 'very strong',
  },
  showSecret: 'Show what was typed',
  strengthHelp: 'A few unrelated words are easy to keep in mind and hard to guess; Chinese is welcome.',
  otherWays: 'Other ways',
  oidc: (name) => `Sign in through ${name}`,
  ukey: 'UKey certificate',
  ukeyHelp:
    'Sign the text below with the SM2 key of your UKey, and paste the signature (base64). Where the key is a PEM file: kuaishu ukey sign --key FILE, and paste the text there.',
  ukeyText: 'Text to sign',
  signature: 'Signature',
  getText: 'Get the text',
  demo: 'Accounts of the demonstration',
  demoHelp: 'This is a simulated province: choose a post to sign in as. A production platform has no such list.',
  setup:
    'The platform has no administrator yet. The terminal that started it shows a one-time link to make the three officers.',
  out: 'Sign out',
  user: (name) => `Signed in: ${name}`,
  posts: 'Change post',
  behalf: (name) => `for ${name}`,
  until: (day) => `until ${day}`,
  inbox: 'Inbox',
  denied: 'Your present post does not have this right',
  deniedHelp: (roles) => `Posts that have it: ${roles}.`,
  ask: 'Ask for it',
  askTitle: (right: string) => `Request for the right “${right}”`,
  switchPost: 'Try another post',
  play: (day, done, of) =>
    `The simulated province is at work, on ${day}: ${done} of ${of} steps. Entries and cases keep coming.`,
  playSee: 'See the catalogue',
};
