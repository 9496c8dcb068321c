/** Numbers and amounts: 1,234.5, ¥3.2万元, 12.5%, 35亩, (1,200.00). The text's own unit wins over the file's, the file's over the element's. */

import { literal } from '@kuaishu/engine';
import { type CleanDomain, columns, type SqlType } from '../cell.ts';
import { cases, isNullWord, matches, tidied, widthMended } from '../text.ts';
import { factor, unitsFor } from '../units.ts';

const PLAIN = '-?[0-9]+(?:[.][0-9]+)?';
const NUMERAL =
  '[-+]?[0-9]+(?:[.][0-9]+)?E[-+]?[0-9]{1,2}|[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:[.][0-9]*)?|[-+]?[.][0-9]+';

/** `unit`: of the value wanted; `fileUnit`: of a text that names none. */
export function cleanNumber(unit: string | undefined, type: Extract<SqlType, 'DOUBLE' | 'DECIMAL(18,2)'>): CleanDomain {
  return (cell) => {
    const { raw, item } = cell;
    const scale = item.unit && unit ? (factor(item.unit, unit) ?? 1) : 1;
    const { quick, text, known, numeral, suffix, wide } = columns(
      cell,
      'quick',
      'text',
      'known',
      'numeral',
      'suffix',
      'wide',
    );
    const units = unitsFor(unit).map(
      ([spelling, by]) =>
        [`${suffix} = ${literal(spelling.toUpperCase())}`, scaled(`try_cast(${numeral} AS DOUBLE)`, by)] as const,
    );
    const wideValue = cases([[`${suffix} = ''`, scaled(`try_cast(${numeral} AS DOUBLE)`, scale)], ...units]);
    const money = type === 'DECIMAL(18,2)';
    const typed = (double: string) => (money ? `try_cast(round(${double}, 2) AS DECIMAL(18,2))` : double);
    return {
      levels: [
        {
          [quick]: `CASE WHEN ${matches(raw, PLAIN)} THEN ${money && scale === 1 ? `try_cast(${raw} AS DECIMAL(18,2))` : typed(scaled(`try_cast(${raw} AS DOUBLE)`, scale))} END`,
        },
        { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
        { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${bare(text)} END` },
        {
          [numeral]: `CASE WHEN ${known} IS NOT NULL THEN replace(regexp_extract(${known}, '^(${NUMERAL})(?:[^0-9.,]|$)', 1), ',', '') END`,
          [suffix]: `CASE WHEN ${known} IS NOT NULL THEN regexp_extract(${known}, '^(?:${NUMERAL})([^0-9.,].*)?$', 1) END`,
        },
        { [wide]: `CASE WHEN ${numeral} <> '' THEN ${typed(wideValue)} END` },
      ],
      value: `coalesce(${quick}, ${wide})`,
      repaired:
        scale === 1
          ? `(${wide} IS NOT NULL AND (${suffix} <> '' AND ${wide} <> ${typed(`try_cast(${numeral} AS DOUBLE)`)} OR ${widthMended(raw, text)}))`
          : `(${quick} IS NOT NULL OR ${wide} IS NOT NULL)`,
      unparsed: `(${known} IS NOT NULL AND ${wide} IS NULL)`,
    };
  };
}

/** Currency signs, blanks, a leading quote out; (1,200.00) is −1,200.00; upper case for units and exponents. */
function bare(text: string): string {
  const plain = `regexp_replace(translate(upper(${text}), ' ¥￥$''−', '-'), '^(?:人民币|RMB|CNY):?', '')`;
  return `CASE WHEN ${matches(text, '[(][^()-]+[)]')} THEN '-' || translate(${plain}, '()', '') ELSE ${plain} END`;
}

function scaled(double: string, by: number): string {
  if (by === 1) return double;
  // dividing by a whole number is exact where multiplying by its decimal inverse is not
  return by < 1 && Number.isInteger(1 / by) ? `(${double} / ${1 / by})` : `(${double} * ${by})`;
}
