/** Names of persons: surname and given name. */
import { tidy } from './tidy.ts';

/** Compound surnames in use (from 百家姓 and the census of 2020), commonest first. */
export const compoundSurnames: readonly string[] =
  '欧阳 上官 令狐 皇甫 司马 诸葛 司徒 夏侯 尉迟 宇文 长孙 慕容 端木 淳于 申屠 公孙 呼延 赫连 澹台 濮阳 轩辕 独孤 拓跋 南宫 万俟 闾丘 鲜于 东方 西门 百里 完颜 纳兰 钟离 单于 太叔 公羊 宗政 公冶 仲孙 司空 司寇 公西 漆雕 乐正 壤驷 夹谷 宰父 谷梁 段干 颛孙 巫马 公良 拓拔 左丘 梁丘 羊舌 微生 东郭 东里 亓官 南门 东门 子车 闻人 即墨 达奚 褚师 哥舒 叶赫 那拉 富察 爱新觉罗 陆费 第五 呼兰 纥石烈 欧侯 侯莫陈'.split(
    ' ',
  );

/** Up to 钟离 a name of three characters is read with the compound surname; the rest begin with a common surname (单, 段, 谷 …) as well. */
const certain = new Set(compoundSurnames.slice(0, 33));
const possible = new Set(compoundSurnames);
const dots = /[•・∙‧●.]/g;

export interface PersonName {
  /** Empty where the name has none: 买买提·艾力 is a given name and the father's. */
  readonly surname: string;
  readonly given: string;
}

/** A name in one form: tidy, without blanks between 汉字, every middle dot as ·. '欧阳　修' → '欧阳修', '阿依古丽•买买提' → '阿依古丽·买买提'. */
export function normalisePersonName(name: string): string {
  const bare = tidy(name);
  if (!/\p{Script=Han}/u.test(bare)) return bare;
  return bare
    .replace(/\s+/g, '')
    .replace(dots, '·')
    .replace(/^·+|·+$/g, '');
}

/**
 * Surname and given name. Chinese: the first character or a compound surname. With a middle dot, or of five characters and more: no
 * surname, the whole name given. Latin: 'SMITH, John' and 'John Smith' alike.
 */
export function splitPersonName(name: string): PersonName {
  const bare = normalisePersonName(name);
  if (bare === '') return { surname: '', given: '' };
  if (!/\p{Script=Han}/u.test(bare)) return splitLatin(bare);
  const characters = [...bare];
  if (bare.includes('·')) return { surname: '', given: bare };
  const two = characters.slice(0, 2).join('');
  if (characters.length > 2 && certain.has(two)) return { surname: two, given: characters.slice(2).join('') };
  if (characters.length > 3) {
    for (const length of [4, 3, 2]) {
      const head = characters.slice(0, length).join('');
      if (characters.length > length && possible.has(head))
        return { surname: head, given: characters.slice(length).join('') };
    }
  }
  if (characters.length > 4) return { surname: '', given: bare };
  return { surname: characters[0]!, given: characters.slice(1).join('') };
}

function splitLatin(name: string): PersonName {
  const comma = name.indexOf(',');
  if (comma > 0) return { surname: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
  const space = name.lastIndexOf(' ');
  return space < 0 ? { surname: '', given: name } : { surname: name.slice(space + 1), given: name.slice(0, space) };
}
