import type { CodedColumn, CodedTable } from './coded-table.ts';

/** A coded table from columns of texts; null is no value. */
export function coded(columns: Readonly<Record<string, readonly (string | null)[]>>): CodedTable {
  return {
    rows: Object.values(columns)[0]?.length ?? 0,
    columns: Object.entries(columns).map(([name, texts]) => codedColumn(name, texts)),
  };
}

export function codedColumn(name: string, texts: readonly (string | null)[]): CodedColumn {
  const values = [...new Set(texts.filter((text) => text !== null))];
  const at = new Map(values.map((value, i) => [value, i]));
  const codes = Int32Array.from(texts, (text) => (text === null ? -1 : (at.get(text) ?? -1)));
  const counts = new Int32Array(values.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  return { name, values, counts, codes, filled: codes.filter((code) => code >= 0).length };
}
