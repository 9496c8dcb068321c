/** Rows about indicators: county by year, from the first block on only, since they do not come with people. */
import { civil, lastDay, monthOf } from '../base/dates.ts';
import { mix, Random } from '../base/random.ts';
import { indicatorEntity } from '../truth/golden.ts';
import { FIRST_YEAR, INDICATORS, type Indicator, indicatorValue } from '../world/indicators.ts';
import type { Block } from '../world/population.ts';
import { type County, loadRegions } from '../world/regions.ts';
import { columnOf, type Row } from './strip.ts';

export interface IndicatorRow extends Row {
  readonly indicator: Indicator;
  readonly county: County;
  readonly year: number;
  /** True value. */
  readonly value: string;
}

/** A year's figures are out in the April after it. */
const lastYear = (month: number): number => {
  const { year, month: m } = civil(lastDay(month));
  return m >= 4 ? year - 1 : year - 2;
};

export function indicatorRows(options: {
  readonly strip: number;
  readonly agriculture: boolean;
  readonly duplicates: number;
}) {
  const random = new Random(0);
  return (block: Block, month: number, emit: (row: IndicatorRow, entity: string) => void): void => {
    if (block.number > 0) return;
    const day = lastDay(month);
    for (const indicator of INDICATORS) {
      if (options.agriculture && !indicator.agriculture) continue;
      for (const county of loadRegions().counties) {
        for (let year = FIRST_YEAR; year <= lastYear(month); year++) {
          const key = mix(block.seed, options.strip, county.index, INDICATORS.indexOf(indicator), year);
          const copies = random.reset(mix(key, 4)).next() < options.duplicates ? 2 : 1;
          for (let copy = 0; copy < copies; copy++) {
            random.reset(mix(key, 7 + copy));
            emit(
              {
                indicator,
                county,
                year,
                value: indicatorValue(block.seed, indicator, county, year),
                state: monthOf(day),
                day,
                delivery: month,
                copy,
                random,
              },
              indicatorEntity(indicator.code, county.code, year),
            );
          }
        }
      }
    }
  };
}

export const indicatorColumn = columnOf<IndicatorRow>();
