/**
 * Pairs of a dirty and a clean table: the sets that data-cleaning papers report on. Read under ../shared/data (or KUAISHU_DATA), never copied.
 * The published figures are of systems that were given more: HoloClean its denial constraints, Raha and Baran 20 labelled rows a set.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface CleaningSet {
  readonly name: string;
  readonly dirty: string;
  readonly clean: string;
  readonly published: readonly string[];
}

const RAHA = 'Raha, SIGMOD 2019, 20 labelled rows: detection F1';
const BARAN = 'Raha + Baran, VLDB 2020, 20 labelled rows: repair F1 about';
const HOLOCLEAN = 'HoloClean, VLDB 2017, given constraints: repair F1 about';

export function cleaningSets(): CleaningSet[] {
  const folder = join(process.env['KUAISHU_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data'), 'cleaning');
  if (!existsSync(folder)) throw new Error(`no data at ${folder}: set KUAISHU_DATA`);
  const hospital = [`${RAHA} 0.72`, `${HOLOCLEAN} 0.6 to 0.83`, `${BARAN} 0.7`];
  const beers = [`${RAHA} 0.99`, `${BARAN} 0.9`];
  return [
    set('hospital', 'hospital/dirty.csv', 'hospital/clean.csv', hospital),
    set('beers', 'beers/dirty.csv', 'beers/clean.csv', beers),
    set('beers, as Raha has it', 'beers/raha_dirty.csv', 'beers/raha_clean.csv', beers),
    set('tax, 10,000 rows', 'tax/dirty_10k.csv', 'tax/clean_10k.csv', []),
  ];
  function set(name: string, dirty: string, clean: string, published: readonly string[]): CleaningSet {
    return { name, dirty: join(folder, dirty), clean: join(folder, clean), published };
  }
}
