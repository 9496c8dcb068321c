/** Marks that programs leave behind in text: '' for ' from SQL, a tail of signs behind a value that also stands without it (AK-*). */
import type { CodedColumn } from './coded-table.ts';
import type { Proposal } from './proposal.ts';

type Residue = Extract<Proposal, { kind: 'residue' }>;

/** Of the values, so that a column written so by nature is left alone. */
const MOST_SHARE = 0.05;

export function residues(column: CodedColumn): Residue[] {
  return [doubledQuotes(column), straySign(column), ...tails(column)].filter((found) => found !== undefined);
}

function doubledQuotes(column: CodedColumn): Residue | undefined {
  const marked = countRows(column, (value) => /\p{L}''\p{L}/u.test(value));
  if (marked.rows === 0 || marked.rows > MOST_SHARE * column.filled) return undefined;
  return residue(column, "''", "'", 0.95, marked, {
    zh: `单引号写成两个，如“${marked.example}”，是导出 SQL 时留下的`,
    en: `a quote is doubled, as in "${marked.example}": left behind by an export to SQL`,
  });
}

/** Of the numbers, those with a sign; more than half, and the sign is how the column is written. */
const MOST_SIGNED = 0.45;
/** How far the middle of the signed numbers may lie from that of the others, either way: a percentage would lie a hundred times as far. */
const ALIKE = 3;

/** 0.05% among 0.047 and 0.06: the numbers are alike, so the sign was added and the number not multiplied. */
function straySign(column: CodedColumn): Residue | undefined {
  const plain: (readonly [number, number])[] = [];
  const signed: (readonly [number, number])[] = [];
  let example = '';
  column.values.forEach((value, i) => {
    const [, number, sign] = /^([-+]?\d+(?:\.\d+)?)\s?([%‰]?)$/.exec(value) ?? [];
    if (number === undefined) return;
    if (sign === '%' && example === '') example = value;
    if (sign !== '‰') (sign === '%' ? signed : plain).push([Number(number), column.counts[i] ?? 0]);
  });
  const rows = (pairs: typeof plain) => pairs.reduce((sum, [, n]) => sum + n, 0);
  const [bare, marked] = [rows(plain), rows(signed)];
  if (marked === 0 || bare + marked < 0.95 * column.filled || marked > MOST_SIGNED * column.filled || bare < 50)
    return undefined;
  const [middle, other] = [median(plain), median(signed)];
  if (!(middle > 0 && other > 0 && other < ALIKE * middle && middle < ALIKE * other)) return undefined;
  return residue(
    column,
    '%',
    '',
    0.9,
    { rows: marked },
    {
      zh: `${marked} 个数后面有“%”，其余没有，大小却相当，如“${example}”`,
      en: `${marked} numbers bear a "%" and the others none, though they are of one size, as in "${example}"`,
    },
  );
}

function median(pairs: readonly (readonly [number, number])[]): number {
  const sorted = [...pairs].sort(([a], [b]) => a - b);
  const half = sorted.reduce((sum, [, n]) => sum + n, 0) / 2;
  let seen = 0;
  for (const [number, n] of sorted) {
    seen += n;
    if (seen >= half) return number;
  }
  return Number.NaN;
}

function tails(column: CodedColumn): Residue[] {
  const known = new Set(column.values);
  const found = new Map<string, { rows: number; example: string }>();
  column.values.forEach((value, i) => {
    const tail = /[^\p{L}\p{N}\s)）\]】〕>》"”'’%‰。．.!！?？℃°㎡²³]+$/u.exec(value)?.[0] ?? '';
    const bare = value.slice(0, value.length - tail.length);
    // A+ and A-, C++ and C are different grades and things
    if (tail === '' || (/^[+#-]+$/.test(tail) && bare.length <= 4) || !known.has(bare)) return;
    const n = column.counts[i] ?? 0;
    const before = found.get(tail);
    found.set(tail, { rows: (before?.rows ?? 0) + n, example: before?.example ?? value });
  });
  return [...found].flatMap(([tail, marked]) =>
    marked.rows > MOST_SHARE * column.filled
      ? []
      : [
          residue(column, tail, '', 0.9, marked, {
            zh: `末尾多出“${tail}”，去掉后就是本列已有的值，如“${marked.example}”`,
            en: `"${tail}" hangs on a value that the column also has without it, as in "${marked.example}"`,
          }),
        ],
  );
}

function countRows(column: CodedColumn, has: (value: string) => boolean): { rows: number; example: string } {
  let rows = 0;
  let example = '';
  column.values.forEach((value, i) => {
    if (!has(value)) return;
    if (rows === 0) example = value;
    rows += column.counts[i] ?? 0;
  });
  return { rows, example };
}

function residue(
  column: CodedColumn,
  mark: string,
  instead: string,
  confidence: number,
  { rows }: { rows: number },
  reason: Residue['reason'],
): Residue {
  return {
    kind: 'residue',
    column: column.name,
    mark,
    instead,
    confidence,
    support: column.filled,
    violations: rows,
    reason,
  };
}
