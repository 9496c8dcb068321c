/** Rare values of a column of few values that are one of its frequent ones with a slip: 'acute caxe hospitals' beside 'acute care hospitals'. */
import type { CodedColumn } from './coded-table.ts';
import type { Proposal } from './proposal.ts';
import { isSlip } from './slip.ts';

/** A value is a slip of one that is at least so many times as frequent. */
const TIMES = 20;
/** Share of the rows that frequent values must cover: else rare values are the rule. */
const COVERED = 0.8;
/** Comparisons at most. */
const MOST_PAIRS = 200_000;

export function spellings(column: CodedColumn): Extract<Proposal, { kind: 'spelling' }> | undefined {
  const counted = column.values.map((value, i) => ({ value, rows: column.counts[i] ?? 0 }));
  const frequent = counted
    .filter(({ rows }) => rows >= TIMES)
    .sort((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
  const covered = frequent.reduce((sum, { rows }) => sum + rows, 0);
  if (frequent.length === 0 || covered < COVERED * column.filled) return undefined;
  const rare = counted.filter(({ rows }) => rows * TIMES <= (frequent[0]?.rows ?? 0));
  if (rare.length * frequent.length > MOST_PAIRS) return undefined;
  const found = rare.flatMap(({ value, rows }) => {
    const meant = frequent.filter((f) => f.rows >= TIMES * rows && isSlip(value, f.value));
    // two values it could be a slip of: it says neither
    const [only] = meant;
    return meant.length === 1 && only ? [{ value, meant: only.value, rows }] : [];
  });
  if (found.length === 0) return undefined;
  const rows = found.reduce((sum, each) => sum + each.rows, 0);
  // slips are few; a column full of near neighbours has codes that are alike by nature
  const confidence = Math.round((0.95 - Math.min(0.5, (4 * rows) / column.filled)) * 100) / 100;
  const [first] = found;
  return {
    kind: 'spelling',
    column: column.name,
    spellings: found.sort((a, b) => (a.value < b.value ? -1 : 1)),
    confidence,
    support: column.filled,
    violations: rows,
    reason: {
      zh: `${found.length} 个少见的写法与常见值只差一点，如“${first?.value}”与“${first?.meant}”`,
      en: `${found.length} rare values are nearly a frequent one, such as "${first?.value}" and "${first?.meant}"`,
    },
  };
}
