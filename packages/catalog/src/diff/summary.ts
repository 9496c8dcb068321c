/** Changes by whom they concern: what a user of the data has to be told before a revision is published. */
import type { Name2 } from '../derive/plan.ts';
import type { CatalogChange } from './diff-entries.ts';
import { AFFECTED, type Affected } from './judges.ts';

export interface AffectedGroup {
  readonly who: Affected;
  readonly name: Name2;
  /** The worst of its changes. */
  readonly effect: 'breaking' | 'notice';
  readonly changes: readonly CatalogChange[];
}

/** Those for whom something breaks first; within a group what breaks first. */
export function affectedBy(changes: readonly CatalogChange[]): AffectedGroup[] {
  const groups = (Object.keys(AFFECTED) as Affected[]).flatMap((who): AffectedGroup[] => {
    const own = changes
      .filter((change) => change.affects.includes(who))
      .toSorted((a, b) => Number(b.breaking) - Number(a.breaking));
    const [worst] = own;
    return worst ? [{ who, name: AFFECTED[who], effect: worst.breaking ? 'breaking' : 'notice', changes: own }] : [];
  });
  return groups.toSorted((a, b) => Number(b.effect === 'breaking') - Number(a.effect === 'breaking'));
}

export function worstEffect(changes: readonly CatalogChange[]): CatalogChange['effect'] {
  if (changes.some(({ effect }) => effect === 'breaking')) return 'breaking';
  return changes.some(({ effect }) => effect === 'notice') ? 'notice' : 'compatible';
}
