/** Rows about homes, for the two departments that keep them. */
import { firstDay, iso, lastDay } from '../base/dates.ts';
import { mix, Random } from '../base/random.ts';
import { type Home, homeOfHousehold } from '../world/home.ts';
import type { Block } from '../world/population.ts';
import { columnOf, type Row } from './strip.ts';

export interface HomeRow extends Row {
  readonly home: Home;
}

export function homeRows(coverage: { readonly strip: number; readonly share: number; readonly duplicates: number }) {
  const random = new Random(0);
  const { strip } = coverage;
  return (block: Block, month: number, emit: (row: HomeRow, entity: string) => void): void => {
    const asOf = lastDay(month);
    for (const household of block.households) {
      const home = homeOfHousehold(household);
      if (!home || random.reset(mix(home.key, strip, 1)).next() >= coverage.share) continue;
      const copies = random.next() < coverage.duplicates ? 2 : 1;
      for (let copy = 0; copy < copies; copy++) {
        const state = -Math.floor(random.reset(mix(home.key, strip, 3 + copy)).next() * 60);
        const day = Math.min(asOf, firstDay(state) + random.int(0, 27));
        random.reset(mix(home.key, strip, 7 + copy));
        emit({ home, state, day, delivery: month, copy, random }, home.entity);
      }
    }
  };
}

export const homeColumn = columnOf<HomeRow>();

export const homeUpdated = homeColumn('updated_at', (row) => `${iso(row.day)} 10:00:00`);
