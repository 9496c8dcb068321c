/**
 * Records of delimited text, part by part, in constant memory: RFC 4180, with any delimiter, and a strict eye.
 *   - an unquoted empty field is NULL, `""` is the empty text;
 *   - a quote inside an unquoted field is a plain character (`5" pipe`), so are blanks around quotes;
 *   - a quoted field that goes on after its closing quote, or never closes, is a fault: its first line alone is given up and reading goes
 *     on with the next line, so that one stray quote cannot swallow the file.
 */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: string | null;
  /** LF: also CRLF, and both mixed. */
  readonly newline: 'lf' | 'cr';
}

export type RecordFault = 'BAD_QUOTE' | 'LINE_TOO_LONG';

export interface TextRecord {
  /** 1-based line on which it begins. */
  readonly line: number;
  /** Lines it spans. */
  readonly span: number;
  readonly fields: readonly (string | null)[];
  /** The text as it stands, without its line end; cut to 4,096 characters for over-long lines. */
  raw(): string;
  readonly fault?: RecordFault;
}

const RAW_LIMIT = 4096;

export class RecordParser {
  readonly #dialect: Dialect;
  readonly #terminator: string;
  readonly #limit: number;
  #text = '';
  #at = 0;
  #line = 1;
  /** Next delimiter at or after `#at`, kept so that a text without any is not searched again for each record. */
  #delimiterAt = -1;
  /** Inside an over-long line whose record was already given out. */
  #skipping = false;

  /** `limit`: characters of one record. */
  constructor(dialect: Dialect, limit: number) {
    this.#dialect = dialect;
    this.#terminator = dialect.newline === 'cr' ? '\r' : '\n';
    this.#limit = limit;
  }

  *push(text: string): Generator<TextRecord> {
    this.#text = this.#at < this.#text.length ? this.#text.slice(this.#at) + text : text;
    this.#at = 0;
    this.#delimiterAt = -1;
    yield* this.#drain(false);
  }

  *end(): Generator<TextRecord> {
    yield* this.#drain(true);
  }

  *#drain(final: boolean): Generator<TextRecord> {
    for (;;) {
      if (this.#skipping && !this.#skipLine(final)) return;
      if (this.#at >= this.#text.length) return;
      const record = this.#next(final);
      if (!record) {
        if (this.#text.length - this.#at > this.#limit) {
          yield this.#giveUp();
          continue;
        }
        return;
      }
      yield record;
    }
  }

  #skipLine(final: boolean): boolean {
    const end = this.#text.indexOf(this.#terminator, this.#at);
    if (end < 0) {
      this.#at = this.#text.length;
      return final;
    }
    this.#at = end + 1;
    this.#line++;
    this.#skipping = false;
    return true;
  }

  /** No record within the limit: the first line is too long, or an open quote runs over many lines. */
  #giveUp(): TextRecord {
    const end = this.#text.indexOf(this.#terminator, this.#at);
    if (end >= 0 && end - this.#at <= this.#limit) return this.#faulty('BAD_QUOTE', end);
    const raw = this.#text.slice(this.#at, this.#at + RAW_LIMIT);
    this.#skipping = true;
    return { line: this.#line, span: 1, fields: [], raw: () => raw, fault: 'LINE_TOO_LONG' };
  }

  #faulty(fault: RecordFault, lineEnd: number): TextRecord {
    const raw = this.#trimmed(this.#at, lineEnd).slice(0, RAW_LIMIT);
    const record = { line: this.#line, span: 1, fields: [], raw: () => raw, fault };
    this.#at = Math.min(lineEnd + 1, this.#text.length);
    this.#line++;
    return record;
  }

  #trimmed(from: number, to: number): string {
    const end = this.#terminator === '\n' && to > from && this.#text[to - 1] === '\r' ? to - 1 : to;
    return this.#text.slice(from, end);
  }

