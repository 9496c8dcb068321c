/** Facts about a person or household that follow from its key: what one department knows and the truth repeats. */

import { withLuhn } from '../base/check-digits.ts';
import { civil } from '../base/dates.ts';
import { ageAt } from './population.ts';
import type { Household, Person } from './subjects.ts';

export const socialSecurityNo = (p: Person): string => String(520_000_000_000 + p.entity * 7);
export const healthRecordNo = (p: Person): string =>
  `${p.household.registered.town.code}${String(p.entity % 1e8).padStart(8, '0')}`;
/** GA/T 543.1; '' where never determined. */
export const bloodType = (p: Person): string =>
  p.key % 10 < 6 ? ['A', 'B', 'O', 'AB', 'O', 'A'][(p.key >>> 4) % 6]! : '';
/** Whole centimetres, adults only. */
export const heightCm = (p: Person, day: number): string =>
  ageAt(p, day) < 18 || p.key % 7 === 0 ? '' : String((p.sex === 1 ? 152 : 142) + ((p.key >>> 5) % 29));
/** First day insured: the 16th birthday (5,844 days, four of them leap days) or later, when the residents' scheme began. */
export const insuredSince = (p: Person): number => Math.max(p.born + 5844, 14000 + ((p.key >>> 3) % 4000));
/** Monthly contribution base in yuan. */
export const pensionBase = (p: Person): string =>
  p.employer ? `${(2500 + ((p.key >>> 6) % 1200) * 10).toFixed(2)}` : '';
/** 残疾等级 1…4, for 2.4 in a hundred persons (certificates in force, China Disabled Persons' Federation). */
export const disabilityLevel = (p: Person): string =>
  (p.key >>> 2) % 1000 < 24 ? String(1 + ((p.key >>> 9) % 4)) : '';
export const disabilityKind = (p: Person): string => String(1 + ((p.key >>> 11) % 7));
/** Monthly yuan a household gets as 最低生活保障; 0 = none. About 5% of residents of the province. */
export const allowance = (h: Household): number =>
  h.key % 1000 < (h.registered.rural ? 75 : 22) ? 150 + ((h.key >>> 8) % 60) * 10 : 0;
export const driverLicence = (p: Person): boolean => (p.key >>> 7) % 100 < (p.sex === 1 ? 55 : 30);
const PLATES: Readonly<Record<string, string>> = {
  '5201': 'A',
  '5202': 'B',
  '5203': 'C',
  '5206': 'D',
  '5223': 'E',
  '5205': 'F',
  '5204': 'G',
  '5226': 'H',
  '5227': 'J',
};
const PLATE_CHARS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
/** GA 36 plate; unique up to 30 million numbers a prefecture's letter. '' = no car. */
export function plate(p: Person): string {
  if ((p.key >>> 10) % 100 >= 45 || !driverLicence(p)) return '';
  let rest = (p.entity * 7919) % 33_554_432;
  let tail = '';
  for (let i = 0; i < 5; i++) {
    tail += PLATE_CHARS[rest % 34];
    rest = Math.floor(rest / 34);
  }
  return `贵${PLATES[p.household.registered.county.prefectureCode]}${tail}`;
}
export const bankCard = (p: Person): string =>
  withLuhn(
    `621226${String(2400000000 + p.entity)
      .slice(-10)
      .padStart(10, '0')}0`,
  );

/** 全国学籍号: G and the ID number. */
export const studentNo = (p: Person): string => `G${p.id}`;
/** Grade in the school year of a day, or undefined when not at school: years since the September after the sixth birthday. */
export function schoolGrade(p: Person, day: number): number | undefined {
  const birth = civil(p.born);
  const start = birth.year + 6 + (birth.month >= 9 ? 1 : 0);
  const now = civil(day);
  const grade = now.year - start + (now.month >= 9 ? 1 : 0);
  return grade >= 1 && grade <= 12 ? grade : undefined;
}
const GRADES = ['一', '二', '三', '四', '五', '六'];
export const gradeName = (grade: number): string =>
  grade <= 6
    ? `小学${GRADES[grade - 1]}年级`
    : grade <= 9
      ? `初中${GRADES[grade - 7]}年级`
      : `高中${GRADES[grade - 10]}年级`;
export function schoolName(p: Person, grade: number): string {
  const { county, town } = p.household.registered;
  const n = 1 + ((p.household.key >>> 5) % 4);
  return grade <= 6
    ? `${county.name}${town.name}第${'一二三四'[n - 1]}小学`
    : grade <= 9
      ? `${county.name}${town.name}初级中学`
      : `${county.name}第${'一二三四'[n - 1]}中学`;
}
