/** Columns of numbers that are all written with a unit or a sign: 12.0 oz, 16 oz., 12 ounce. */
import { factor, unitsFor } from '../clean/units.ts';
import type { CodedColumn } from './coded-table.ts';
import type { Proposal } from './proposal.ts';

/** Number, then a word of letters or a sign. */
const MEASURED = /^[-+]?\d+(?:\.\d+)?\s*(\p{L}+|[%‰℃°])[.。]?$/u;
/** What cleaning would not read (12 oz. Alumi-Tek) is a fault, so it must be rare. */
const MOST = 0.9;
/** Rows with another unit: columns that slipped. */
const FOREIGN = 0.01;
const LEAST_ROWS = 20;

export function measured(column: CodedColumn): Extract<Proposal, { kind: 'unit' }> | undefined {
  const units = new Map<string, number>();
  let rows = 0;
  column.values.forEach((value, i) => {
    const unit = MEASURED.exec(value)?.[1]?.toLowerCase();
    if (unit === undefined) return;
    const n = column.counts[i] ?? 0;
    rows += n;
    units.set(unit, (units.get(unit) ?? 0) + n);
  });
  if (rows < LEAST_ROWS || rows < MOST * column.filled) return undefined;
  const ordered = [...units].sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1));
  const unit = ordered[0]?.[0] ?? '';
  // several words behind numbers: only spellings of one unit (oz, ounce) make numbers comparable
  // 1001A, 1002A: a letter behind a number makes a code, unless it is a unit that is known
  if (unitsFor(unit).length < 2 && [...unit].length < 2) return undefined;
  const foreign = ordered.reduce((sum, [other, n]) => (factor(other, unit) === 1 ? sum : sum + n), 0);
  if (foreign > FOREIGN * rows) return undefined;
  const spelt = ordered.map(([other]) => other).filter((other) => other !== unit && factor(other, unit) === 1);
  return {
    kind: 'unit',
    column: column.name,
    unit,
    confidence: 0.9,
    support: column.filled,
    violations: 0,
    reason: {
      zh: `值都是数字加“${unit}”${spelt.length > 0 ? `（也写作 ${spelt.join('、')}）` : ''}`,
      en: `values are numbers with "${unit}"${spelt.length > 0 ? ` (also written ${spelt.join(', ')})` : ''}`,
    },
  };
}