  /** → null: more text is needed. */
  #next(final: boolean): TextRecord | null {
    const text = this.#text;
    const { delimiter, quote } = this.#dialect;
    const terminator = this.#terminator;
    const start = this.#at;
    const fields: (string | null)[] = [];
    let span = 1;
    let at = start;
    let lineEnd = text.indexOf(terminator, at);
    for (;;) {
      if (lineEnd >= 0 && lineEnd < at) lineEnd = text.indexOf(terminator, at);
      if (lineEnd < 0 && !final) return null;
      const stop = lineEnd < 0 ? text.length : lineEnd;
      if (quote !== null && text[at] === quote) {
        const closed = this.#quoted(at, quote, final);
        if (closed === null) return null;
        if (closed === undefined) return this.#faulty('BAD_QUOTE', this.#firstLineEnd(start));
        fields.push(closed.value);
        span += closed.breaks;
        at = closed.next;
        if (text.startsWith(delimiter, at)) {
          at += delimiter.length;
          continue;
        }
        if (terminator === '\n' && text[at] === '\r' && text[at + 1] === '\n') at++;
        if (at < text.length && text[at] !== terminator) {
          // a CR at the very end of the part may have its LF in the next one
          if (!final && at + delimiter.length >= text.length) return null;
          return this.#faulty('BAD_QUOTE', this.#firstLineEnd(start));
        }
        if (at >= text.length && !final) return null;
        return this.#done(start, at, fields, span);
      }
      if (this.#delimiterAt < at) {
        const found = text.indexOf(delimiter, at);
        this.#delimiterAt = found < 0 ? Number.POSITIVE_INFINITY : found;
      }
      const delimiterAt = this.#delimiterAt;
      if (delimiterAt < stop) {
        fields.push(delimiterAt > at ? text.slice(at, delimiterAt) : null);
        at = delimiterAt + delimiter.length;
        continue;
      }
      const value = this.#trimmed(at, stop);
      fields.push(value === '' ? null : value);
      return this.#done(start, stop, fields, span);
    }
  }

  #done(start: number, stop: number, fields: (string | null)[], span: number): TextRecord {
    const text = this.#text;
    const line = this.#line;
    if (stop - start > this.#limit) {
      const head = text.slice(start, start + RAW_LIMIT);
      this.#at = Math.min(stop + 1, text.length);
      this.#line += span;
      return { line, span, fields: [], raw: () => head, fault: 'LINE_TOO_LONG' };
    }
    const record = {
      line,
      span,
      fields,
      raw: () =>
        text[stop - 1] === '\r' && this.#terminator === '\n' ? text.slice(start, stop - 1) : text.slice(start, stop),
    };
    this.#at = Math.min(stop + 1, text.length);
    this.#line += span;
    return record;
  }

  #firstLineEnd(start: number): number {
    const end = this.#text.indexOf(this.#terminator, start);
    return end < 0 ? this.#text.length : end;
  }

  /** A quoted field from its opening quote. null: more text is needed. undefined: it never closes. */
  #quoted(
    at: number,
    quote: string,
    final: boolean,
  ): { value: string; next: number; breaks: number } | null | undefined {
    const text = this.#text;
    let from = at + 1;
    let close = text.indexOf(quote, from);
    let doubled = false;
    while (close >= 0 && text[close + 1] === quote) {
      doubled = true;
      from = close + 2;
      close = text.indexOf(quote, from);
    }
    if (close < 0) return final ? undefined : null;
    if (close + 1 >= text.length && !final) return null;
    const inner = text.slice(at + 1, close);
    let breaks = 0;
    for (let i = inner.indexOf(this.#terminator); i >= 0; i = inner.indexOf(this.#terminator, i + 1)) breaks++;
    return { value: doubled ? inner.replaceAll(quote + quote, quote) : inner, next: close + 1, breaks };
  }
}

/** All records of a text in memory, for samples. */
export function parseText(text: string, dialect: Dialect, limit = text.length + 1): TextRecord[] {
  const parser = new RecordParser(dialect, limit);
  return [...parser.push(text), ...parser.end()];
}

/** The first records of a text in memory, at most `most`: as those of `parseText`, without reading the rest. */
export function firstRecordsOf(text: string, dialect: Dialect, most: number): TextRecord[] {
  const parser = new RecordParser(dialect, text.length + 1);
  const records: TextRecord[] = [];
  for (const part of [parser.push(text), parser.end()]) {
    for (const record of part) {
      records.push(record);
      if (records.length >= most) return records;
    }
  }
  return records;
}

/** Nothing on the line: no record unless the table has one column only, where it is a NULL. */
export function isBlank(record: TextRecord): boolean {
  return record.fault === undefined && record.fields.length === 1 && record.fields[0] === null;
}
