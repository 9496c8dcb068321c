/**
 * Every cell of a file that a run would read otherwise than it is written, or that a rule proposes to mend: one line a cell, with what it was,
 * so that all of it can be taken back.
 */
import type { ResolvedItem } from '@kuaishu/catalog';
import { type Engine, ident } from '@kuaishu/engine';
import { bitPlace } from '../clean/masks.ts';
import type { FileFault } from './file-fault.ts';

export interface CellChange {
  /** As in the faults: line in the file, or row number from 1. */
  readonly row: number;
  readonly item: string;
  readonly value: string | null;
  /** Empty text: no value. */
  readonly becomes: string;
  /** `clean`, or the rule that proposes it. */
  readonly by: string;
}

/** What cleaning makes of cells: words for no value emptied, numbers and dates in one form, names and texts tidied. Codes keep their words. */
export async function cleanedCells(
  engine: Engine,
  items: readonly ResolvedItem[],
  rawColumn: (item: ResolvedItem) => string | null,
  { clean, raw }: { clean: string; raw: string },
  lineOfRow: (n: number) => number,
): Promise<CellChange[]> {
  const changes: CellChange[] = [];
  for (const item of items) {
    const column = rawColumn(item);
    if (column === null) continue;
    const form = formOf(item);
    const unparsed = bitPlace('_unparsed', item.index);
    const a = `c.${ident(item.attribute)}`;
    const select = `SELECT c."row" AS n, r.${column} AS raw, ${form === 'number' ? a : `CAST(${a} AS VARCHAR)`} AS value
      FROM ${clean} AS c JOIN ${raw} AS r ON c."row" = r."row"
      WHERE r.${column} <> '' AND (${a} IS NULL AND (c.${unparsed.column} & ${1n << BigInt(unparsed.bit)}) = 0${differs(form, a, `r.${column}`)}) ORDER BY n`;
    for (const { n, raw: text, value } of await engine.query<{ n: number; raw: string; value: string | number | null }>(
      select,
      'check: changes',
    )) {
      const becomes = value === null ? '' : String(value);
      if (becomes !== text)
        changes.push({ row: lineOfRow(Number(n)), item: item.name, value: text, becomes, by: 'clean' });
    }
  }
  return changes;
}

function formOf({ domain }: ResolvedItem): 'number' | 'text' | 'none' {
  switch (domain.kind) {
    case 'number':
    case 'coordinate':
    case 'year':
      return 'number';
    case 'code':
    case 'boolean':
    case 'money':
      return 'none';
    default:
      return 'text';
  }
}

function differs(form: ReturnType<typeof formOf>, value: string, raw: string): string {
  if (form === 'none') return '';
  if (form === 'text') return ` OR CAST(${value} AS VARCHAR) <> ${raw}`;
  // written as the number itself is written
  return ` OR ${value} IS NOT NULL AND NOT regexp_matches(${raw}, '^-?(?:0|[1-9][0-9]*)(?:[.][0-9]*[1-9])?$')`;
}

/** The proposals of rules as changes, each cell once; they stand over what cleaning did. */
export function mendedCells(faults: readonly FileFault[]): CellChange[] {
  const seen = new Map<string, CellChange>();
  for (const { row, item, rule, value, repair } of faults) {
    if (item === null || repair === null) continue;
    const key = `${row} ${item}`;
    if (!seen.has(key)) seen.set(key, { row, item, value, becomes: repair, by: rule });
  }
  return [...seen.values()];
}
