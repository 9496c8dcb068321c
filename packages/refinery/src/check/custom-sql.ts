/**
 * Custom checks: one SQL condition over the row's own attributes, and nothing else. The text comes from an entry, so it is read token by token and
 * written anew: only known attributes, operators and functions of a list pass. Everything that could reach beyond the row (a subselect, a second
 * statement, a comment, a file or setting function) is refused with its place.
 */
import { ident } from '@kuaishu/engine';
import { CheckError } from './check-error.ts';

/** Functions that give the same answer on both engines and look at their arguments only. */
export const CUSTOM_FUNCTIONS: ReadonlySet<string> = new Set(
  `abs ceil floor round sign sqrt power ln exp greatest least coalesce nullif length lower upper trim ltrim rtrim substr left right lpad rpad replace
   translate reverse strpos instr contains starts_with ends_with regexp_matches regexp_full_match regexp_extract split_part concat_ws year month day
   substring extract make_date date_trunc last_day ks_re_all ks_idiv ks_days ks_tidy ks_half try_cast cast ifnull if`.split(
    /\s+/,
  ),
);

const KEYWORDS: ReadonlySet<string> = new Set(
  `and or not is null true false in between like ilike case when then else end as date timestamp varchar bigint integer int double decimal boolean
   interval distinct from escape year month day hour minute second`.split(/\s+/),
);

const TOKEN =
  /\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|[\p{L}_][\p{L}\p{N}_]*|<>|!=|<=|>=|\|\||[-+*/%<>=(),]/uy;

/**
 * @param attributes columns of the cleaned rows that the condition may name
 * @returns the same condition with identifiers quoted and casts made safe
 * @throws CheckError naming the rule and what is not allowed
 */
export function customCondition(rule: string, sql: string, attributes: ReadonlySet<string>): string {
  const tokens = tokenise(rule, sql);
  let depth = 0;
  const out = tokens.map((token, i) => {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    if (depth < 0) throw refusal(rule, ')', '括号不成对', 'brackets do not match');
    return written(rule, token, tokens[i - 1], tokens[i + 1], attributes);
  });
  if (depth !== 0) throw refusal(rule, '(', '括号不成对', 'brackets do not match');
  if (out.length === 0) throw refusal(rule, '', '条件为空', 'the condition is empty');
  return out.join(' ');
}

/** Attributes that an expression names, each once. */
export function attributesIn(rule: string, sql: string, attributes: ReadonlySet<string>): string[] {
  const named = tokenise(rule, sql).flatMap((token, i, tokens) => {
    const name = token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token;
    return attributes.has(name) && tokens[i + 1] !== '(' ? name : [];
  });
  return [...new Set(named)];
}

function tokenise(rule: string, sql: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < sql.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(sql);
    if (!match || sql.startsWith('--', from) || sql.startsWith('/*', from)) {
      throw refusal(rule, sql.slice(from, from + 12), '不允许的字符', 'is not allowed here');
    }
    if (match[0].trim() !== '') tokens.push(match[0]);
  }
  return tokens;
}

function written(
  rule: string,
  token: string,
  before: string | undefined,
  after: string | undefined,
  attributes: ReadonlySet<string>,
): string {
  if (token.startsWith('"')) return attribute(rule, token.slice(1, -1).replaceAll('""', '"'), attributes);
  if (!/^[\p{L}_]/u.test(token)) return token;
  const lower = token.toLowerCase();
  if (after === '(' && (CUSTOM_FUNCTIONS.has(lower) || lower === 'in')) return lower === 'cast' ? 'TRY_CAST' : lower;
  if (after === '(' && KEYWORDS.has(lower)) return lower;
  if (after === '(') throw refusal(rule, token, '不允许的函数', 'is not a function that checks may use');
  if (attributes.has(token)) return ident(token);
  if (KEYWORDS.has(lower)) {
    // FROM stands only within EXTRACT(year FROM x) and IS DISTINCT FROM
    if (lower === 'from' && !/^(year|month|day|distinct)$/i.test(before ?? ''))
      throw refusal(rule, token, '不允许子查询', 'is not allowed: a check looks at one row');
    return lower;
  }
  return attribute(rule, token, attributes);
}

function attribute(rule: string, name: string, attributes: ReadonlySet<string>): string {
  if (attributes.has(name)) return ident(name);
  throw refusal(rule, name, '不是本条目的属性', 'is not an attribute of this entry');
}

function refusal(rule: string, token: string, zh: string, en: string): CheckError {
  return new CheckError(rule, {
    zh: `检查“${rule}”的条件有误：“${token}”${zh}。条件只能用本条目的属性、常用运算和函数。`,
    en: `Check "${rule}": "${token}" ${en}. A condition may use the entry's attributes, operators and common functions only.`,
  });
}
