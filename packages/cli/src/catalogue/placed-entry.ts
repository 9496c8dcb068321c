import type { RadarEntry } from '@kuaishu/catalog';

export interface PlacedEntry {
  readonly entry: RadarEntry;
  /** list.csv:12, 目录.xlsx[市级]:40, project/catalog/firms.yaml */
  readonly place: string;
  /** Code of the resource, where the list has one. */
  readonly code?: string;
}
