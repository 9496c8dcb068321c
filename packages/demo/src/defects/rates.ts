/**
 * Rates of defects by how a cell came into being. Orders of size, where a source exists:
 * - a typed field is wrong in 2.3% to 26.9% of cells in clinical registers (Goldberg, Niemierko, Turchin: Analysis of Data Errors in Clinical
 *   Research Databases, AMIA 2008); register offices that scan the card do far better.
 * - of confirmed duplicates in hospitals' person indexes about half differ in the national number or a name's spelling, and 8–12% of records are
 *   duplicates (Just, Marc, Munns, Sandefur: Why Patient Matching Is a Challenge, Perspectives in HIM 2016); duplicates inside a strip here: 0.2–4%.
 * - classes are those met in files of Chinese departments: homophones of pinyin input, 15-digit numbers, O for 0, Excel's 5.2E+17.
 * The single rates are assumptions within these bounds.
 */
import type { Rates } from './spoil.ts';

/** card: read from the identity card or checked on line. typed: by a clerk from papers. hasty: in bulk, by village staff or from handwriting. */
type Care = 'card' | 'typed' | 'hasty';

export const NAME_RATES: Readonly<Record<Care, Rates>> = {
  card: { homophone: 0.001, lookalike: 0.001, blank_inside: 0.001 },
  typed: { homophone: 0.016, lookalike: 0.007, lost_character: 0.0015, blank_inside: 0.005, traditional: 0.001 },
  hasty: {
    homophone: 0.03,
    lookalike: 0.012,
    lost_character: 0.004,
    blank_inside: 0.01,
    traditional: 0.002,
    two_values: 0.001,
  },
};

/** Without `missing`, which differs too much between strips. */
export const ID_RATES: Readonly<Record<Care, Rates>> = {
  card: { wrong_digit: 0.0006, fullwidth: 0.0006, borrowed_id: 0.0003 },
  typed: {
    wrong_digit: 0.014,
    swapped_digits: 0.007,
    lost_check: 0.002,
    id_15: 0.004,
    letter_for_digit: 0.002,
    fullwidth: 0.002,
    borrowed_id: 0.007,
  },
  hasty: {
    wrong_digit: 0.02,
    swapped_digits: 0.01,
    lost_check: 0.004,
    id_15: 0.005,
    letter_for_digit: 0.004,
    fullwidth: 0.003,
    borrowed_id: 0.012,
  },
};

export const BIRTH_RATES: Readonly<Record<Care, Rates>> = {
  card: { birth_not_id: 0.0006, day_month: 0.0003 },
  typed: { birth_not_id: 0.009, day_month: 0.005, impossible_date: 0.0004 },
  hasty: { birth_not_id: 0.016, day_month: 0.008, missing: 0.01, impossible_date: 0.001, null_word: 0.002 },
};

export const SEX_RATES: Readonly<Record<Care, Rates>> = {
  card: { sex_not_id: 0.0004 },
  typed: { sex_not_id: 0.002 },
  hasty: { sex_not_id: 0.004, missing: 0.01 },
};

export const PHONE_RATES: Readonly<Record<Care, Rates>> = {
  card: { wrong_phone: 0.003, bad_phone: 0.001 },
  typed: { wrong_phone: 0.006, bad_phone: 0.003, two_values: 0.003 },
  hasty: { wrong_phone: 0.01, bad_phone: 0.004, fullwidth: 0.002, two_values: 0.004, null_word: 0.01 },
};
