/**
 * Covered numbers (520102********0774) in SQL: the standards' `coveredForm` and `coveredFault`. They are kept as they are, in one form; that they are covered is
 * said by `_ok`, which is NULL beside a value: the rule neither holds nor is broken. A number whose visible part is impossible is a wrong one.
 */
import { literal } from '@kuaishu/engine';
import { COVER_SIGNS, type CoveredShape, coveredShapes, type IdentifierRule, LEAST_COVERED } from '@kuaishu/standards';
import type { Cell, Cleaned } from './cell.ts';
import { knownCodes } from './facts.ts';
import { regionKnown } from './regions.ts';
import { cases, compacted, matches } from './text.ts';

type Levels = Cleaned['levels'];

/** What a text is read as where it is a covered number; each an SQL expression once `levels` are there. */
interface Reading {
  readonly levels: Levels;
  /** The form, NULL for any other text. */
  readonly form: string;
  /** TRUE for nothing but signs of a cover: no value. */
  readonly empty: string;
  /** TRUE for a form of which nothing visible is impossible. */
  readonly possible: string;
}

const STARS = '*'.repeat(COVER_SIGNS.length);
const SOME_SIGN = `[${COVER_SIGNS}]|[xX]{2}`;

/** `text` is tidied, and NULL where nothing need be looked at. */
function readCovered(rule: IdentifierRule, text: string, at: Cell['at']): Reading {
  const shapes = coveredShapes[rule] ?? [];
  const name = (part: string, shape: number) => at(`covered_${part}${shape}`);
  const each = (part: string, sql: (shape: CoveredShape, i: number) => string) =>
    Object.fromEntries(shapes.map((shape, i) => [name(part, i), sql(shape, i)]));
  const form = at('covered_form');
  const possible = at('covered_possible');
  return {
    levels: [
      // few texts hold a sign: for all others nothing more is reckoned
      each(
        'bare',
        (shape) => `CASE WHEN regexp_matches(${text}, ${literal(SOME_SIGN)}) THEN ${bareOf(text, shape)} END`,
      ),
      each('plain', (shape, i) => uncrossed(withoutPrefix(name('bare', i), shape))),
      each('fitted', (shape, i) => fitted(shape, name('plain', i))),
      { [form]: cases(shapes.map((shape, i) => [isForm(name('fitted', i), shape), name('fitted', i)])) },
      ...(rule === 'resident_id' ? [{ [possible]: possibleId(form) }] : []),
    ],
    form,
    empty: `coalesce(${matches(name('bare', 0), '[*]+')}, FALSE)`,
    possible: rule === 'resident_id' ? possible : 'TRUE',
  };
}

/**
 * The cleaning of a rule, with covered numbers read beside it. `text`: its helper column of the tidied text, NULL where the number is as it should be;
 * `level`: the level that has it.
 */
export function orCovered(cell: Cell, cleaned: Cleaned, { text, level }: { text: string; level: number }): Cleaned {
  const { domain } = cell.item;
  if (domain.kind !== 'identifier' || !coveredShapes[domain.rule]) return cleaned;
  const { levels, form, empty, possible } = readCovered(domain.rule, text, cell.at);
  return {
    ...cleaned,
    levels: beside(cleaned.levels, levels, level + 1),
    value: `CASE WHEN ${form} IS NOT NULL THEN ${form} WHEN NOT ${empty} THEN ${cleaned.value} END`,
    // another sign or another number of signs is another writing; what is covered is not mended
    repaired: `CASE WHEN ${form} IS NOT NULL THEN ${form} <> ${cell.raw} ELSE ${cleaned.repaired} END`,
    ...(cleaned.ok === undefined ? {} : { ok: `CASE WHEN ${form} IS NOT NULL THEN FALSE ELSE ${cleaned.ok} END` }),
    covered: `coalesce(${form} IS NOT NULL AND ${possible}, FALSE)`,
  };
}

/** Levels side by side, the second ones from level `from` on. */
function beside(levels: Levels, others: Levels, from: number): Levels {
  const depth = Math.max(levels.length, from + others.length);
  return Array.from({ length: depth }, (_, i) => ({ ...levels[i], ...others[i - from] }));
}

