/** 机动车号牌 GA 36-2018: province, letter of the issuing office, five characters; six for new-energy vehicles. */
import { compact, empty, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
/** Letters I and O are not used behind the first two places. 警 学 挂 港 澳 试 领 超 may stand last. */
const common = new RegExp(`^[${PROVINCES}][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[警学挂港澳试领超])$`);
/** GA 36-2018: small vehicles carry the letter (A–K without I) first, large ones last. */
const newEnergy = new RegExp(`^[${PROVINCES}][A-HJ-NP-Z](?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])$`);
const other =
  /^(?:WJ[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]?\d{4}[0-9A-Z]|[A-Z]{2}\d{5}|使\d{6})$/;
/** Offices of Guizhou: A 贵阳 B 六盘水 C 遵义 D 铜仁 E 黔西南 F 毕节 G 安顺 H 黔东南 J 黔南. */
const guizhouOffices = 'ABCDEFGHJ';

function isRight(plate: string): boolean {
  if (plate[0] === '贵' && !guizhouOffices.includes(plate[1] ?? '-')) return false;
  return common.test(plate) || newEnergy.test(plate) || other.test(plate);
}

/** Why a number plate is wrong. I and O behind the office letter are read as 1 and 0; separators are dropped. */
export function validatePlate(value: string): Verdict {
  if (isRight(value)) return right(value);
  const bare = compact(value).replace(/[-‐–—_.·•・●号牌车]/gu, '');
  if (bare === '') return empty;
  if (isRight(bare)) return misspelt(bare);
  const read = `${bare.slice(0, 2)}${bare.slice(2).replace(/O/g, '0').replace(/I/g, '1')}`;
  if (isRight(read))
    return wrong('characters', `号牌不使用字母I、O，应为 ${read}`, `plates do not use I and O, write ${read}`, read);
  if (!PROVINCES.includes(bare[0]!))
    return wrong(
      'prefix',
      '应以省份简称开头，例如 贵A12345',
      'must begin with the short name of a province, such as 贵A12345',
    );
  if (bare[0] === '贵' && !guizhouOffices.includes(bare[1] ?? '-'))
    return wrong('prefix', `贵州没有发牌机关代号 ${bare[1] ?? ''}`, `Guizhou has no issuing office ${bare[1] ?? ''}`);
  if (bare.length !== 7 && bare.length !== 8)
    return wrong(
      'length',
      `应为7位（新能源8位），实为${bare.length}位`,
      `must have 7 characters (8 for new energy), has ${bare.length}`,
    );
  return wrong(
    'format',
    '不符合号牌编号规则，例如 贵A12345、贵AD12345',
    'does not follow the rule of plates, such as 贵A12345 or 贵AD12345',
  );
}
