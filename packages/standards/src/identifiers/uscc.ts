/** 统一社会信用代码 GB 32100-2015: department, category, 6 region, 9 organisation code, check character. */
import { knownIdPrefix } from '../regions/region.ts';
import { orgCodeCheckDigit, usccCheckDigit, usccValue } from './check-digits.ts';
import { compact, empty, misspelt, right, wrong } from './fault.ts';
import type { FaultCode, Verdict } from './verdict.ts';

/** Registering department → categories under it (GB 32100-2015 table 1 [list unverified]). */
const CATEGORIES: Readonly<Record<string, string>> = {
  '1': '1239',
  '2': '19',
  '3': '123459',
  '4': '19',
  '5': '1239',
  '6': '129',
  '7': '129',
  '8': '19',
  '9': '1239',
  A: '19',
  N: '1239',
  Y: '1',
};

function firstFault(code: string): FaultCode | null {
  for (let i = 0; i < 18; i += 1) if (usccValue(code.charCodeAt(i)) < 0) return 'characters';
  if (CATEGORIES[code[0]!]?.includes(code[1]!) !== true) return 'category';
  for (let i = 2; i < 8; i += 1) if (code.charCodeAt(i) > 57) return 'region';
  if (!knownAuthority(code)) return 'region';
  if (usccCheckDigit(code) !== code[17]) return 'check_digit';
  return orgCodeCheckDigit(code.slice(8, 16)) === code[16] ? null : 'nested_code';
}

/** 100000 is the nation. Development zones register under numbers outside GB/T 2260, so only the province must exist. */
function knownAuthority(code: string): boolean {
  return code.startsWith('10', 2) || knownIdPrefix(`${code.slice(2, 4)}0000`);
}

const separators = /[-‐–—_.·,，/\\]/g;

/** Letters that the alphabet lacks, for the digit they are read as. V has no single counterpart. */
const misread = (code: string): string =>
  code.replace(/O/g, '0').replace(/I/g, '1').replace(/Z/g, '2').replace(/S/g, '5');

/** Why a unified social credit code is wrong, and what it must have been where only one code can be meant. */
export function validateUscc(value: string): Verdict {
  if (value.length === 18 && firstFault(value) === null) return right(value);
  const bare = compact(value).replace(separators, '');
  if (bare === '') return empty;
  const read = misread(bare);
  if (read.length === 17) return judge17(read);
  if (read.length !== 18) return wrongLength(read);
  const fault = firstFault(read);
  if (fault === null)
    return bare === read
      ? misspelt(read)
      : wrong(
          'characters',
          `不使用字母I、O、S、V、Z，应为 ${read}`,
          `the letters I, O, S, V, Z are not used, write ${read}`,
          read,
        );
  return explain(fault, read);
}

function judge17(read: string): Verdict {
  const repair = [...read].every((char) => usccValue(char.charCodeAt(0)) >= 0)
    ? `${read}${usccCheckDigit(read)}`
    : undefined;
  return repair !== undefined && firstFault(repair) === null
    ? wrong('length', `缺校验位，应为 ${repair}`, `the check character is missing, write ${repair}`, repair)
    : wrong('length', '应为18位，实为17位', 'must have 18 characters, has 17');
}

function wrongLength(read: string): Verdict {
  if (/^\d{15}$/.test(read))
    return wrong(
      'length',
      '这是15位工商注册号，不是统一社会信用代码，请补充新代码',
      'this is a business registration number of 15 digits: ask for the unified code',
    );
  if (/^[0-9A-Z]{8}[0-9X]$/.test(read))
    return wrong(
      'length',
      '这是9位组织机构代码，不是统一社会信用代码，请补充新代码',
      'this is an organisation code of 9 characters: ask for the unified code',
    );
  return wrong('length', `应为18位，实为${read.length}位`, `must have 18 characters, has ${read.length}`);
}

function explain(fault: FaultCode, code: string): Verdict {
  switch (fault) {
    case 'characters':
      return wrong(
        fault,
        '只能用数字和除I、O、S、V、Z外的大写字母',
        'only digits and capitals other than I, O, S, V, Z may stand in it',
      );
    case 'category':
      return wrong(
        fault,
        `第1、2位 ${code.slice(0, 2)} 不是登记管理部门和机构类别`,
        `its first two characters ${code.slice(0, 2)} are no department and category`,
      );
    case 'region':
      return wrong(
        fault,
        `第3至8位 ${code.slice(2, 8)} 不是行政区划代码`,
        `characters 3 to 8, ${code.slice(2, 8)}, are no region code`,
      );
    case 'nested_code':
      return wrong(
        fault,
        `第9至17位 ${code.slice(8, 17)} 的组织机构代码校验不符`,
        `characters 9 to 17, ${code.slice(8, 17)}, are no right organisation code`,
      );
    default:
      return wrong(
        fault,
        '校验位不符，至少一位写错，请核对证照',
        'the check character does not fit: at least one character is wrong, compare with the certificate',
      );
  }
}
