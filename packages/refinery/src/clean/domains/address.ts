/**
 * Addresses: tidied, and parted in the manner of GB/T 23705 into county code, town and the rest. The county is found by its name, with or without
 * those of prefecture and province before it; a name that several counties share finds none unless what stands before decides.
 */
import { type CleanDomain, columns } from '../cell.ts';
import { answerLevels } from '../lists.ts';
import { PROVINCE_PATTERN, regionNames } from '../regions.ts';
import { hanOrLatin, mendedText } from './names.ts';

/** Shortest beginning that can be the name of a prefecture or county. 州市 before 州, 市区 before 市: 荆州市 is no 州, 沙市区 no 市. */
const DIVISION = '.{1,14}?(?:自治州|自治县|自治旗|地区|特区|林区|新区|州市|州区|州县|市区|市|县|区|旗|盟|州)';
const TOWN = '[^0-9A-Za-z号村组栋幢]{1,10}?(?:街道办事处|街道办|街道|镇|乡|苏木)';

/** Blanks mean nothing beside 汉字, and part the words of other addresses. */
const mended = mendedText('', (text) => hanOrLatin(text, `ks_re_all(${text}, ' +', '')`));

export const cleanAddress: CleanDomain = (cell) => {
  const base = mended(cell);
  const text = base.value;
  const { two, one, twoCode, oneCode, rest, town } = columns(cell, 'two', 'one', 'twoCode', 'oneCode', 'rest', 'town');
  return {
    ...base,
    levels: [
      ...base.levels,
      { [two]: `regexp_extract(${text}, '^(?:${PROVINCE_PATTERN})?${DIVISION}${DIVISION}', 0)` },
      ...answerLevels(regionNames(), two, twoCode),
      {
        [one]: `CASE WHEN ${twoCode} IS NULL THEN regexp_extract(${text}, '^(?:${PROVINCE_PATTERN})?${DIVISION}', 0) END`,
      },
      ...answerLevels(regionNames(), one, oneCode),
      {
        [rest]: `CASE WHEN ${twoCode} IS NOT NULL THEN substr(${text}, length(${two}) + 1) WHEN ${oneCode} IS NOT NULL THEN substr(${text}, length(${one}) + 1) END`,
      },
      { [town]: `CASE WHEN ${rest} IS NOT NULL THEN regexp_extract(${rest}, '^${TOWN}', 0) END` },
    ],
    beside: {
      region: county(`coalesce(${twoCode}, ${oneCode})`),
      town: `nullif(${town}, '')`,
      detail: `nullif(CASE WHEN ${town} IS NULL THEN ${text} ELSE substr(${rest}, length(${town}) + 1) END, '')`,
    },
  };
};

/** Only counties and below count: a code that ends in 00 is a prefecture or province. */
function county(code: string): string {
  return `CASE WHEN substr(${code}, 5, 2) <> '00' THEN ${code} END`;
}
