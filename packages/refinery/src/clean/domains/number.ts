/**
 * Numbers and amounts: 1,234.5, ¥3.2万元, 12.5%, 35亩, (1,200.00). The text's own unit wins over the file's, the file's over the element's;
 * a unit of another kind (35美元 for 元) makes the text unreadable, since the number alone would be a wrong one.
 */
import { literal } from '@kuaishu/engine';
import { type CleanDomain, columns, type SqlType } from '../cell.ts';
import { cases, isNullWord, matches, tidied, widthMended } from '../text.ts';
import { factor, SCALES, scaleOf, unitsFor } from '../units.ts';

const PLAIN = '-?[0-9]+(?:[.][0-9]+)?';
/** Groups: number, scale, unit. As the standards' `parseNumber`. */
const WRITTEN = `^(?:大约|约|近|合计|共计|共|人民币|¥|￥|[$])? ?([+-]?(?:[0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]+)?(?:[.][0-9]*)?(?:[eE][+-]?[0-9]{1,2})?) ?(${Object.keys(SCALES).join('|')}|K|W)? ?([^0-9]{0,12})$`;

/** `unit`: of the value wanted. */
export function cleanNumber(unit: string | undefined, type: Extract<SqlType, 'DOUBLE' | 'DECIMAL(18,2)'>): CleanDomain {
  return (cell) => {
    const { raw, item } = cell;
    const fileScale = item.unit && unit !== undefined ? (factor(item.unit, unit) ?? 1) : 1;
    const { quick, text, known, number, scale, suffix, factors, wide } = columns(
      cell,
      ...(['quick', 'text', 'known', 'number', 'scale', 'suffix', 'factors', 'wide'] as const),
    );
    const money = type === 'DECIMAL(18,2)';
    const typed = (double: string) => (money ? `try_cast(round(${double}, 2) AS DECIMAL(18,2))` : double);
    const group = (n: number) => `regexp_extract(${known}, ${literal(WRITTEN)}, ${n})`;
    const scales = cases(
      Object.entries(SCALES).map(([word, by]) => [`lower(${scale}) = '${word}'`, `${by}`] as const),
      '1',
    );
    const beginsScaled = (spelling: string) =>
      Object.keys(SCALES).some((word) => spelling.toLowerCase().startsWith(word));
    // km² is no thousand m²: units that begin like a scale are compared whole, before the scale is taken off
    const whole = unitsFor(unit)
      .filter(([spelling]) => beginsScaled(spelling))
      .map(
        ([spelling, by]) => [`lower(${scale}) || ${suffix} = ${literal(spelling.toLowerCase())}`, String(by)] as const,
      );
    const units = unitsFor(unit).map(
      ([spelling, by]) => [`${suffix} = ${literal(spelling.toLowerCase())}`, String(by)] as const,
    );
    // "3万" in a column of 亩 is 30,000 亩, in a column of 万元 it is 30,000 元
    const fileBase = fileScale / scaleOf(item.unit);
    const bareFactors = [
      [`${suffix} = '' AND ${scale} = ''`, String(fileScale)],
      [`${suffix} = ''`, fileBase === 1 ? scales : `${scales} * ${fileBase}`],
    ] as const;
    return {
      levels: [
        {
          [quick]: `CASE WHEN ${matches(raw, PLAIN)} THEN ${money && fileScale === 1 ? `try_cast(${raw} AS DECIMAL(18,2))` : typed(scaled(`try_cast(${raw} AS DOUBLE)`, fileScale))} END`,
        },
        { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
        { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${bare(text)} END` },
        {
          [number]: `CASE WHEN ${known} IS NOT NULL THEN translate(${group(1)}, ',，', '') END`,
          [scale]: `CASE WHEN ${known} IS NOT NULL THEN ${group(2)} END`,
          [suffix]: `CASE WHEN ${known} IS NOT NULL THEN lower(regexp_replace(trim(${group(3)}), '[.。;；]+$', '')) END`,
        },
        {
          [factors]: `CASE WHEN ${number} IS NOT NULL THEN ${cases([...whole, ...bareFactors, ...units.map(([when, by]) => [when, `${scales} * ${by}`] as const)])} END`,
        },
        {
          [wide]: `CASE WHEN regexp_matches(${number}, '[0-9]') AND ${factors} IS NOT NULL THEN ${typed(exact(`try_cast(${number} AS DOUBLE)`, factors))} END`,
        },
      ],
      value: `coalesce(${quick}, ${wide})`,
      // the file's own unit is declared, so that reckoning with it mends nothing; another unit in the text does
      repaired: `(${wide} IS NOT NULL AND (${factors} <> ${fileScale} OR ${widthMended(raw, text)}))`,
      unparsed: `(${text} IS NOT NULL AND NOT ${isNullWord(text)} AND ${wide} IS NULL)`,
    };
  };
}

/** Quotes out, the minus of print plain; (1,200.00) is −1,200.00, (−5) is nothing. */
function bare(text: string): string {
  const plain = `translate(${text}, '−“”"''', '-')`;
  return `CASE WHEN ${matches(plain, '[(][^()]+[)]')} THEN regexp_replace(${signed(`substr(${plain}, 2, length(${plain}) - 2)`)}, '^(¥|￥|[$])-', '-') ELSE ${plain} END`;
}

function signed(text: string): string {
  return `CASE WHEN regexp_matches(${text}, '^[^0-9]*-') THEN 'x' ELSE '-' || regexp_replace(trim(${text}), '^(?:¥|￥|[$]|人民币) ?', '') END`;
}

/** Away with the binary dust of multiplying decimals: 1.1 × 10000 = 11000.000000000002. */
function exact(double: string, factor: string): string {
  return `CASE WHEN ${factor} = 1 THEN ${double} WHEN abs(${double} * ${factor}) < 1e8 THEN round(${double} * ${factor}, 6) ELSE round(${double} * ${factor}, 3) END`;
}

function scaled(double: string, by: number): string {
  return by === 1 ? double : exact(double, String(by));
}
