/** E-mail addresses, the part of RFC 5322 that is used: local@domain.tld. The normal form has a lower-case domain. */
import { empty, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

const shape =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,18}$/;

/** Why an e-mail address is wrong. */
export function validateEmail(value: string): Verdict {
  if (shape.test(value)) return right(value);
  const bare = value
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\ufeff]+/g, '')
    .replace(/[。．]/g, '.')
    .replace(/^(?:mailto|邮箱|e-?mail):/i, '')
    .replace(/[.,;]+$/, '');
  if (bare === '') return empty;
  const at = bare.lastIndexOf('@');
  const form = `${bare.slice(0, at + 1)}${bare.slice(at + 1).toLowerCase()}`;
  if (shape.test(form)) return misspelt(form);
  if (at < 0) return wrong('format', '缺少@，例如 name@example.com', 'the @ is missing, such as name@example.com');
  const comma = form.replace(/,(?=[a-z]{2,4}$)/, '.');
  if (shape.test(comma))
    return wrong('characters', `逗号应为点：${comma}`, `a comma stands for a dot: ${comma}`, comma);
  return wrong('format', '不是电子邮箱地址，例如 name@example.com', 'no e-mail address, such as name@example.com');
}
