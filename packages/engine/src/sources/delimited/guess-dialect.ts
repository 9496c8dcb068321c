import { type Dialect, firstRecordsOf, isBlank } from './record-parser.ts';

/** Candidates with the trust they get before any evidence: commas are likelier than percent signs. */
const DELIMITERS: readonly (readonly [string, number])[] = [
  [',', 1],
  ['\t', 1],
  [';', 0.97],
  ['|', 0.97],
  ['\x01', 0.95],
  ['，', 0.9],
  ['^', 0.85],
  ['%', 0.85],
  ['~', 0.85],
  ['||', 0.98],
];
const QUOTES: readonly (string | null)[] = ['"', "'", null];
const RECORDS = 300;

/**
 * The delimiter and quote under which the sample is most regular: most of its records have one common number (at least 2) of fields and
 * few have stray quotes. Without any such, the text is one column.
 */
export function guessDialect(
  sample: string,
  hints: { readonly delimiter?: string; readonly quote?: string | null; readonly tsv?: boolean } = {},
): Dialect {
  const newline = sample.includes('\n') || !sample.includes('\r') ? 'lf' : 'cr';
  const delimiters = hints.delimiter
    ? ([[hints.delimiter, 1]] as const)
    : DELIMITERS.filter(([delimiter]) => sample.includes(delimiter));
  const quotes =
    hints.quote !== undefined
      ? [hints.quote]
      : QUOTES.filter((quote) => quote === '"' || quote === null || sample.includes(quote));
  let best: { dialect: Dialect; score: number } | null = null;
  for (const [delimiter, trust] of delimiters) {
    for (const quote of quotes) {
      if (quote === delimiter) continue;
      const dialect: Dialect = { delimiter, quote, newline };
      const score =
        regularity(sample, dialect, hints.delimiter !== undefined) * (hints.tsv && delimiter === '\t' ? 1.05 : trust);
      // equally regular: the likelier quote, tried first, stays
      if (score > 0 && (!best || score > best.score + 1e-9)) best = { dialect, score };
    }
  }
  if (best) return best.dialect;
  const quote = hints.quote === undefined ? '"' : hints.quote;
  const free =
    hints.delimiter ??
    [',', '\t', '\x1f'].find((delimiter) => isOneColumn(sample, { delimiter, quote, newline })) ??
    '\x1f';
  return { delimiter: free, quote, newline };
}

function regularity(sample: string, dialect: Dialect, oneIsFine: boolean): number {
  const records = firstRecordsOf(sample, dialect, RECORDS).filter((record) => !isBlank(record));
  if (records.length === 0) return 0;
  const counts = new Map<number, number>();
  let faults = 0;
  let quoted = 0;
  for (const record of records) {
    if (record.fault) faults++;
    else counts.set(record.fields.length, (counts.get(record.fields.length) ?? 0) + 1);
    if (
      dialect.quote === "'" &&
      record.fields.some((field) => field !== null) &&
      record.raw().includes(`'${dialect.delimiter}'`)
    )
      quoted++;
  }
  let mode = 0;
  let share = 0;
  for (const [count, times] of counts) {
    if (count >= (oneIsFine ? 1 : 2) && times / records.length > share) {
      mode = count;
      share = times / records.length;
    }
  }
  if (mode === 0 || share < 0.5) return 0;
  // apostrophes are no quotes unless most rows use them so
  if (dialect.quote === "'" && quoted < records.length * 0.5) return 0;
  // with quotes switched off, quoted fields keep their marks: only for texts that quotes break
  const penalty = dialect.quote === null ? 0.9 : 1;
  return (
    share * share * (1 - faults / records.length) * penalty * (1 + Math.min(mode, 20) / 1000) +
    (dialect.quote === "'" ? 0.05 : 0)
  );
}

function isOneColumn(sample: string, dialect: Dialect): boolean {
  return firstRecordsOf(sample, dialect, RECORDS).every(
    (record) => record.fault === undefined && record.fields.length === 1,
  );
}
