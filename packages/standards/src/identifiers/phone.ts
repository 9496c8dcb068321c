/** Mobile and landline numbers of China (电信网编号计划). Mobile: 11 digits from 13 to 19. Landline: area-number[-extension]. */
import { compact, empty, lettersToDigits, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

const mobileShape = /^1[3-9]\d{9}$/;
const landlineShape =
  /^(?:0(?:10|2\d)-\d{8}|0[3-9]\d{2}-\d{7,8}|[48]00-\d{3}-\d{4}|(?:95|96|12|10|11)\d{1,4})(?:-\d{1,6})?$/;

/** Digits only, without the country code and what spreadsheets add: '+86 138-1234-5678' → '13812345678'. */
function mobileDigits(value: string): string {
  const digits = lettersToDigits(
    compact(value)
      .replace(/\.0+$/, '')
      .replace(/[-‐–—_.·()（）]/g, ''),
  );
  return digits.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '').replace(/^0(?=1\d{10}$)/, '');
}

/** Why a mobile number is wrong. */
export function validateMobile(value: string): Verdict {
  if (mobileShape.test(value)) return right(value);
  const digits = mobileDigits(value);
  if (digits === '') return empty;
  if (mobileShape.test(digits)) return misspelt(digits);
  if (/E\+?1/.test(compact(value)))
    return wrong(
      'format',
      '被写成了科学计数法，请从原表重新导出为文本',
      'written in scientific notation: export it again as text',
    );
  if (!/^\d+$/.test(digits))
    return wrong(
      'characters',
      '手机号码应为11位数字，一格只写一个',
      'a mobile number has 11 digits; write one in a cell',
    );
  if (digits.length !== 11)
    return wrong('length', `应为11位，实为${digits.length}位`, `must have 11 digits, has ${digits.length}`);
  return wrong(
    'prefix',
    `号段 ${digits.slice(0, 3)} 不是手机号码，应以13至19开头`,
    `${digits.slice(0, 3)} begins no mobile number: it must begin with 13 to 19`,
  );
}

/** Area codes have three digits for 010 and 020–029, else four. '085185951234' and '(0851)85951234转12' → '0851-85951234-12'. */
function landlineForm(value: string): string {
  const bare = lettersToDigits(
    compact(value)
      .replace(/\.0+$/, '')
      .replace(/(?:转|分机|EXT\.?|X|#)+/g, '~')
      .replace(/^\+?86[-‐–—]?(?=0|\d{2,3}-)/, ''),
  );
  const [main = '', extension] = bare.split(/~|(?<=\d{7})[-‐–—](?=\d{1,6}$)/);
  const digits = main.replace(/[^\d]/g, '');
  const service = /^([48]00)(\d{3})(\d{4})$/.exec(digits);
  const parts = /^(010|02\d|0[3-9]\d{2})(\d{7,8})$/.exec(digits);
  const form =
    service !== null
      ? `${service[1]}-${service[2]}-${service[3]}`
      : parts !== null
        ? `${parts[1]}-${parts[2]}`
        : digits;
  return extension === undefined ? form : `${form}-${extension.replace(/\D/g, '')}`;
}

/** Why a landline number is wrong. The normal form is area-number, with -extension where there is one. */
export function validateLandline(value: string): Verdict {
  if (landlineShape.test(value)) return right(value);
  const form = landlineForm(value);
  if (form === '')
    return compact(value) === '' ? empty : wrong('characters', '应为区号和数字', 'must be an area code and digits');
  if (landlineShape.test(form)) return misspelt(form);
  if (/^[2-8]\d{6,7}$/.test(form))
    return wrong(
      'prefix',
      '缺区号，应写成 0851-85951234 的样子',
      'the area code is missing, write it as 0851-85951234',
    );
  return wrong(
    'format',
    '应写成 区号-号码，例如 0851-85951234，一格只写一个',
    'write area-number, such as 0851-85951234, one in a cell',
  );
}

/** Why a number is neither a right mobile nor a right landline number. */
export function validatePhone(value: string): Verdict {
  const mobile = validateMobile(value);
  if (mobile.ok || mobile.repair !== undefined || mobile.code === 'empty') return mobile;
  const landline = validateLandline(value);
  if (landline.ok || landline.repair !== undefined) return landline;
  return /^1\d{9,11}$/.test(mobileDigits(value)) ? mobile : landline;
}
