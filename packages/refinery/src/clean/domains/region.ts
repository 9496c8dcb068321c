/** Division codes (GB/T 2260) given as a code or as a name; retired codes become their successor. */
import { type CleanDomain, columns } from '../cell.ts';
import { simplified } from '../chinese.ts';
import { answerLevels } from '../lists.ts';
import { regionNames, regionNow } from '../regions.ts';
import { cases, compacted, isNullWord, lettersToDigits, matches, tidied, widthMended } from '../text.ts';

export const cleanRegion: CleanDomain = (cell) => {
  const { raw } = cell;
  const { fast, text, compact, bare, code, name, named, now } = columns(
    cell,
    ...(['fast', 'text', 'compact', 'bare', 'code', 'name', 'named', 'now'] as const),
  );
  const digits = lettersToDigits(bare);
  return {
    levels: [
      { [fast]: `coalesce(${matches(raw, '[1-9][0-9]{5}')}, FALSE)` },
      { [text]: `CASE WHEN ${fast} THEN ${raw} ELSE ${tidied(raw)} END` },
      {
        [compact]: cases(
          [
            [fast, raw],
            [matches(text, '[0-9]+[.]0+'), `split_part(${text}, '.', 1)`],
          ],
          compacted(text, '-–—/>,，·'),
        ),
      },
      // asked of the squeezed form, so that "N / A" is none either
      {
        [bare]: cases(
          [
            [fast, raw],
            [isNullWord(text), 'NULL'],
            [isNullWord(compact), 'NULL'],
          ],
          compact,
        ),
      },
      {
        // a statistics code of 9 or 12 digits begins with the county's; 52 and 5201 are province and prefecture
        [code]: cases([
          [fast, bare],
          // no letter in it is ever read as a digit: most names
          [`NOT ${matches(bare, '[0-9OQIL|ZSB]+')}`, 'NULL'],
          [matches(digits, '[1-9][0-9]{5}(?:[0-9]{3}|[0-9]{6})?'), `substr(${digits}, 1, 6)`],
          [matches(digits, '[1-9][0-9](?:[0-9]{2})?'), `rpad(${digits}, 6, '0')`],
        ]),
      },
      {
        [name]: `CASE WHEN ${code} IS NULL AND ${bare} IS NOT NULL THEN ${simplified(bare)} END`,
        [now]: `CASE WHEN ${code} IS NOT NULL THEN ${regionNow(`CAST(${code} AS INTEGER)`)} END`,
      },
      ...answerLevels(regionNames(), name, named),
    ],
    value: `coalesce(CAST(CASE WHEN ${now} > 0 THEN ${now} END AS VARCHAR), ${named}, ${code}, ${bare})`,
    repaired: `(CASE WHEN ${now} > 0 AND CAST(${now} AS VARCHAR) <> ${code} THEN TRUE WHEN ${fast} OR ${bare} IS NULL THEN FALSE ELSE ${widthMended(raw, text)} END)`,
    unparsed: 'FALSE',
    ok: `(${named} IS NOT NULL OR coalesce(${now} > 0, FALSE))`,
  };
};
