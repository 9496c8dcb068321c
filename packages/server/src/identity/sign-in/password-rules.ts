/**
 * What a password must be: long enough, not easily guessed, not made of the account's own name (NIST SP 800-63B 5.1.1.2; OWASP ASVS 4.0.3 2.1). No rules of
 * mixed characters: they make `Passw0rd!`. Guesses are estimated by zxcvbn with lists of common passwords, keyboards and dates, and of Chinese habits.
 */
import type { Text2 } from '@kuaishu/api';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { CHINESE_HABITS } from './habits.ts';

/** More than a name with a birthday takes (some 3,000 names, 36,500 days), and beyond what our delays let anyone try. */
const LEAST_GUESSES = 1e9;
const MOST_CHARACTERS = 128;

const estimator = new ZxcvbnFactory({
  dictionary: { ...dictionary, habits: [...CHINESE_HABITS] },
  graphs: adjacencyGraphs,
});

/** Null where the password will do. `own`: login, name and e-mail of the account. */
export function passwordFault(password: string, own: readonly string[], least: number): Text2 | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < least) return { zh: `密码至少 ${least} 个字符。`, en: `A password has at least ${least} characters.` };
  if (length > MOST_CHARACTERS)
    return { zh: `密码至多 ${MOST_CHARACTERS} 个字符。`, en: `A password has at most ${MOST_CHARACTERS} characters.` };
  const lower = text.toLowerCase();
  const parts = own
    .flatMap((one) =>
      one
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s@._-]+/),
    )
    .filter((part) => [...part].length >= 2);
  const named = parts.find((part) => ([...part].length >= 4 || /[^\x20-\x7e]/.test(part)) && lower.includes(part));
  if (named !== undefined)
    return { zh: '密码中不要有账号或姓名。', en: 'A password does not contain the account or the name.' };
  // Dates, telephone numbers, identity numbers: what most passwords in China are made of, and what the people of a house know of one another.
  if (/^[\d\s\p{P}\p{S}]+$/u.test(text))
    return { zh: '密码不能只有数字和符号。', en: 'A password does not consist of digits and signs alone.' };
  if (estimator.check(text.slice(0, 100), [...parts]).guesses < LEAST_GUESSES)
    return {
      zh: '这个密码容易被猜到：常用密码、键盘顺序、日期、重复的字都不行。试试几个不相干的词。',
      en: 'This password is easily guessed: no common ones, keyboard rows, dates or repetitions. Try a few unrelated words.',
    };
  return null;
}
