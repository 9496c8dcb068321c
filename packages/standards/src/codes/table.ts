/** Short words in which the data files of this folder state code tables. */
import type { CodeTable } from '../elements/element.ts';

type Code = CodeTable['codes'][number];

/**
 * One code a line: `code name alias alias…`, parted by blanks; an English name stands after `|`.
 * '1 男 男性 M male|male' → { code: '1', zh: '男', en: 'male', aliases: ['男性', 'M', 'male'] }
 */
export function table(id: string, zh: string, en: string, source: string, lines: string): CodeTable {
  return { id, name: { zh, en }, source, codes: lines.trim().split('\n').map(code) };
}

function code(line: string): Code {
  const [words, english] = line.trim().split('|');
  const [value, zh, ...aliases] = words!.trim().split(/\s+/);
  if (value === undefined || zh === undefined) throw new Error(`a code line needs a code and a name: '${line}'`);
  return {
    code: value,
    zh,
    ...(english === undefined ? {} : { en: english.trim() }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
}
