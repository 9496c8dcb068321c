/**
 * Filters and counts. A filter asks for one of some labels of a field. The counts of a field are taken under the filters of all other fields, so that a
 * reader sees what choosing another value of it would give.
 */
import type { Documents } from '../store/documents.ts';
import { bytes, numbers } from '../store/scratch.ts';

export type Filters = Readonly<Record<string, readonly string[]>>;

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface Filtered {
  /** Answers that pass all filters, ascending. */
  readonly answers: Uint32Array;
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
}

export function filterAndCount(
  documents: Documents,
  answers: Uint32Array,
  filters: Filters,
  facets: readonly string[],
  most: number,
): Filtered {
  const fields = Object.keys(filters).filter((field) => filters[field]!.length > 0);
  const marks = fields.map((field) => {
    const into = bytes(documents.count);
    const column = documents.columns.labels.get(field);
    column?.padTo(documents.count);
    column?.mark(filters[field]!, 0, documents.count, into);
    return into;
  });
  // which filter a document fails, if only one: −1 = none, −2 = several
  const fails = (document: number): number => {
    let failed = -1;
    for (let nth = 0; nth < marks.length; nth += 1)
      if (marks[nth]![document] === 0) {
        if (failed !== -1) return -2;
        failed = nth;
      }
    return failed;
  };
  const passing = numbers(answers.length);
  const missing = fields.map(() => [] as number[]);
  let length = 0;
  for (const document of answers) {
    const failed = fails(document);
    if (failed === -1) passing[length++] = document;
    else if (failed >= 0) missing[failed]!.push(document);
  }
  const passed = passing.subarray(0, length);
  const counted: Record<string, readonly FacetValue[]> = {};
  for (const facet of new Set(facets)) {
    const nth = fields.indexOf(facet);
    counted[facet] = count(documents, facet, passed, nth < 0 ? [] : missing[nth]!, most);
  }
  return { answers: passed, facets: counted };
}

function count(
  documents: Documents,
  field: string,
  one: Uint32Array,
  other: readonly number[],
  most: number,
): FacetValue[] {
  const column = documents.columns.labels.get(field);
  if (column === undefined) return [];
  column.padTo(documents.count);
  const counts = numbers(column.values.size);
  const starts = column.starts.data;
  const pool = column.pool.data;
  for (const list of [one, other])
    for (const document of list) {
      const end = starts[document + 1]!;
      for (let at = starts[document]!; at < end; at += 1) counts[pool[at]!] = counts[pool[at]!]! + 1;
    }
  const values: FacetValue[] = [];
  counts.forEach((number, at) => {
    if (number > 0) values.push({ value: column.values.list[at]!, count: number });
  });
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, most);
}
