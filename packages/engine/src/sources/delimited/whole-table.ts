/** Small tables of text as a whole: lists that people keep in a spreadsheet and save as CSV. Deliveries go through collect-delimited, part by part. */
import { emptyFile } from '../faults.ts';
import { isBinary, notText } from '../sniff.ts';
import { SourceError } from '../source-error.ts';
import { guessEncoding } from '../text/encoding.ts';
import { guessDialect } from './guess-dialect.ts';
import { parseText, type RecordFault } from './record-parser.ts';

export interface TextTableRow {
  /** 1-based, as spreadsheets count: records, blank ones too, however many lines one takes. */
  readonly row: number;
  /** 1-based line of the text on which it begins. */
  readonly line: number;
  /** By column; null = blank. Bytes that are no characters stand as U+FFFD. Empty where there is a fault. */
  readonly cells: readonly (string | null)[];
  /** Why its fields cannot be told apart. */
  readonly fault?: RecordFault;
}

export interface TextTable {
  readonly encoding: string;
  readonly delimiter: string;
  readonly rows: readonly TextTableRow[];
}

/** UTF-8 with or without a mark, UTF-16 or GB18030, by what decodes; the delimiter by what is regular. @throws SourceError where it is no text, or too long. */
export function readTextTable(bytes: Buffer, source: string, mostRows: number): TextTable {
  const guess = guessEncoding([bytes]);
  const wide = guess?.encoding === 'utf-16le' || guess?.encoding === 'utf-16be';
  const binary = !wide && (bytes.includes(0) || isBinary(bytes, guess?.clean ?? false));
  if (!guess || binary) throw notText(source, binary);
  const text = new TextDecoder(guess.encoding, { ignoreBOM: true }).decode(bytes.subarray(guess.bomBytes));
  if (text.trim() === '') throw emptyFile(source);
  // a list that a person keeps comes out of a spreadsheet: its quotes are RFC 4180's, one that stays open is told and not taken for a letter
  const dialect = guessDialect(text, { quote: '"' });
  const records = parseText(text, dialect);
  if (records.length > mostRows) throw tooLong(source, mostRows);
  return {
    encoding: guess.encoding,
    delimiter: dialect.delimiter,
    rows: records.map(({ line, fields, fault }, i) => ({
      row: i + 1,
      line,
      cells: fields,
      ...(fault ? { fault } : {}),
    })),
  };
}

function tooLong(source: string, most: number): SourceError {
  return new SourceError(
    'UNSUPPORTED_FORMAT',
    { source },
    { zh: `文件超过 ${most} 行。`, en: `It has more than ${most} rows.` },
    { zh: '请确认文件是否选对，或拆成几个文件。', en: 'Check whether it is the right file, or split it.' },
  );
}
