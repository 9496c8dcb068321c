/** The check step as one SELECT over cleaned rows: a sparse table of the rows that fail a rule, with a bit for each rule. */
import type { ResolvedItem, Rule } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { bitPlace, decodeMask, maskColumns, maskSql } from '../clean/masks.ts';
import { cleanPlan } from '../clean/plan.ts';
import { unknownAttribute } from './check-error.ts';
import { faultCondition } from './conditions.ts';
import { deviantsSql, type Whole, wholeSql } from './dependency-sql.ts';

export interface CheckInput {
  /** Table expression of cleaned rows with BIGINT `"row"`. */
  readonly clean: string;
  /** Day of the deliveries, YYYY-MM-DD. */
  readonly asOf: string;
  readonly rows: number;
  /** Columns over the cleaned row that say whose it is, each BIGINT: see clean/territories.ts. Absent where nobody asks: a file by itself. */
  readonly territories?: ReadonlyMap<string, string>;
}

/**
 * → `"row" BIGINT, faults BIGINT, fatal BOOLEAN`, and the columns of `territories` where asked for; only rows with a fault, in no order. Bit k of `faults` = `rules[k]` failed;
 * from 62 rules on further words `faults_1` …
 * @throws CheckError for a rule that does not fit the items or custom SQL that is refused
 */
export function checkSql(rules: readonly Rule[], items: readonly ResolvedItem[], input: CheckInput): string {
  const words = maskColumns('faults', rules.length);
  const territories = [...(input.territories ?? [])];
  if (rules.length === 0)
    return `SELECT "row", CAST(0 AS BIGINT) AS faults, FALSE AS fatal${territories.map(([column]) => `, CAST(0 AS BIGINT) AS ${column}`).join('')} FROM ${input.clean} AS c WHERE FALSE`;
  const columns = new Set(cleanPlan(items).columns.map((column) => column.attribute));
  const byAttribute = new Map(items.map((item) => [item.attribute, item]));
  const whole = wholeSql(items);
  // rules that look beyond the row: each joins the rows that fail it
  const beyond: string[] = [];
  const conditions = rules.map((rule, k) => {
    if (rule.kind !== 'unique' && rule.kind !== 'depends')
      return faultCondition(rule, { items: byAttribute, columns, asOf: input.asOf });
    const alias = `beyond_${k}`;
    const rows =
      rule.kind === 'unique'
        ? doublesSql(known(rule.id, rule.attributes, columns), input.clean, whole)
        : deviantsSql(
            known(rule.id, rule.from, columns),
            known(rule.id, [rule.attribute], columns)[0],
            input.clean,
            [],
            whole,
          );
    beyond.push(`LEFT JOIN (${rows}) AS ${alias} ON c."row" = ${alias}."row"`);
    return `${alias}."row" IS NOT NULL`;
  });
  const masks = maskSql(conditions).map((sql, word) => `${sql} AS ${words[word]}`);
  const fatal = maskColumns('faults', rules.length).flatMap((column, word) => {
    const bits = rules.reduce(
      (mask, rule, k) =>
        rule.severity === 'fatal' && bitPlace('faults', k).column === column
          ? mask | (1n << BigInt(bitPlace('faults', k).bit))
          : mask,
      0n,
    );
    return bits === 0n ? [] : [`(${words[word]} & ${bits}) <> 0`];
  });
  return `SELECT "row", ${words.join(', ')}, ${fatal.length ? fatal.join(' OR ') : 'FALSE'} AS fatal${territories.map(([column]) => `, ${column}`).join('')}
FROM (SELECT c."row" AS "row", ${masks.join(',\n  ')}${territories.map(([column, sql]) => `, ${sql} AS ${column}`).join('')}
  FROM ${input.clean} AS c ${beyond.join('\n  ')}) AS checked
WHERE ${words.map((word) => `${word} <> 0`).join(' OR ')}`;
}

function known<T extends readonly string[]>(rule: string, attributes: T, columns: ReadonlySet<string>): T {
  const missing = attributes.find((attribute) => !columns.has(attribute));
  if (missing !== undefined) throw unknownAttribute(rule, missing);
  return attributes;
}

/** Rows whose key stood in an earlier row; rows with a NULL in the key, or a covered number, are nobody's double. */
function doublesSql(attributes: readonly string[], clean: string, whole: Whole): string {
  const keys = attributes.map(ident);
  const named = keys.map((key, i) => `${key} AS k${i}`);
  return `SELECT d."row" AS "row" FROM ${clean} AS d
    JOIN (SELECT ${named.join(', ')}, min("row") AS first_row FROM ${clean} AS e WHERE ${attributes.map(whole).join(' AND ')} GROUP BY ${keys.join(', ')} HAVING count(*) > 1) AS g
    ON ${keys.map((key, i) => `d.${key} = g.k${i}`).join(' AND ')} WHERE d."row" > g.first_row`;
}

/** Rows failing each rule, in one scan of a check file: one row with columns f0, f1, … */
export function countFaultsSql(rules: readonly Rule[], from: string): string {
  const counts = rules.map((_, k) => {
    const { column, bit } = bitPlace('faults', k);
    return `count(*) FILTER (WHERE (${column} & ${1n << BigInt(bit)}) <> 0) AS f${k}`;
  });
  return `SELECT ${counts.length ? counts.join(', ') : 'count(*) AS rows_with_faults'} FROM ${from}`;
}

/** The rules whose bits are set; words in order where there are several. */
export function decodeFaults(rules: readonly Rule[], faults: bigint | readonly bigint[]): Rule[] {
  return decodeMask(typeof faults === 'bigint' ? [faults] : faults).flatMap((k) => rules[k] ?? []);
}

/** SQL condition on a check file: the row fails rule number `k`. */
export function failsRule(k: number): string {
  const { column, bit } = bitPlace('faults', k);
  return `(${column} & ${literal(1n << BigInt(bit))}) <> 0`;
}
