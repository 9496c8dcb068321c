/** Toneless readings of characters, all that are in use: 行 → xing, hang; what a reader types who writes by sound. */
import { createRequire } from 'node:module';
import { lookAlikesOf } from '@kuaishu/standards';
import { foldTables, HAN } from './fold.ts';

type PinyinPro = {
  pinyin(text: string, options: { toneType: 'none'; type: 'array'; multiple: true; v: true }): string[];
};

const require = createRequire(import.meta.url);
let library: PinyinPro | undefined;
const known: (readonly string[] | undefined)[] = [];

/** At most three readings of a 汉字, commonest first; none for anything else. */
export function readingsOf(unit: number): readonly string[] {
  let readings = known[unit];
  if (readings !== undefined) return readings;
  if (foldTables().kind[unit] !== HAN || unit >= 0xd800) readings = [];
  else {
    library ??= require('pinyin-pro') as PinyinPro;
    const all = library.pinyin(String.fromCharCode(unit), { toneType: 'none', type: 'array', multiple: true, v: true });
    readings = [...new Set(all.map((each) => each.toLowerCase()).filter((each) => /^[a-z]+$/.test(each)))].slice(0, 3);
  }
  known[unit] = readings;
  return readings;
}

/** What speakers in Guizhou (西南官话) do not tell apart falls together; the rule of `soundKey` in `@kuaishu/standards`, for one syllable. */
export function soundOf(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^n(?=[a-z])/, 'l')
    .replace(/^hu(?=[a-z])/, 'f')
    .replace(/^hu$/, 'fu')
    .replace(/([ie])ng$/, '$1n');
}

let initials: Uint32Array | undefined;

/** Folded code unit → bits of the letters (a = bit 0) with which its readings begin; for the common 汉字 U+4E00–9FFF, and the letters themselves. */
export function initialBits(): Uint32Array {
  if (initials !== undefined) return initials;
  const table = new Uint32Array(65536);
  for (let unit = 0x4e00; unit <= 0x9fff; unit += 1)
    for (const reading of readingsOf(unit)) table[unit] = table[unit]! | (1 << (reading.charCodeAt(0) - 97));
  for (let unit = 97; unit <= 122; unit += 1) table[unit] = 1 << (unit - 97);
  initials = table;
  return initials;
}

let byReading: Map<string, number[]> | undefined;

function homophones(): Map<string, number[]> {
  if (byReading !== undefined) return byReading;
  byReading = new Map();
  for (let unit = 0x4e00; unit <= 0x9fff; unit += 1)
    for (const reading of readingsOf(unit))
      for (const key of new Set([reading, `~${soundOf(reading)}`])) {
        const list = byReading.get(key);
        if (list === undefined) byReading.set(key, [unit]);
        else list.push(unit);
      }
  return byReading;
}

/** What it costs to have written one character for another: 0 the same, 1 sounds or looks alike, 2 alike to the ears of the south-west. */
export function confusions(unit: number): Map<number, number> {
  const costs = new Map<number, number>();
  for (const reading of readingsOf(unit)) {
    for (const other of homophones().get(`~${soundOf(reading)}`) ?? []) costs.set(other, 2);
  }
  for (const reading of readingsOf(unit)) for (const other of homophones().get(reading) ?? []) costs.set(other, 1);
  for (const other of lookAlikesOf(String.fromCharCode(unit))) costs.set(other.charCodeAt(0), 1);
  costs.set(unit, 0);
  return costs;
}

/** Whether letters are the reading of some common 汉字. */
export const isSyllable = (text: string): boolean => /^[a-z]{1,6}$/.test(text) && homophones().has(text);
