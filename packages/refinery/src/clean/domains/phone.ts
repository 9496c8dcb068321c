/** Mobile and landline numbers: +86, blanks, dashes, brackets, extensions, decimals left by spreadsheets. */
import type { CleanDomain } from '../cell.ts';
import { cases, isNullWord, matches, tidied, widthMended } from '../text.ts';

const MOBILE = '1[3-9][0-9]{9}';
/** Area code with its zero, subscriber 7 or 8 digits, extension 1 to 6. */
const LANDLINE = '0(?:10|2[0-9]|[3-9][0-9]{2})-[2-9][0-9]{6,7}(?:-[0-9]{1,6})?';
const SHORT = '(?:400|800)-[0-9]{3}-[0-9]{4}|[2-9][0-9]{6,7}';

export const cleanMobile: CleanDomain = phone(MOBILE);
export const cleanLandline: CleanDomain = phone(`${LANDLINE}|${SHORT}`);
export const cleanPhone: CleanDomain = phone(`${MOBILE}|${LANDLINE}|${SHORT}`);

function phone(canonical: string): CleanDomain {
  return ({ raw, at }) => {
    const [fast, text, digits, value] = ['f', 't', 'd', 'v'].map(at) as [string, string, string, string];
    return {
      levels: [
        { [fast]: `coalesce(${matches(raw, canonical)}, FALSE)` },
        { [text]: `CASE WHEN ${fast} THEN ${raw} ELSE ${tidied(raw)} END` },
        { [digits]: `CASE WHEN ${fast} OR ${isNullWord(text)} THEN NULL ELSE ${bare(text)} END` },
        { [value]: `CASE WHEN ${fast} THEN ${raw} WHEN ${digits} IS NULL THEN NULL ELSE ${grouped(digits)} END` },
      ],
      value,
      repaired: `(CASE WHEN ${fast} THEN FALSE ELSE ${widthMended(raw, text)} OR regexp_matches(${digits}, '[OIL]') OR ${matches(digits, '0+1[3-9][0-9]{9}')} END)`,
      unparsed: 'FALSE',
      ok: matches(value, canonical),
    };
  };
}

/** Blanks, dashes, dots and brackets out; an extension stays after `#`; the country code goes. */
function bare(text: string): string {
  const marked = `ks_re_all(upper(${text}), ' *(?:转|分机|EXT[.]?|X|#|[*]) *', '#')`;
  const squeezed = `translate(${marked}, ' -‐–—−().·''"', '')`;
  const whole = `CASE WHEN ${matches(text, '[0-9]{11}[.]0+')} THEN substr(${text}, 1, 11) ELSE ${squeezed} END`;
  return `regexp_replace(${whole}, '^(?:[+]|00)?86([01][0-9#]{9,})$', '\\1')`;
}

/** `085188776655` → `0851-88776655`; a zero before a mobile number goes; O and I are digits misread. */
function grouped(text: string): string {
  const digits = `translate(${text}, 'OIL', '011')`;
  const areaOf = (length: number) =>
    `substr(${digits}, 1, ${length}) || '-' || replace(substr(${digits}, ${length + 1}), '#', '-')`;
  return cases(
    [
      [matches(digits, `0*${MOBILE}`), `right(${digits}, 11)`],
      [matches(digits, '0(?:10|2[0-9])[2-9][0-9]{7}(?:#[0-9]{1,6})?'), areaOf(3)],
      [matches(digits, '0[3-9][0-9]{2}[2-9][0-9]{6,7}(?:#[0-9]{1,6})?'), areaOf(4)],
      [
        matches(digits, '[48]00[0-9]{7}'),
        `substr(${digits}, 1, 3) || '-' || substr(${digits}, 4, 3) || '-' || substr(${digits}, 7, 4)`,
      ],
    ],
    `replace(${text}, '#', '-')`,
  );
}
