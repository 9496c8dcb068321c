/** 行政区划代码 GB/T 2260 (6 digits) and the statistics code (12 digits: county, township, village). */
import { findRegions } from '../regions/find.ts';
import { currentRegion, region } from '../regions/region.ts';
import { compact, empty, lettersToDigits, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

/** Why a region code is wrong today: retired ones name their successor, names of regions their code. */
export function validateRegion6(value: string): Verdict {
  if (value.length === 6 && region(value)?.current === true) return right(value);
  const bare = compact(value).replace(/\.0+$/, '');
  if (bare === '') return empty;
  if (/\p{Script=Han}/u.test(bare)) return judgeName(bare);
  const digits = lettersToDigits(bare);
  if (!/^\d+$/.test(digits)) return wrong('characters', '应为6位数字', 'must be six digits');
  if (digits.length === 2 || digits.length === 4) return judgeCode(value, digits.padEnd(6, '0'));
  if (/^\d{6}0{3,6}$/.test(digits) && (digits.length === 9 || digits.length === 12))
    return judgeCode(value, digits.slice(0, 6));
  if (digits.length !== 6)
    return wrong('length', `应为6位，实为${digits.length}位`, `must have 6 digits, has ${digits.length}`);
  return judgeCode(value, digits);
}

function judgeCode(value: string, code: string): Verdict {
  const named = region(code);
  if (named === undefined)
    return wrong('unknown_code', `没有代码为 ${code} 的行政区划`, `no region has the code ${code}`);
  if (named.current) return value === code ? right(code) : misspelt(code);
  const now = currentRegion(code);
  if (now === null)
    return wrong(
      'region',
      `${named.name} ${code} 已停用，请改用现行代码`,
      `${code} (${named.name}) is retired, use the code of today`,
    );
  const until = named.validTo === undefined ? '' : `，用至${named.validTo}年`;
  return wrong(
    'region',
    `${named.name} ${code} 已停用${until}，现为 ${now.name} ${now.code}`,
    `${code} (${named.name}) is retired, now ${now.code} (${now.name})`,
    now.code,
  );
}

function judgeName(name: string): Verdict {
  const found = findRegions(name);
  if (found.length === 1)
    return wrong(
      'format',
      `写成了名称，代码为 ${found[0]!.code}`,
      `a name stands for the code, write ${found[0]!.code}`,
      found[0]!.code,
    );
  return found.length === 0
    ? wrong('unknown_code', '没有这个名称的行政区划', 'no region has this name')
    : wrong(
        'unknown_code',
        `有${found.length}个同名的行政区划，请写代码`,
        `${found.length} regions have this name, write the code`,
      );
}

/** Why a statistics code is wrong: twelve digits, the county known. Townships and villages change too often to be checked here. */
export function validateRegion12(value: string): Verdict {
  const bare = compact(value).replace(/\.0+$/, '');
  if (bare === '') return empty;
  const digits = lettersToDigits(bare);
  if (!/^\d+$/.test(digits)) return wrong('characters', '应为12位数字', 'must be twelve digits');
  if (digits.length !== 12) {
    const repair =
      (digits.length === 6 || digits.length === 9) && region(digits)?.current === true
        ? digits.padEnd(12, '0')
        : undefined;
    return wrong('length', `应为12位，实为${digits.length}位`, `must have 12 digits, has ${digits.length}`, repair);
  }
  const county = region(digits.slice(0, 6));
  if (county === undefined)
    return wrong(
      'region',
      `前6位 ${digits.slice(0, 6)} 不是行政区划代码`,
      `its first six digits ${digits.slice(0, 6)} are no region code`,
    );
  if (!county.current)
    return wrong(
      'region',
      `${county.name} ${county.code} 已停用，村级代码须按现行区划重编`,
      `${county.code} (${county.name}) is retired: the code of the village was given anew`,
    );
  return digits === value ? right(value) : misspelt(digits);
}
