import { createHash } from 'node:crypto';
import type { Mask } from '@kuaishu/standards';
import { COUNTY_OF_ADDRESS, COVER } from './mask-sql.ts';

const COUNTY = new RegExp(COUNTY_OF_ADDRESS, 'u');

/** One cell masked, as `maskSql` does it for a column. `value` is the attribute's text form; null stays null. */
export function maskValue(mask: Mask, value: string | null, entity: string): string | null {
  if (value === null) return null;
  const characters = [...value];
  switch (mask.method) {
    case 'keep':
      return value;
    case 'drop':
      return null;
    case 'cover': {
      const shown = mask.head + mask.tail;
      if (characters.length <= shown) return '*'.repeat(characters.length);
      return (
        characters.slice(0, mask.head).join('') +
        '*'.repeat(characters.length - shown) +
        (mask.tail > 0 ? characters.slice(-mask.tail).join('') : '')
      );
    }
    case 'truncate':
      return characters.slice(0, mask.length).join('');
    case 'generalise':
      return generalise(mask, value);
    case 'shift_date': {
      const shift = Number(key64(`${entity}|shift`) % BigInt(2 * mask.days + 1)) - mask.days;
      return new Date(Date.parse(`${value.slice(0, 10)}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10);
    }
    case 'pseudonym':
      return `P${md5(`${entity}|pseudonym`).slice(0, 12)}`;
  }
}

function generalise(mask: Extract<Mask, { method: 'generalise' }>, value: string): string | null {
  switch (mask.to) {
    case 'year':
      return value.slice(0, 4);
    case 'month':
      return value.slice(0, 7);
    case 'prefecture':
      return value.length >= 4 ? `${value.slice(0, 4)}00` : null;
    case 'county':
      return (COUNTY.exec(value)?.[0] ?? '') + COVER;
    case 'band': {
      const width = mask.width ?? 10;
      const low = Math.floor(Number(value) / width) * width;
      return `${low}–${low + width}`;
    }
  }
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

function key64(text: string): bigint {
  return BigInt(`0x${md5(text).slice(0, 15)}`);
}
