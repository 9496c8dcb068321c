/** Columns whose values are written in a few forms (95%, 57 patients): what has another form is a slip. */
import type { CodedColumn } from './coded-table.ts';
import type { Proposal } from './proposal.ts';

/** A form is usual from this share of the rows on; the usual ones must cover nearly all rows. */
const USUAL = 0.05;
const COVERED = 0.95;
/** More forms than this are no form. */
const MOST_FORMS = 4;
const LEAST_ROWS = 50;
/** Addresses of pages and the like are sentences, not forms. */
const MOST_LETTERS = 12;
/** Words that stand beside the forms, letters only and repeated: 'empty'. */
const LEAST_WORD = 0.05;

export function forms(column: CodedColumn): Extract<Proposal, { kind: 'pattern' }> | undefined {
  if (column.filled < LEAST_ROWS) return undefined;
  const rows = new Map<string, number>();
  const words: string[] = [];
  let inWords = 0;
  column.values.forEach((value, i) => {
    const n = column.counts[i] ?? 0;
    if (!/\d/.test(value) && n >= LEAST_WORD * column.filled) {
      words.push(value);
      inWords += n;
      return;
    }
    const form = formOf(value);
    rows.set(form, (rows.get(form) ?? 0) + n);
  });
  const rest = column.filled - inWords;
  const usual = [...rows]
    .filter(([, n]) => n >= USUAL * column.filled)
    .sort(([p, a], [q, b]) => b - a || (p < q ? -1 : 1));
  const covered = usual.reduce((sum, [, n]) => sum + n, 0);
  // forms without digits are words of some length: they say nothing
  if (
    usual.length === 0 ||
    usual.length > MOST_FORMS ||
    usual.some(([form]) => !form.includes('9') || form.replace(/[^\p{L}]/gu, '').length > MOST_LETTERS)
  )
    return undefined;
  const violations = rest - covered;
  if (covered < COVERED * rest || violations === 0 || rest < LEAST_ROWS) return undefined;
  // forms that differ by nature have few members each; slips scatter over many
  const others = rows.size - usual.length;
  const scattered = others / violations;
  const confidence = Math.round((0.6 + 0.35 * Math.min(1, scattered * 4)) * 100) / 100;
  return {
    kind: 'pattern',
    column: column.name,
    patterns: usual.map(([form]) => patternOf(form)),
    words,
    confidence,
    support: column.filled,
    violations,
    reason: {
      zh: `${Math.floor((1000 * covered) / rest) / 10}% 的值写成 ${usual.map(([form]) => form).join('、')}`,
      en: `${Math.floor((1000 * covered) / rest) / 10}% of the values are written ${usual.map(([form]) => form).join(', ')}`,
    },
  };
}

/** Runs of digits as 9 and of letters by themselves where they are a word of the form: '57 patients' → '9 patients'. */
function formOf(value: string): string {
  return value.replace(/\d+/g, '9').slice(0, 60);
}

/** The form as a pattern that RE2 and Java read alike. */
function patternOf(form: string): string {
  return form
    .replace(/[^\p{L}\p{N}\s_]/gu, (sign) => (sign === '\\' ? '[\\\\]' : sign === '^' ? '\\^' : `[${sign}]`))
    .replaceAll('9', '[0-9]+');
}
