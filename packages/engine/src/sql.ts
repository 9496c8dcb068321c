/** Writing SQL text safely: identifiers and literals pass one escape function each; nothing from outside is pasted in raw. */

/** `名"称` → `"名""称"`. NUL cannot stand in an identifier of any engine. */
export function ident(name: string): string {
  if (name.includes('\0')) throw new Error('an identifier cannot hold NUL');
  return `"${name.replaceAll('"', '""')}"`;
}

/** A value as an SQL literal; null → NULL. Backslashes are plain characters here; the compiler to Spark doubles them, so Spark’s escapedStringLiterals must stay off. */
export function literal(value: string | number | bigint | boolean | null): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`no literal for ${value}`);
    return String(value);
  }
  if (typeof value === 'bigint') return value.toString();
  return `'${value.replaceAll("'", "''")}'`;
}

/** `['a','b']` as an SQL list literal. */
export function list(values: readonly (string | number | bigint | boolean | null)[]): string {
  return `[${values.map(literal).join(', ')}]`;
}
