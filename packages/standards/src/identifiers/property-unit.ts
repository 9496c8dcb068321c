/**
 * 不动产单元号 GB/T 37346-2019, 28 characters: 6 county, 3 cadastral district, 3 sub-district, 2 letters of the parcel's kind,
 * 5 parcel, 1 letter of what stands on it, 8 unit. Printed in groups of 6, 6, 7 and 9; kept without blanks.
 */
import { region } from '../regions/region.ts';
import { compact, empty, lettersToDigits, misspelt, right, wrong } from './fault.ts';
import type { FaultCode, Verdict } from './verdict.ts';

const shape = /^\d{12}[GJZ][A-HSWXY]\d{5}[FLQW]\d{8}$/;
const printed = /^\d{6} \d{6} [A-Z]{2}\d{5} [A-Z]\d{8}$/;

function firstFault(id: string): FaultCode | null {
  if (!shape.test(id)) return 'format';
  if (region(id.slice(0, 6)) === undefined) return 'region';
  return id[19] === 'W' && !id.endsWith('00000000') ? 'format' : null;
}

/** Why a real-estate unit number is wrong. */
export function validatePropertyUnit(value: string): Verdict {
  if (value.length === 28 && firstFault(value) === null) return right(value);
  const bare = compact(value).replace(/[-‐–—_.·/]/g, '');
  if (bare === '') return empty;
  if (bare.length !== 28)
    return wrong('length', `应为28位，实为${bare.length}位`, `must have 28 characters, has ${bare.length}`);
  const read = `${lettersToDigits(bare.slice(0, 12))}${bare.slice(12, 14)}${lettersToDigits(bare.slice(14, 19))}${bare[19]}${lettersToDigits(bare.slice(20))}`;
  const fault = firstFault(read);
  if (fault === null) return printed.test(value) ? right(read) : misspelt(read);
  if (fault === 'region')
    return wrong(
      fault,
      `前6位 ${read.slice(0, 6)} 不是行政区划代码`,
      `its first six digits ${read.slice(0, 6)} are no region code`,
    );
  return explainShape(read);
}

function explainShape(read: string): Verdict {
  if (!/^\d{12}/.test(read))
    return wrong('characters', '前12位（区划、地籍区、地籍子区）应为数字', 'the first 12 must be digits');
  if (!/^[GJZ][A-HSWXY]$/.test(read.slice(12, 14)))
    return wrong('category', `宗地特征码 ${read.slice(12, 14)} 不存在`, `${read.slice(12, 14)} is no kind of parcel`);
  if (!/^[FLQW]$/.test(read[19]!))
    return wrong('category', `定着物特征码 ${read[19]} 不存在`, `${read[19]} is no kind of fixture`);
  if (read[19] === 'W')
    return wrong('format', '无定着物（W）时后8位应为0', 'with no fixture (W) the last eight must be zeros');
  return wrong('characters', '宗地顺序号和定着物单元编号应为数字', 'the numbers of parcel and unit must be digits');
}
