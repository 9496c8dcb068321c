/**
 * The clean step as one SELECT: raw VARCHAR columns in, typed attributes out, one row for one row in the same order. No joins but with the
 * one row of look-up lists, no grouping: order needs no sort.
 */
import type { ResolvedItem } from '@kuaishu/catalog';
import { ident } from '@kuaishu/engine';
import type { Cleaned } from './cell.ts';
import { domainCleaning } from './domains/domain.ts';
import { listsBeside } from './lists.ts';
import { maskColumns, maskSql } from './masks.ts';
import { cleanPlan } from './plan.ts';

interface Worked {
  readonly item: ResolvedItem;
  readonly cleaned: Cleaned | null;
}

/**
 * @param columnsOf the quoted raw column of an item, or null when the file lacks it: its attribute is then NULL
 * @param from table expression that yields the raw columns, all VARCHAR, in row order
 * @returns columns of `cleanPlan`, then `_repaired` and `_unparsed` (bit i = item i; from 62 items on further words `_repaired_1` …)
 */
export function cleanSql(
  items: readonly ResolvedItem[],
  columnsOf: (item: ResolvedItem) => string | null,
  from: string,
): string {
  const raws: string[] = [];
  const worked: Worked[] = items.map((item) => {
    const column = columnsOf(item);
    if (column === null) return { item, cleaned: null };
    const raw = ident(`r${item.index}`);
    raws.push(`${column} AS ${raw}`);
    const at = (part: string) => `c${item.index}_${part}`;
    return { item, cleaned: domainCleaning(item.domain).clean({ item, raw, at }) };
  });
  const lists = listsBeside(worked.map(({ cleaned }) => textOf(cleaned)).join('\n'));
  let sql = `SELECT ${raws.length ? raws.join(', ') : '1 AS no_column'}${lists ? ', lists.*' : ''} FROM ${from}${lists ? ` CROSS JOIN ${lists}` : ''}`;
  const depth = Math.max(0, ...worked.map(({ cleaned }) => cleaned?.levels.length ?? 0));
  for (let level = 0; level < depth; level++) {
    const columns = worked.flatMap(({ cleaned }) =>
      Object.entries(cleaned?.levels[level] ?? {}).map(([name, expression]) => `${expression} AS ${name}`),
    );
    sql = `SELECT *, ${columns.join(',\n  ')}\nFROM (${sql}) AS level_${level}`;
  }
  return `SELECT ${finalColumns(worked).join(',\n  ')}\nFROM (${sql}) AS worked`;
}

function textOf(cleaned: Cleaned | null): string {
  if (!cleaned) return '';
  const { levels, value, repaired, unparsed, ok, covered, beside } = cleaned;
  return [
    ...levels.flatMap((level) => Object.values(level)),
    value,
    repaired,
    unparsed,
    ok,
    covered,
    ...Object.values(beside ?? {}),
  ].join('\n');
}

function finalColumns(worked: readonly Worked[]): string[] {
  const byAttribute = new Map(worked.map((w) => [w.item.attribute, w]));
  const columns = cleanPlan(worked.map((w) => w.item)).columns.map((column) => {
    const cleaned = byAttribute.get(column.of?.attribute ?? column.attribute)?.cleaned ?? null;
    const part = column.of?.part;
    const value = part === 'ok' ? okSql(cleaned) : part ? cleaned?.beside?.[part] : cleaned?.value;
    return `CAST(${value ?? 'NULL'} AS ${column.sqlType}) AS ${ident(column.attribute)}`;
  });
  const mask = (name: string, pick: (cleaned: Cleaned) => string) => {
    const conditions = worked.map(({ cleaned }) => (cleaned && pick(cleaned) !== 'FALSE' ? pick(cleaned) : null));
    const names = maskColumns(name, worked.length);
    return maskSql(conditions).map((sql, word) => `${sql} AS ${ident(names[word] ?? name)}`);
  };
  return [...columns, ...mask('_repaired', (c) => c.repaired), ...mask('_unparsed', (c) => c.unparsed)];
}

/** `_ok` is NULL where there is no value, whatever the rule says of NULL, and where a covered number leaves nothing to say. */
function okSql(cleaned: Cleaned | null): string | undefined {
  if (!cleaned?.ok) return undefined;
  const whole = cleaned.covered ? ` AND NOT ${cleaned.covered}` : '';
  return `CASE WHEN ${cleaned.value} IS NOT NULL${whole} THEN coalesce(${cleaned.ok}, FALSE) END`;
}
