/** Two columns' values in one cell: "Portland OR" where the column of states is empty. */
import type { CodedColumn, CodedTable } from './coded-table.ts';
import type { Proposal } from './proposal.ts';

/** The column of the part has few values, each met several times. */
const MOST_PARTS = 500;
const LEAST_MET = 2;
/** Rows where it must be so, and their share of the rows whose part is empty. */
const LEAST_ROWS = 5;
const LEAST_SHARE = 0.6;

export function glued({ columns, rows }: CodedTable): Extract<Proposal, { kind: 'glued' }>[] {
  return columns.flatMap((part) => {
    const empty: number[] = [];
    if (part.values.length > MOST_PARTS || part.values.length < 2 || part.filled < rows / 2) return [];
    for (let row = 0; row < rows; row++) if ((part.codes[row] ?? -1) < 0) empty.push(row);
    if (empty.length < LEAST_ROWS) return [];
    const words = new Set(
      part.values.filter((value, i) => (part.counts[i] ?? 0) >= LEAST_MET && !/^[\d.]+$/.test(value)),
    );
    return columns.flatMap((column) => (column === part ? [] : (pair(column, part, empty, words) ?? [])));
  });
}

function pair(
  column: CodedColumn,
  part: CodedColumn,
  empty: readonly number[],
  words: ReadonlySet<string>,
): Extract<Proposal, { kind: 'glued' }> | undefined {
  const ends = column.values.map((value) => {
    const last = lastWord(value);
    return last.length < value.length && words.has(last);
  });
  const found = empty.filter((row) => ends[column.codes[row] ?? -1]);
  if (found.length < LEAST_ROWS || found.length < LEAST_SHARE * empty.length) return undefined;
  // where the part is filled the column does not end with it: else that is how the column is written
  let elsewhere = 0;
  column.codes.forEach((code, row) => {
    if (code >= 0 && ends[code] && (part.codes[row] ?? -1) >= 0) elsewhere++;
  });
  if (elsewhere > found.length) return undefined;
  const met = new Set(found.map((row) => lastWord(column.values[column.codes[row] ?? 0] ?? '')));
  const share = found.length / empty.length;
  const example = column.values[column.codes[found[0] ?? 0] ?? 0] ?? '';
  return {
    kind: 'glued',
    column: column.name,
    part: part.name,
    words: [...met].sort(),
    confidence: Math.round((0.6 + 0.35 * share) * 100) / 100,
    support: empty.length,
    violations: found.length,
    reason: {
      zh: `${part.name} 为空的 ${empty.length} 行里，${found.length} 行的 ${column.name} 末尾是 ${part.name} 的值，如“${example}”`,
      en: `in ${found.length} of ${empty.length} rows without ${part.name}, ${column.name} ends with one of its values, such as "${example}"`,
    },
  };
}

function lastWord(value: string): string {
  return value.slice(value.lastIndexOf(' ') + 1);
}
