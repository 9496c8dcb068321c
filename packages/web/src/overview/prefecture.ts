/** A block seen through one prefecture, or whole. */
import type { BlockSummary } from '@kuaishu/api';

export const entitiesIn = (block: BlockSummary, region: string | undefined): number =>
  region === undefined ? block.entities : (block.prefectures[region] ?? 0);
