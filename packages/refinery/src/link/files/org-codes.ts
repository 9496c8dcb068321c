/**
 * Bodies had an organisation code of nine characters (GB 11714) before they had a unified social credit code; that code holds the old one as its characters 9 to
 * 17 (GB 32100). Registers have the one, the other, or both in one column: by the old code they can be compared.
 */
import type { ColumnFacts, LinkColumn } from './link-column.ts';

const OLD = /^[0-9A-Z]{8}-?[0-9X]$/i;
/** Of the filled cells of a column of unified codes. */
const WORTH = 0.01;

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The columns with organisation codes read from unified ones too, where some file has them at all. `columns` may stand in one file only. */
export function withOrgCodes(columns: readonly LinkColumn[], files: readonly (readonly ColumnFacts[])[]): LinkColumn[] {
  const unified = columns.find((column) => column.attribute === 'uscc');
  if (!unified) return [...columns];
  const own = columns.find((column) => column.attribute === 'org_code');
  const samples = unified.headings.flatMap((heading, f) => files[f]?.find((c) => c.heading === heading)?.sample ?? []);
  const old = samples.filter((cell) => OLD.test(cell.trim())).length;
  if (!own && (old === 0 || old < samples.length * WORTH)) return [...columns];
  const code: LinkColumn = {
    headings: unified.headings.map((heading, f) => own?.headings[f] ?? heading),
    attribute: 'org_code',
    kind: 'identifier',
    exclusive: true,
    cleaning: 'code',
    part: { of: 'uscc', sql: orgCodeSql, name: { zh: '组织机构代码', en: 'organisation code' } },
  };
  const others = columns.filter((column) => column !== own && column !== unified);
  return [{ ...unified, foreign: (cell) => `length(${cell}) <= 10` }, code, ...others];
}

/** The code where its check character is right (GB 11714, MOD 11): a wrong one proves no other body. */
function orgCodeSql(cell: string): string {
  const bare = `upper(regexp_replace(${cell}, '[- ]', '', 'g'))`;
  const code = `CASE WHEN regexp_matches(${bare}, '^[0-9A-Z]{18}$') THEN substr(${bare}, 9, 9) WHEN regexp_matches(${bare}, '^[0-9A-Z]{8}[0-9X]$') THEN ${bare} END`;
  const sum = WEIGHTS.map((weight, i) => `(strpos('${DIGITS}', substr(${code}, ${i + 1}, 1)) - 1) * ${weight}`).join(
    ' + ',
  );
  return `CASE WHEN substr('0123456789X', 1 + CAST((11 - (${sum}) % 11) % 11 AS INTEGER), 1) = right(${code}, 1) THEN ${code} END`;
}
