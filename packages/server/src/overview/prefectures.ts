/** Figures of the map: entities and completeness of every block, per prefecture. */
import type { PrefectureFigure } from '@kuaishu/api';
import type { BlockSummary } from '@kuaishu/refinery';
import { prefectureName } from '../territories/region-names.ts';

/** In the order of codes; "0000" (elsewhere, unknown) last. */
export function prefectureFigures(blocks: readonly BlockSummary[]): PrefectureFigure[] {
  const codes = [...new Set(blocks.flatMap((block) => Object.keys(block.prefectures)))].sort(
    (a, b) => Number(a === '0000') - Number(b === '0000') || (a < b ? -1 : 1),
  );
  return codes.map((code) => {
    const entities = Object.fromEntries(
      blocks.flatMap((block) =>
        block.prefectures[code] === undefined ? [] : [[block.block, block.prefectures[code]]],
      ),
    );
    const completenessByBlock = Object.fromEntries(
      blocks.flatMap((block) =>
        block.completeness[code] === undefined ? [] : [[block.block, block.completeness[code]]],
      ),
    );
    return {
      code,
      name: prefectureName(code),
      entities,
      completeness: completenessOf(blocks, [code]),
      completenessByBlock,
    };
  });
}

/** Mean of the blocks' completeness, weighted by their entities; over the prefectures given, or all. */
export function completenessOf(blocks: readonly BlockSummary[], codes?: readonly string[]): number | null {
  let weight = 0;
  let sum = 0;
  for (const block of blocks) {
    for (const code of codes ?? Object.keys(block.prefectures)) {
      const entities = block.prefectures[code] ?? 0;
      const completeness = block.completeness[code];
      if (completeness === undefined) continue;
      weight += entities;
      sum += entities * completeness;
    }
  }
  return weight > 0 ? sum / weight : null;
}
