/** Pinyin without tones, and which characters sound alike to those who keep registers. */
import { createRequire } from 'node:module';

type PinyinPro = {
  pinyin(
    text: string,
    options: {
      toneType: 'none';
      type: 'array';
      v: true;
      nonZh: 'consecutive';
      surname?: 'head' | 'off';
      pattern?: 'pinyin' | 'first';
    },
  ): string[];
};

const require = createRequire(import.meta.url);
let library: PinyinPro | undefined;

function syllables(text: string, surname: 'head' | 'off'): string[] {
  library ??= require('pinyin-pro') as PinyinPro;
  return library.pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', surname });
}

/** '贵阳市' → 'gui yang shi'; ü is v; what is no 汉字 stays as it is. */
export function pinyin(text: string): string {
  return syllables(text, 'off').join(' ');
}

/** As `pinyin`, with the readings of surnames at the front: '单雄信' → 'shan xiong xin', '曾敏' → 'zeng min'. */
export function namePinyin(name: string): string {
  return syllables(name, 'head').join(' ');
}

/** Capitals of the first letters, as departments name columns: '公民身份号码' → 'GMSFHM'; letters and digits between stay whole. */
export function pinyinInitials(text: string): string {
  library ??= require('pinyin-pro') as PinyinPro;
  return library
    .pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive', pattern: 'first' })
    .join('')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
}

/**
 * Key under which readings fall together that speakers in Guizhou (西南官话) do not tell apart: zh/z, ch/c, sh/s, n/l,
 * hu/f, eng/en, ing/in. '陈静' and '程瑾' share 'cen jin'. For comparing names taken down by ear.
 */
export function soundKey(text: string): string {
  return namePinyin(text)
    .split(' ')
    .map((syllable) =>
      syllable
        .toLowerCase()
        .replace(/^([zcs])h/, '$1')
        .replace(/^n(?=[a-z])/, 'l')
        .replace(/^hu(?=[a-z])/, 'f')
        .replace(/^hu$/, 'fu')
        .replace(/([ie])ng$/, '$1n'),
    )
    .join(' ');
}

let bySyllable: Map<string, string[]> | undefined;

/** The 3,755 most common characters (GB 2312 level 1) by toneless reading. */
function homophones(): Map<string, string[]> {
  if (bySyllable !== undefined) return bySyllable;
  const decoder = new TextDecoder('gb18030');
  bySyllable = new Map();
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) {
      const char = decoder.decode(new Uint8Array([row, cell]));
      const key = pinyin(char);
      const list = bySyllable.get(key);
      if (list === undefined) bySyllable.set(key, [char]);
      else list.push(char);
    }
  }
  return bySyllable;
}

/** Common characters with the same reading but for the tone, without the character itself: '婷' → ['厅', '听', '庭', '停', …]. */
export function soundAlikes(char: string): readonly string[] {
  return (homophones().get(pinyin(char)) ?? []).filter((other) => other !== char);
}
