/**
 * What a password must be: long enough, not easily guessed, not made of the account's own name (NIST SP 800-63B 5.1.1.2; OWASP ASVS 4.0.3 2.1). No rules of
 * mixed characters: they make `Passw0rd!`. Guesses are estimated by zxcvbn with lists of common passwords, keyboards and dates, and of Chinese habits.
 *
 * The page that takes a password and the server that keeps it ask this same file. Its word lists are large: pages load it when somebody begins to type.
 */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { Text2 } from '../../wire/common.ts';
import { CHINESE_HABITS } from './habits.ts';

/** More than a name with a birthday takes (some 3,000 names, 36,500 days), and beyond what our delays let anyone try. */
const LEAST_GUESSES = 1e9;
const MOST_CHARACTERS = 128;

const estimator = new ZxcvbnFactory({
  dictionary: { ...dictionary, habits: [...CHINESE_HABITS] },
  graphs: adjacencyGraphs,
});

export const STRENGTHS = ['very_weak', 'weak', 'enough', 'strong', 'very_strong'] as const;
export type Strength = (typeof STRENGTHS)[number];
/** Guesses from which the next strength begins; `enough` is where the rule begins. */
const FROM: readonly number[] = [0, 1e6, LEAST_GUESSES, 1e12, 1e15];

export interface PasswordJudgement {
  /** Why the server would refuse it; null where it would not. */
  readonly fault: Text2 | null;
  readonly strength: Strength;
}

/** What a meter shows. What a rule refuses is never called enough. */
export function judgePassword(password: string, own: readonly string[], least: number): PasswordJudgement {
  const fault = passwordFault(password, own, least);
  const guesses = guessesFor(password.normalize('NFKC'), partsOf(own));
  const level = FROM.findLastIndex((from) => guesses >= from);
  return { fault, strength: STRENGTHS[fault ? Math.min(level, 1) : level] ?? 'very_weak' };
}

/** Null where the password will do. `own`: login, name and e-mail of the account. */
export function passwordFault(password: string, own: readonly string[], least: number): Text2 | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < least) return { zh: `密码至少 ${least} 个字符。`, en: `A password has at least ${least} characters.` };
  if (length > MOST_CHARACTERS)
    return { zh: `密码至多 ${MOST_CHARACTERS} 个字符。`, en: `A password has at most ${MOST_CHARACTERS} characters.` };
  const lower = text.toLowerCase();
  const parts = partsOf(own);
  const named = parts.find((part) => ([...part].length >= 4 || /[^\x20-\x7e]/.test(part)) && lower.includes(part));
  if (named !== undefined)
    return { zh: '密码中不要有账号或姓名。', en: 'A password does not contain the account or the name.' };
  // Dates, telephone numbers, identity numbers: what most passwords in China are made of, and what the people of a house know of one another.
  if (/^[\d\s\p{P}\p{S}]+$/u.test(text))
    return { zh: '密码不能只有数字和符号。', en: 'A password does not consist of digits and signs alone.' };
  if (guessesFor(text, parts) < LEAST_GUESSES)
    return {
      zh: '这个密码容易被猜到：常用密码、键盘顺序、日期、重复的字都不行。试试几个不相干的词。',
      en: 'This password is easily guessed: no common ones, keyboard rows, dates or repetitions. Try a few unrelated words.',
    };
  return null;
}

function partsOf(own: readonly string[]): string[] {
  return own
    .flatMap((one) =>
      one
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s@._-]+/),
    )
    .filter((part) => [...part].length >= 2);
}

/** The estimator's time grows faster than the text: what stands beyond a hundred characters only makes a password better. */
function guessesFor(text: string, parts: readonly string[]): number {
  return estimator.check(text.slice(0, 100), [...parts]).guesses;
}
