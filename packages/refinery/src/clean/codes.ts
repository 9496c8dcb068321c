/** Spellings of code tables, as SQL needs them: the usual ones to search one by one, all of them for the rest. */
import { codeIndex, codeTable, codeTables } from '@kuaishu/standards';
import { type ListTable, type WordTable, wordTable } from './lists.ts';
import { NULL_WORDS } from './text.ts';

export interface CodeSpellings {
  /** Codes and names as they stand in the table, likeliest first: spelling → code. */
  readonly usual: ReadonlyMap<string, string>;
  /** Every spelling in the form of `codeKey`. */
  readonly all: ReadonlyMap<string, string>;
}

/** Up to so many spellings are searched one by one (below 1 ns each); more by hashing (100 ns in all). */
const SEARCHED = 400;
/** For the rare rows that the usual spellings do not answer, a longer search is still cheaper than a table of the session. */
const SEARCHED_RARE = 1500;

const built = new Map<string, CodeSpellings>();

/** undefined for a table that the standards do not hold. */
export function codeSpellings(id: string): CodeSpellings | undefined {
  const table = codeTable(id);
  if (!table) return undefined;
  const known = built.get(id);
  if (known) return known;
  const usual = new Map<string, string>();
  const add = (spelling: string, code: string) => {
    if (!usual.has(spelling) && !meansNothing(spelling)) usual.set(spelling, code);
  };
  for (const { code, zh } of table.codes) {
    add(code, code);
    add(zh, code);
  }
  for (const { code, aliases = [] } of table.codes) for (const alias of aliases) add(alias, code);
  const all = new Map([...codeIndex(id)].filter(([key]) => !meansNothing(key)).map(([key, { code }]) => [key, code]));
  // SQL has no NFKC: names with Ⅰ or ㎡ are also known as they stand
  for (const { code, zh } of table.codes) {
    for (const word of [zh, `${code}${zh}`, `${code}-${zh}`])
      if (!all.has(word) && !meansNothing(word)) all.set(word, code);
  }
  const spellings = { usual, all };
  built.set(id, spellings);
  return spellings;
}

/** 未知 stands in many tables as a code; as a value it is none, and must not win over another strip's. 无 and codes stay. */
function meansNothing(spelling: string): boolean {
  return spelling !== '无' && NULL_WORDS.includes(spelling.toUpperCase());
}

export function isLarge(spellings: CodeSpellings): boolean {
  return spellings.usual.size > SEARCHED || spellings.all.size > SEARCHED_RARE;
}

/** Spellings and their codes, place by place, as lists of the session. */
export interface CodeLists {
  readonly words: ListTable;
  readonly codes: ListTable;
}

function listsOf(name: string, spellings: ReadonlyMap<string, string>): CodeLists {
  return {
    words: { name: `${name}_words`, items: [...spellings.keys()] },
    codes: { name: `${name}_codes`, items: [...spellings.values()] },
  };
}

/** Of a table that is searched one by one: the usual spellings, and all of them. */
export function codeListsOf(id: string, { usual, all }: CodeSpellings): { usual: CodeLists; all: CodeLists } {
  return { usual: listsOf(`usual_${id}`, usual), all: listsOf(`all_${id}`, all) };
}

/** Lists of the tables that are searched one by one. */
export function codeLists(): readonly ListTable[] {
  return Object.keys(codeTables).flatMap((id) => {
    const spellings = codeSpellings(id);
    if (!spellings || isLarge(spellings)) return [];
    const { usual, all } = codeListsOf(id, spellings);
    return [usual.words, usual.codes, all.words, all.codes];
  });
}

/** Tables found by hashing: their arrays must be made in the session. */
export function codeWordTables(): readonly WordTable[] {
  return Object.keys(codeTables).flatMap((id) => codeWordTable(id) ?? []);
}

const words = new Map<string, WordTable>();

export function codeWordTable(id: string): WordTable | undefined {
  const spellings = codeSpellings(id);
  if (!spellings || !isLarge(spellings)) return undefined;
  const known = words.get(id);
  if (known) return known;
  // as written and as `codeKey` writes it: the first finds most values without any mending
  const table = wordTable(`code_${id}`, new Map([...spellings.all, ...spellings.usual]));
  words.set(id, table);
  return table;
}
