/** A block's figures, added up from groups of its entities: of all of them when it is published, of those that a reader may see when it is read. */
import type { ReleaseTerritories } from './release-manifest.ts';

/** What is added up: entities of one partition that a reader sees together. */
export type FigureGroup = Omit<ReleaseTerritories['groups'][number], 'bits'>;

export interface BlockFigures {
  readonly entities: number;
  readonly records: number;
  readonly conflicts: number;
  /** Entities that have a value, of each attribute in its order. */
  readonly filled: readonly number[];
  /** Entities by partition. */
  readonly prefectures: Readonly<Record<string, number>>;
  /** Share of cells that have a value, 0 to 1, by partition. */
  readonly completeness: Readonly<Record<string, number>>;
}

export function figuresOf(groups: readonly FigureGroup[], attributes: number): BlockFigures {
  const sum = <T>(of: readonly T[], pick: (one: T) => number) => of.reduce((n, one) => n + pick(one), 0);
  const byPartition = [...Map.groupBy(groups, (group) => group.prefecture)].map(([prefecture, its]) => ({
    prefecture,
    entities: sum(its, (group) => group.entities),
    cells: sum(its, (group) => sum(group.filled, (n) => n)),
  }));
  return {
    entities: sum(groups, (group) => group.entities),
    records: sum(groups, (group) => group.records),
    conflicts: sum(groups, (group) => group.conflicts),
    filled: Array.from({ length: attributes }, (_, i) => sum(groups, (group) => group.filled[i] ?? 0)),
    prefectures: Object.fromEntries(byPartition.map(({ prefecture, entities }) => [prefecture, entities])),
    completeness: Object.fromEntries(
      byPartition.map(({ prefecture, entities, cells }) => [
        prefecture,
        attributes === 0 ? 0 : cells / (attributes * entities),
      ]),
    ),
  };
}
