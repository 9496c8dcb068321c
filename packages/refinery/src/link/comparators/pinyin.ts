import { pinyin } from 'pinyin-pro';
import type { Text } from '../dual/text.ts';
import { FIRST_LISTED as FIRST, LAST_LISTED as LAST, lookedUp } from './looked-up.ts';

/** Readings that a character has as a surname only (姓氏异读). */
const AS_SURNAME: Readonly<Record<string, string>> = {
  曾: 'zeng',
  单: 'shan',
  仇: 'qiu',
  解: 'xie',
  查: 'zha',
  任: 'ren',
  区: 'ou',
  朴: 'piao',
  盖: 'ge',
  冼: 'xian',
  缪: 'miao',
  翟: 'zhai',
  员: 'yun',
  秘: 'bi',
  折: 'she',
  覃: 'qin',
  华: 'hua',
  纪: 'ji',
  宁: 'ning',
  车: 'che',
  长: 'zhang',
  尉: 'wei',
  黑: 'he',
  召: 'shao',
  种: 'chong',
  重: 'chong',
  晟: 'cheng',
  乜: 'nie',
  么: 'yao',
  祭: 'zhai',
  哈: 'ha',
  过: 'guo',
  呙: 'guo',
  牟: 'mou',
  乐: 'yue',
  洗: 'xian',
  沈: 'shen',
  俞: 'yu',
  柏: 'bai',
  石: 'shi',
  万: 'wan',
};

let tables: { readonly plain: readonly string[]; readonly head: readonly string[] } | undefined;

/** Reading of each character from U+4E00 to U+9FFF without tone; made once a process (about 0.1 s). */
function readings(): NonNullable<typeof tables> {
  if (!tables) {
    const plain: string[] = [];
    for (let code = FIRST; code <= LAST; code++) {
      const character = String.fromCodePoint(code);
      plain.push(pinyin(character, { toneType: 'none', v: true }).replace(/[^a-z]/g, '') || character);
    }
    const head = [...plain];
    for (const [character, reading] of Object.entries(AS_SURNAME))
      head[(character.codePointAt(0) ?? FIRST) - FIRST] = reading;
    tables = { plain, head };
  }
  return tables;
}

/** Texts of the two lists that {@link pinyinOf} reads. */
export const pinyinLists = () => ({ py_plain: readings().plain, py_head: readings().head });

/** Toneless pinyin of the first `most` characters, run together; a character without a reading stands for itself. `head`: the first is a surname. */
export function pinyinOf(text: Text, head: boolean, most = 4): Text {
  return {
    sql: lookedUp(text.sql, most, (place) => (head && place === 1 ? 'py_head' : 'py_plain')),
    of: (row) => {
      const value = text.of(row);
      if (value === null) return null;
      const { plain, head: heads } = readings();
      return [...value]
        .slice(0, most)
        .map((c, i) => (head && i === 0 ? heads : plain)[(c.codePointAt(0) ?? 0) - FIRST] ?? c)
        .join('');
    },
  };
}
