/** Short names of regions, as people say them: 黔东南苗族侗族自治州 → 黔东南, 观山湖区 → 观山湖, 广西壮族自治区 → 广西. */
import { ethnicityTable } from '../codes/ethnicity.ts';

const peoples = ethnicityTable.codes
  .map(({ zh }) => zh)
  .filter((zh) => zh.endsWith('族'))
  .flatMap((zh) => (zh.length > 2 ? [zh, zh.slice(0, -1)] : [zh]))
  .sort((a, b) => b.length - a.length)
  .join('|');

const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples}|各族)+)?自治(?:区|州|县|旗)$`);
const onlyPeople = new RegExp(`^(${peoples})自治(?:区|州|县|旗)$`);
const plain = /^(.{2,}?)(?:特别行政区|地区|特区|林区|新区|矿区|省|市|区|县|旗|盟)$/;

/** The short form of a region's name; names of two characters (盘县, 辽县) stay whole. */
export function shortNameOf(name: string): string {
  const people = onlyPeople.exec(name);
  if (people !== null) return people[1]!.replace(/族$/, '');
  return autonomous.exec(name)?.[1] ?? plain.exec(name)?.[1] ?? name;
}

/** The short form of a region's name. */
export function shortName(region: { readonly name: string }): string {
  return shortNameOf(region.name);
}

/** All forms in which a region is named: full, short, and 州 or 县 behind the short form of autonomous ones (黔东南州, 道真县). */
export function nameForms(name: string): readonly string[] {
  const short = shortNameOf(name);
  const last = name.at(-1)!;
  const forms = [name];
  if (name.includes('自治') && last !== '区') forms.push(`${short}${last}`);
  if (name.endsWith('特区')) forms.push(`${short}区`);
  if (name.endsWith('自治区')) forms.push(`${short}自治区`, `${short}省`);
  forms.push(short);
  return [...new Set(forms)];
}
