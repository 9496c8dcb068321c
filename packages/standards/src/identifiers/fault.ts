/** How validators state what is wrong. */
import type { FaultCode, Verdict } from './verdict.ts';

export const right = (value: string): Verdict => ({ ok: true, value });

/** A wrong value: `zh` and `en` say what is wrong and how to mend it; `repair` only where exactly one right value can be meant. */
export function wrong(code: FaultCode, zh: string, en: string, repair?: string): Verdict {
  return { ok: false, code, message: { zh, en }, ...(repair === undefined ? {} : { repair }) };
}

/** A value that is right but for how it is written: the verdict is wrong, with the right form as its repair. */
export const misspelt = (repair: string): Verdict =>
  wrong('format', `写法不规范，应为 ${repair}`, `not in the normal form, write ${repair}`, repair);

export const empty: Verdict = wrong('empty', '值为空', 'the value is empty');

/** Full-width → half-width, capitals, without blanks, quotes and invisible characters: '５２０１０２ 1990…x' → '5201021990…X'. */
export function compact(value: string): string {
  return plain.test(value) ? value : value.normalize('NFKC').toUpperCase().replace(noise, '');
}
const plain = /^[0-9A-Z]*$/;
const noise = /[\s\u200b-\u200f\u2060\ufeff'"`‘’“”]+/gu;

/** Letters that are read or typed for digits: O o → 0, I l | → 1. */
export function lettersToDigits(value: string): string {
  return value.replace(/[OQ]/g, '0').replace(/[IL|]/g, '1').replace(/Z/g, '2').replace(/S/g, '5').replace(/B/g, '8');
}