function bareOf(text: string, { separators }: CoveredShape): string {
  return `translate(${compacted(text, separators)}, ${literal(COVER_SIGNS)}, '${STARS}')`;
}

function withoutPrefix(bare: string, { prefix }: CoveredShape): string {
  if (prefix === undefined) return bare;
  return `coalesce(nullif(regexp_extract(${bare}, ${literal(`^${prefix}(1.*)$`)}, 1), ''), ${bare})`;
}

/** Runs of X are covers; one at the end behind anything else is the check character. */
function uncrossed(bare: string): string {
  const last = `CASE WHEN right(${bare}, 2) = 'XX' THEN '*' ELSE right(${bare}, 1) END`;
  return `CASE WHEN contains(${bare}, 'XX') THEN replace(left(${bare}, length(${bare}) - 1), 'X', '*') || ${last} ELSE ${bare} END`;
}

const ONE_COVER = '([^*]*)[*]{2,}([^*]*)';

/** One cover of another length than what it covers is brought to the length of the number. */
function fitted({ length, aroundBirth }: CoveredShape, plain: string): string {
  if (length === undefined) return plain;
  const group = (pattern: string, i: number) => `regexp_extract(${plain}, ${literal(`^${pattern}$`)}, ${i})`;
  const [head, tail] = [group(ONE_COVER, 1), group(ONE_COVER, 2)];
  // 15 characters: may be an ID number of before 1999, whose end is another one
  const end = length === 18 ? `CASE WHEN length(${plain}) = 15 THEN '' ELSE ${tail} END` : tail;
  return cases(
    [
      [`length(${plain}) = ${length}`, plain],
      ...(aroundBirth === undefined
        ? []
        : [
            [
              matches(plain, aroundBirth),
              `rpad(${group(aroundBirth, 1)}, 6, '*') || ${group(aroundBirth, 2)} || lpad(${group(aroundBirth, 3)}, 4, '*')`,
            ] as const,
          ]),
      [
        `${matches(plain, ONE_COVER)} AND ${length} - length(${head}) - length(${end}) >= ${LEAST_COVERED}`,
        `rpad(${head}, CAST(${length} - length(${end}) AS INTEGER), '*') || ${end}`,
      ],
    ],
    plain,
  );
}

function isForm(form: string, { pattern }: CoveredShape): string {
  const covered = `length(${form}) - length(replace(${form}, '*', ''))`;
  return `${matches(form, pattern)} AND ${covered} BETWEEN ${LEAST_COVERED} AND length(${form}) - 1`;
}

/** First two digits of all codes that ever stood in front of an identity number. */
const provinces = [...new Set([...knownCodes().keys()].map((code) => String(code).slice(0, 2)))].sort();

function possibleId(form: string): string {
  const six = `substr(${form}, 1, 6)`;
  // 9, province, nationality: residence cards of foreigners
  const two = `CASE WHEN left(${form}, 1) = '9' THEN substr(${form}, 2, 2) ELSE substr(${form}, 1, 2) END`;
  const shown = (text: string) => `NOT contains(${text}, '*')`;
  const region = cases(
    [
      [`left(${form}, 1) <> '9' AND ${shown(six)}`, `coalesce(${regionKnown(`try_cast(${six} AS INTEGER)`)}, FALSE)`],
      [shown(two), `contains(${literal(` ${provinces.join(' ')} `)}, ' ' || ${two} || ' ')`],
    ],
    'TRUE',
  );
  const read = (from: number, count: number) => `try_cast(substr(${form}, ${from}, ${count}) AS INTEGER)`;
  const [year, month, day] = [read(7, 4), read(11, 2), read(13, 2)];
  const leap = `coalesce(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0), TRUE)`;
  const last = `CASE WHEN ${month} = 2 THEN CASE WHEN ${leap} THEN 29 ELSE 28 END WHEN ${month} IN (4, 6, 9, 11) THEN 30 ELSE 31 END`;
  const birth = `coalesce(${year} BETWEEN 1850 AND 2199, TRUE) AND coalesce(${month} BETWEEN 1 AND 12, TRUE) AND coalesce(${day} BETWEEN 1 AND ${last}, TRUE)`;
  return `CASE WHEN ${form} IS NOT NULL THEN (${region}) AND ${birth} END`;
}
