import { derivedParts } from '../derive/derived-parts.ts';
import type { ResolvedItem } from '../derive/plan.ts';
import type { Entry } from '../entry.ts';
import type { PointedFault } from './fault.ts';
import { didYouMean } from './suggest.ts';

/** Words of an SQL condition that are no columns. */
const WORDS = new Set(
  'and or not is null true false in between like ilike case when then else end cast try_cast as distinct from interval day month year hour minute date timestamp varchar text bigint integer int smallint double decimal boolean current_date extract escape collate similar to'.split(
    ' ',
  ),
);

/** A condition reads the row and nothing else: no second statement, no table, no file, no setting. */
const FORBIDDEN =
  /\b(select|insert|update|delete|drop|create|alter|attach|detach|copy|install|load|pragma|set|call|export|import|union|with|execute|prepare|unnest|exists)\b/i;
const FORBIDDEN_CALL =
  /^(read_|parquet_|sniff_|glob$|getenv$|query$|query_table$|getvariable$|pragma_|duckdb_|which_secret|current_setting|sql_auto_complete|json_execute|checkpoint|sleep|nextval|currval)/i;

interface Token {
  readonly kind: 'word' | 'quoted' | 'call' | 'symbol' | 'text' | 'number';
  readonly text: string;
}

/** Checks custom SQL rules: they must be one condition over attributes of the entry. */
export function lintChecks(entry: Entry, resolved: readonly ResolvedItem[]): PointedFault[] {
  const faults: PointedFault[] = [];
  const ids = new Set<string>();
  const attributes = resolved.map((item) => item.attribute);
  (entry.checks ?? []).forEach((check, i) => {
    const pointer = `/checks/${i}/sql`;
    if (ids.has(check.id)) {
      faults.push({
        pointer: `/checks/${i}/id`,
        code: 'duplicate_check',
        severity: 'error',
        message: { zh: `规则 ${check.id} 写了两次`, en: `check ${check.id} stands twice` },
        mend: { zh: '改名', en: 'rename one' },
      });
    }
    ids.add(check.id);
    faults.push(...lintExpression(check.sql, pointer, resolved));
    for (const [target, expression] of Object.entries(check.mend ?? {})) {
      const at = `/checks/${i}/mend/${target}`;
      if (!attributes.includes(target)) {
        faults.push({
          pointer: at,
          code: 'check_unknown_attribute',
          severity: 'error',
          message: {
            zh: `mend 里的 ${target} 不是本条目的属性`,
            en: `mend names ${target}, no attribute of this entry`,
          },
          mend: didYouMean(target, attributes) ?? {
            zh: `可用：${attributes.join('、')}`,
            en: `attributes: ${attributes.join(', ')}`,
          },
        });
      }
      faults.push(...lintExpression(expression, at, resolved));
    }
  });
  return faults;
}

/** One expression over attributes of the row: a condition, or what a cell should be. */
function lintExpression(sql: string, pointer: string, resolved: readonly ResolvedItem[]): PointedFault[] {
  const faults: PointedFault[] = [];
  const attributes = resolved.flatMap(({ attribute, domain }) => [
    attribute,
    ...derivedParts(domain).map((part) => `${attribute}_${part}`),
  ]);
  const tokens = tokenise(sql);
  if (typeof tokens === 'string') {
    faults.push({
      pointer,
      code: 'check_syntax',
      severity: 'error',
      message:
        tokens === 'quote'
          ? { zh: '引号没有成对', en: 'a quote is not closed' }
          : tokens === 'paren'
            ? { zh: '括号没有成对', en: 'parentheses do not match' }
            : { zh: '条件里不能有分号或注释', en: 'a condition holds no semicolon or comment' },
      mend: {
        zh: '写一个条件，例如 end_date >= start_date',
        en: 'write one condition, such as end_date >= start_date',
      },
    });
    return faults;
  }
  const forbidden = tokens.find(
    (t) =>
      (t.kind === 'word' && FORBIDDEN.test(t.text)) ||
      (t.kind === 'call' && (FORBIDDEN_CALL.test(t.text) || FORBIDDEN.test(t.text))),
  );
  if (forbidden) {
    faults.push({
      pointer,
      code: 'check_not_a_condition',
      severity: 'error',
      message: {
        zh: `条件里不能用 ${forbidden.text}：只能看本行的属性`,
        en: `a condition cannot use ${forbidden.text}: it sees only its own row`,
      },
      mend: { zh: '只用属性、比较和函数', en: 'use attributes, comparisons and functions only' },
    });
    return faults;
  }
  for (const token of tokens) {
    const column = token.kind === 'quoted' || (token.kind === 'word' && !WORDS.has(token.text.toLowerCase()));
    if (!column || attributes.includes(token.kind === 'word' ? token.text.toLowerCase() : token.text)) continue;
    const item = resolved.find((r) => r.name === token.text);
    const hint = item
      ? {
          zh: `“${item.name}”的属性名是 ${item.attribute}`,
          en: `the attribute of "${item.name}" is ${item.attribute}`,
        }
      : didYouMean(token.text, attributes);
    faults.push({
      pointer,
      code: 'check_unknown_attribute',
      severity: 'error',
      message: {
        zh: `条件里的 ${token.text} 不是本条目的属性`,
        en: `${token.text} in the condition is no attribute of this entry`,
      },
      mend: hint ?? { zh: `可用：${attributes.join('、')}`, en: `attributes: ${attributes.join(', ')}` },
    });
  }
  return faults;
}

/** SQL words, quoted names, calls, literals. A string names what is broken. */
export function tokenise(sql: string): readonly Token[] | 'quote' | 'paren' | 'end' {
  const tokens: Token[] = [];
  const pattern =
    /\s+|'((?:[^']|'')*)'|"((?:[^"]|"")*)"|([\p{L}_][\p{L}\p{N}_]*)(\s*\()?|(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(--|\/\*|;)|([^\s'"])/giuy;
  let depth = 0;
  while (pattern.lastIndex < sql.length) {
    const match = pattern.exec(sql);
    if (!match) return 'quote';
    const [, text, quoted, word, call, number, end, symbol] = match;
    if (end) return 'end';
    if (text !== undefined) tokens.push({ kind: 'text', text });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replaceAll('""', '"') });
    else if (word !== undefined) {
      const keyword =
        WORDS.has(word.toLowerCase()) && !/^(cast|try_cast|extract|date|timestamp|year|month|day)$/i.test(word);
      tokens.push({ kind: call && !keyword ? 'call' : 'word', text: word });
      if (call) depth++;
    } else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (symbol !== undefined) {
      if (symbol === '(') depth++;
      if (symbol === ')' && --depth < 0) return 'paren';
      tokens.push({ kind: 'symbol', text: symbol });
    }
  }
  return depth === 0 ? tokens : 'paren';
}
