/** Terms as the server lists them: those of one term together, newest first; what is on record later counts before what was there. */
import type { DeadlineView } from '@kuaishu/api';

export function byTerm(rows: readonly DeadlineView[]): readonly (readonly DeadlineView[])[] {
  const terms = new Map<string, DeadlineView[]>();
  for (const row of rows) {
    const known = terms.get(row.id);
    if (known) known.push(row);
    else terms.set(row.id, [row]);
  }
  return [...terms.values()];
}

/** Of the row at `n`. `today`: `YYYY-MM-DD`, for rows that no other stands before on the same day. */
export function standingOf(
  rows: readonly Pick<DeadlineView, 'current' | 'effectiveFrom'>[],
  n: number,
  today: string,
): 'inForce' | 'toCome' | 'past' {
  const row = rows[n];
  if (!row) return 'past';
  if (row.current) return 'inForce';
  const replaced = rows.slice(0, n).some(({ effectiveFrom }) => effectiveFrom === row.effectiveFrom);
  return row.effectiveFrom > today && !replaced ? 'toCome' : 'past';
}
