/** Values of a code table: the code, a name or another spelling → the code. */
import { type CleanDomain, columns } from '../cell.ts';
import { type CodeLists, type CodeSpellings, codeListsOf } from '../codes.ts';
import { answerLevels, listAt, listSql, type WordTable } from '../lists.ts';
import { isNullWord, tidied, widthMended } from '../text.ts';

/** `id` of a table of codes; `table`: the same spellings as arrays of the session, for tables too long to be searched one by one. */
export function cleanCode(id: string, spellings: CodeSpellings, table?: WordTable): CleanDomain {
  return table ? hashed(table, meantWords(spellings)) : searched(id, spellings);
}

function searched(id: string, spellings: CodeSpellings): CleanDomain {
  const meant = meantWords(spellings);
  const { usual, all } = codeListsOf(id, spellings);
  const find = ({ words, codes }: CodeLists, text: string) =>
    listAt(codes.name, `CAST(nullif(ks_pos(${listSql(words.name)}, ${text}), 0) AS INTEGER)`);
  return (cell) => {
    const { raw } = cell;
    const { quick, text, known, slow } = columns(cell, 'quick', 'text', 'known', 'slow');
    return {
      levels: [
        { [quick]: find(usual, raw) },
        { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
        { [known]: `CASE WHEN ${isNullWord(text, meant)} THEN NULL ELSE ${keyed(text)} END` },
        { [slow]: `CASE WHEN ${known} IS NOT NULL THEN ${find(all, known)} END` },
      ],
      value: `coalesce(${quick}, ${slow})`,
      repaired: `(${slow} IS NOT NULL AND ${widthMended(raw, text)})`,
      unparsed: `(${known} IS NOT NULL AND ${slow} IS NULL)`,
    };
  };
}

function hashed(table: WordTable, meant: readonly string[]): CleanDomain {
  return (cell) => {
    const { raw } = cell;
    const { text, known, quick, slow } = columns(cell, 'text', 'known', 'quick', 'slow');
    return {
      levels: [
        ...answerLevels(table, raw, quick),
        { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
        { [known]: `CASE WHEN ${isNullWord(text, meant)} THEN NULL ELSE ${keyed(text)} END` },
        ...answerLevels(table, known, slow),
      ],
      value: `coalesce(${quick}, ${slow})`,
      repaired: `(${slow} IS NOT NULL AND ${widthMended(raw, text)})`,
      unparsed: `(${known} IS NOT NULL AND ${slow} IS NULL)`,
    };
  };
}

/** 无 is no value unless the table has it. */
function meantWords(spellings: CodeSpellings): readonly string[] {
  return spellings.all.has('无') ? ['无'] : [];
}

/** The form of `codeKey` in the standards: upper case without blanks and commas; the .0 of a spreadsheet goes. */
function keyed(text: string): string {
  const key = `ks_re_all(upper(${text}), '[ ,、_]+', '')`;
  return `CASE WHEN regexp_matches(${text}, '^[0-9]+[.]0+$') THEN split_part(${text}, '.', 1) ELSE ${key} END`;
}
