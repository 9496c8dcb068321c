/**
 * Pairwise precision, recall and F1 of clusters, by counting groups: n records of a group are n(n−1)/2 pairs, so no pair is ever listed.
 * A predicted pair is right when both records belong to the same entity; both lie in a cell of the contingency table entity × cluster.
 */

export interface PairScore {
  readonly records: number;
  readonly truePairs: number;
  readonly predictedPairs: number;
  readonly commonPairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

function score(records: number, truePairs: number, predictedPairs: number, commonPairs: number): PairScore {
  return {
    records,
    truePairs,
    predictedPairs,
    commonPairs,
    precision: predictedPairs === 0 ? 1 : commonPairs / predictedPairs,
    recall: truePairs === 0 ? 1 : commonPairs / truePairs,
    f1: truePairs + predictedPairs === 0 ? 1 : (2 * commonPairs) / (truePairs + predictedPairs),
  };
}

/** Counts over any stream of (entity, cluster); a record without a cluster stands alone. */
export class PairCounts {
  private readonly entities = new Map<string, number>();
  private readonly clusters = new Map<string, number>();
  private readonly cells = new Map<string, number>();
  private records = 0;

  add(entity: string, cluster: string | undefined): void {
    const count = (map: Map<string, number>, key: string): void => {
      map.set(key, (map.get(key) ?? 0) + 1);
    };
    this.records++;
    count(this.entities, entity);
    if (cluster === undefined) return;
    count(this.clusters, cluster);
    count(this.cells, `${entity}\u0000${cluster}`);
  }

  score(): PairScore {
    const pairs = (map: ReadonlyMap<string, number>): number => {
      let sum = 0;
      for (const n of map.values()) sum += (n * (n - 1)) / 2;
      return sum;
    };
    return score(this.records, pairs(this.entities), pairs(this.clusters), pairs(this.cells));
  }
}

/**
 * The same in SQL. `truth`: (resource, month, row, entity), one row a record. `clusters`: (resource, month, row, cluster), at most one row a record;
 * a record that is absent or has NULL stands alone. Both are table names or sub-queries as the engine understands them.
 * Answer: one row (records, true_pairs, predicted_pairs, common_pairs, precision, recall, f1). The prefix keeps persons (P), organisations (O), places (B) apart.
 */
export function pairwiseSql(truth: string, clusters: string, prefix: 'P' | 'O' | 'B' | 'I' = 'P'): string {
  return `WITH records AS (
  SELECT t.entity, c.cluster FROM ${truth} AS t
  LEFT JOIN ${clusters} AS c ON c.resource = t.resource AND c.month = t.month AND c.row = t.row
  WHERE t.entity LIKE '${prefix}%'
),
cells AS (SELECT entity, cluster, count(*) AS n FROM records GROUP BY entity, cluster),
true_groups AS (SELECT sum(n) AS n FROM cells GROUP BY entity),
predicted_groups AS (SELECT sum(n) AS n FROM cells WHERE cluster IS NOT NULL GROUP BY cluster),
counts AS (
  SELECT
    (SELECT count(*) FROM records) AS records,
    (SELECT coalesce(sum(CAST(n AS DOUBLE) * (n - 1) / 2), 0) FROM true_groups) AS true_pairs,
    (SELECT coalesce(sum(CAST(n AS DOUBLE) * (n - 1) / 2), 0) FROM predicted_groups) AS predicted_pairs,
    (SELECT coalesce(sum(CAST(n AS DOUBLE) * (n - 1) / 2), 0) FROM cells WHERE cluster IS NOT NULL) AS common_pairs
)
SELECT records, true_pairs, predicted_pairs, common_pairs,
  CASE WHEN predicted_pairs = 0 THEN 1.0 ELSE common_pairs / predicted_pairs END AS precision,
  CASE WHEN true_pairs = 0 THEN 1.0 ELSE common_pairs / true_pairs END AS recall,
  CASE WHEN true_pairs + predicted_pairs = 0 THEN 1.0 ELSE 2 * common_pairs / (true_pairs + predicted_pairs) END AS f1
FROM counts`;
}
