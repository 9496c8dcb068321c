/** How each class of defect alters a cell. A spoiler returns the written text, or undefined where it does not apply to this value. */
import { chinese, compact, dotted, iso, slashed } from '../base/dates.ts';
import type { Random } from '../base/random.ts';
import { retiredCode } from '../world/region-history.ts';
import { homophones, lookalikes, traditional } from './characters.ts';
import type { DefectClass } from './classes.ts';

export type Spoiler = (value: string, random: Random) => string | undefined;
/** Rates of classes for one column: probability that a cell gets this defect. At most one a cell. */
export type Rates = Partial<Record<DefectClass, number>>;

const NULL_WORDS = ['无', '-', 'null', '不详', 'NULL', '/', '暂无', '未填'];

const replaceAt = (value: string, i: number, c: string): string => value.slice(0, i) + c + value.slice(i + 1);

const byTable =
  (table: ReadonlyMap<string, string>): Spoiler =>
  (value, random) => {
    const chars = [...value];
    const places = chars.flatMap((c, i) => (table.has(c) ? [i] : []));
    if (places.length === 0) return undefined;
    // The given name is mistyped more often than the surname, which is seen daily.
    const place =
      places.length > 1 && places[0] === 0 && random.chance(0.75) ? random.pick(places.slice(1)) : random.pick(places);
    chars[place] = random.pick([...table.get(chars[place]!)!]);
    return chars.join('');
  };

const toFullwidth = (value: string): string =>
  value.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

export const SPOILERS: Partial<Record<DefectClass, Spoiler>> = {
  missing: (value) => (value === '' ? undefined : ''),
  null_word: (value, random) => (value === '' ? undefined : random.pick(NULL_WORDS)),
  fullwidth: (value) => {
    const wide = toFullwidth(value);
    return wide === value ? undefined : wide;
  },
  blank_inside: (value, random) => {
    if (value.length < 2) return undefined;
    const kind = random.next();
    if (kind < 0.3) return `${value} `;
    if (kind < 0.4) return `　${value}`;
    const i = /^\d/.test(value) ? Math.min(value.length - 1, random.pick([3, 6, 7])) : 1;
    return `${value.slice(0, i)} ${value.slice(i)}`;
  },
  traditional: (value) => {
    const full = [...value].map((c) => traditional.get(c) ?? c).join('');
    return full === value ? undefined : full;
  },
  letter_for_digit: (value, random) => {
    const places = [...value].flatMap((c, i) => (c === '0' || c === '1' ? [i] : []));
    if (places.length === 0) return undefined;
    const i = random.pick(places);
    return replaceAt(value, i, value[i] === '0' ? 'O' : 'l');
  },
  id_15: (value) =>
    value.length === 18 && value.slice(6, 8) === '19' && value < '6'
      ? value.slice(0, 6) + value.slice(8, 17)
      : undefined,
  lost_check: (value) => (value.length === 18 ? value.slice(0, 17) : undefined),
  wrong_digit: (value, random) => {
    if (value.length !== 18) return undefined;
    // Credit codes have letters: only a digit is mistyped for another.
    let i = random.int(0, 16);
    while (!(value[i]! >= '0' && value[i]! <= '9')) i = (i + 1) % 17;
    return replaceAt(value, i, String((Number(value[i]) + random.int(1, 9)) % 10));
  },
  swapped_digits: (value, random) => {
    if (value.length !== 18) return undefined;
    const i = random.int(6, 15);
    return value[i] === value[i + 1] ? undefined : value.slice(0, i) + value[i + 1] + value[i] + value.slice(i + 2);
  },
  scientific: (value) => (/^\d{18}$/.test(value) ? `${value[0]}.${value.slice(1, 6)}E+17` : undefined),
  retired_code: (value) => retiredCode(value),
  bad_code: (value, random) => (value === '' ? undefined : random.pick(['99Z', '#N/A', '待定', '888'])),
  bad_phone: (value, random) =>
    /^1\d{10}$/.test(value) ? (random.chance(0.7) ? value.slice(0, 10) : `${value}${random.int(0, 9)}`) : undefined,
  wrong_phone: (value, random) => {
    if (!/^1\d{10}$/.test(value)) return undefined;
    const i = random.int(3, 10);
    return replaceAt(value, i, String((Number(value[i]) + random.int(1, 9)) % 10));
  },
  impossible_date: (value) =>
    value.replace(
      /^(\d{4})(\D?)(\d\d?)(\D?)(\d\d?)(\D?)$/,
      (_all, y: string, a: string, _m: string, b: string, _d: string, c: string) => `${y}${a}02${b}30${c}`,
    ),
  two_values: (value, random) =>
    value === ''
      ? undefined
      : /^1\d{10}$/.test(value)
        ? `${value}/1${random.pick(['38', '39', '51', '87'])}${String(random.int(0, 99999999)).padStart(8, '0')}`
        : `${value}、${value.slice(0, 1)}${random.pick(['小', '阿', '大'])}${value.slice(-1)}`,
  homophone: byTable(homophones),
  lookalike: byTable(lookalikes),
  lost_character: (value) =>
    value.length >= 3 && !value.includes('·') ? value.slice(0, 1) + value.slice(2) : undefined,
  sex_not_id: (value) => ({ 男: '女', 女: '男', 1: '2', 2: '1', M: 'F', F: 'M', 男性: '女性', 女性: '男性' })[value],
};

/** Formats in which strips write dates. */
export const DATE_FORMATS = { compact, iso, slashed, chinese, dotted } as const;
export type DateFormat = keyof typeof DATE_FORMATS;
