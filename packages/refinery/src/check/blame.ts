/**
 * Which cells of one row are wrong, when its dependencies are broken. X → Y broken may mean a wrong Y or a wrong X; rules that hold speak for the
 * values they confirm. The cell that explains most is blamed first, and what it said of others no longer counts (a greedy cover, as in
 * Chu, Ilyas and Papotti 2013, "Holistic data cleaning").
 */

/** What one dependency says of one row. */
export interface Witness {
  readonly from: readonly string[];
  readonly to: string;
  /** The usual value of the row's group, when the row stands against it; null when the row agrees. */
  readonly usual: string | null;
  /** Rows that hold the usual value, or, when it agrees, the other rows that hold the same. */
  readonly rows: number;
}

/** Attribute → what it should be, for the cells to blame. */
export function blame(witnesses: readonly Witness[]): Map<string, string> {
  const wrong = new Map<string, string>();
  const trusted = (witness: Witness) => !witness.from.some((attribute) => wrong.has(attribute));
  for (;;) {
    const open = witnesses.filter((w) => !wrong.has(w.to) && trusted(w));
    const broken = open.filter((w) => w.usual !== null);
    const suspects = [...new Set(broken.map((w) => w.to))].flatMap((attribute) => {
      const against = sum(broken.filter((w) => w.to === attribute));
      const pleading = sum(open.filter((w) => w.to === attribute && w.usual === null));
      if (against <= pleading) return [];
      return [{ attribute, explained: against - pleading + sum(broken.filter((w) => w.from.includes(attribute))) }];
    });
    suspects.sort((a, b) => b.explained - a.explained || (a.attribute < b.attribute ? -1 : 1));
    const [first] = suspects;
    if (!first) return wrong;
    wrong.set(first.attribute, meant(broken.filter((w) => w.to === first.attribute)));
  }
}

/** Ten more rows of one group say less than ten rows of another. */
function sum(witnesses: readonly Witness[]): number {
  return witnesses.reduce((total, { rows }) => total + Math.log2(1 + rows), 0);
}

function meant(witnesses: readonly Witness[]): string {
  const votes = new Map<string, number>();
  for (const { usual, rows } of witnesses) {
    if (usual !== null) votes.set(usual, (votes.get(usual) ?? 0) + Math.log2(1 + rows));
  }
  return [...votes].sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1))[0]?.[0] ?? '';
}
