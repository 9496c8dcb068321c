/**
 * Masks (脱敏, DB52/T 1126-2016) as SQL. `column` is any expression of the attribute's type, `entity` the entity id as text; the result is VARCHAR.
 * mask-value.ts is the same in TypeScript for single cells; a property test holds the two together.
 */

import { literal } from '@kuaishu/engine';
import type { Mask } from '@kuaishu/standards';

/** Everything up to county level of an address; what follows is covered. */
export const COUNTY_OF_ADDRESS =
  '^.{0,14}?(自治州|黔东南州|黔西南州|黔南州|特区|新区|县|区|市)(.{2,10}?自治县|.{1,3}?(特区|县|市)|.{1,2}[^小社园片街道路发号]区)?';
export const COVER = '****';

export function maskSql(mask: Mask, column: string, entity: string): string {
  const text = `CAST(${column} AS VARCHAR)`;
  switch (mask.method) {
    case 'keep':
      return text;
    case 'drop':
      return 'CAST(NULL AS VARCHAR)';
    case 'cover': {
      const shown = mask.head + mask.tail;
      const tail = mask.tail > 0 ? ` || substr(${text}, length(${text}) - ${mask.tail - 1})` : '';
      // a value no longer than what would be shown is covered whole
      return `CASE WHEN length(${text}) <= ${shown} THEN repeat('*', length(${text})) ELSE substr(${text}, 1, ${mask.head}) || repeat('*', length(${text}) - ${shown})${tail} END`;
    }
    case 'truncate':
      return `substr(${text}, 1, ${mask.length})`;
    case 'generalise':
      return generaliseSql(mask, text);
    case 'shift_date':
      return `CAST(CAST(CAST(${column} AS DATE) + ${shiftSql(entity, mask.days)} * INTERVAL 1 DAY AS DATE) AS VARCHAR)`;
    case 'pseudonym':
      // of the entity, not of the value: nothing to try values against
      return `CASE WHEN ${column} IS NOT NULL THEN 'P' || substr(md5(${entity} || '|pseudonym'), 1, 12) END`;
  }
}

/** −days … +days, the same for all dates of one entity. */
function shiftSql(entity: string, days: number): string {
  return `CAST(ks_key64(${entity} || '|shift') % ${2 * days + 1} - ${days} AS INTEGER)`;
}

function generaliseSql(mask: Extract<Mask, { method: 'generalise' }>, text: string): string {
  switch (mask.to) {
    case 'year':
      return `substr(${text}, 1, 4)`;
    case 'month':
      return `substr(${text}, 1, 7)`;
    case 'prefecture':
      return `CASE WHEN length(${text}) >= 4 THEN substr(${text}, 1, 4) || '00' END`;
    case 'county':
      return `CASE WHEN ${text} IS NULL THEN NULL ELSE regexp_extract(${text}, ${literal(COUNTY_OF_ADDRESS)}) || '${COVER}' END`;
    case 'band': {
      const width = mask.width ?? 10;
      const low = `CAST(floor(CAST(${text} AS DOUBLE) / ${width}) * ${width} AS BIGINT)`;
      return `CAST(${low} AS VARCHAR) || '–' || CAST(${low} + ${width} AS VARCHAR)`;
    }
  }
}
