/** Mean of each dimension over the resources of a run, weighted by their rows. */
import type { Dimension, RunView } from '@kuaishu/api';

const DIMENSIONS: readonly Dimension[] = ['normative', 'complete', 'accurate', 'consistent', 'timely', 'accessible'];

/** null where no resource has a score in the dimension. */
export function meanScores(run: Pick<RunView, 'quality' | 'resources'>): Record<Dimension, number | null> {
  const rows = new Map(run.resources.map((resource) => [resource.resource, resource.rows]));
  const mean = (dimension: Dimension): number | null => {
    let [sum, weight] = [0, 0];
    for (const { resource, scores } of run.quality) {
      const score = scores[dimension];
      if (score === null) continue;
      const rowsOf = rows.get(resource) ?? 0;
      sum += score * rowsOf;
      weight += rowsOf;
    }
    return weight === 0 ? null : sum / weight;
  };
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, mean(dimension)])) as Record<
    Dimension,
    number | null
  >;
}
