/**
 * Which rows: a condition over attributes of records, as Cedar leaves it when everything about the asker is known and nothing about the record. The
 * same expression becomes SQL, a filter of the search index, or a function, so that lists, counts and exports follow the very policy of the single record.
 */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { ResourceFacts } from './facts.ts';

export type ScopeExpression =
  | boolean
  | { readonly all: readonly ScopeExpression[] }
  | { readonly any: readonly ScopeExpression[] }
  | { readonly not: ScopeExpression }
  /** True where the field's value, or one of its values, is among these. */
  | { readonly field: string; readonly in: readonly string[] };

export function all(parts: readonly ScopeExpression[]): ScopeExpression {
  const open = parts.filter((part) => part !== true);
  if (open.includes(false)) return false;
  return open.length === 0 ? true : open.length === 1 ? (open[0] as ScopeExpression) : { all: open };
}

export function any(parts: readonly ScopeExpression[]): ScopeExpression {
  const open = parts.filter((part) => part !== false);
  if (open.includes(true)) return true;
  return open.length === 0 ? false : open.length === 1 ? (open[0] as ScopeExpression) : { any: open };
}

export function not(part: ScopeExpression): ScopeExpression {
  return typeof part === 'boolean' ? !part : { not: part };
}

export function matches(scope: ScopeExpression, attributes: ResourceFacts['attributes']): boolean {
  if (typeof scope === 'boolean') return scope;
  if ('all' in scope) return scope.all.every((part) => matches(part, attributes));
  if ('any' in scope) return scope.any.some((part) => matches(part, attributes));
  if ('not' in scope) return !matches(scope.not, attributes);
  const value = attributes[scope.field];
  if (value === undefined) throw new Error(`no attribute ${scope.field} to filter by`);
  return Array.isArray(value) ? value.some((one) => scope.in.includes(one)) : scope.in.includes(String(value));
}

export interface ScopeColumn {
  /** `entry.owner` */
  readonly column: string;
  readonly kind: 'text' | 'array' | 'boolean';
}

/** @throws Error where the policies speak of a field that the table has no column for. */
export function scopeSql(scope: ScopeExpression, columns: Readonly<Record<string, ScopeColumn>>): Expression<SqlBool> {
  if (typeof scope === 'boolean') return scope ? sql<SqlBool>`TRUE` : sql<SqlBool>`FALSE`;
  if ('not' in scope) return sql<SqlBool>`NOT (${scopeSql(scope.not, columns)})`;
  if ('all' in scope)
    return sql<SqlBool>`(${sql.join(
      scope.all.map((part) => scopeSql(part, columns)),
      sql` AND `,
    )})`;
  if ('any' in scope)
    return sql<SqlBool>`(${sql.join(
      scope.any.map((part) => scopeSql(part, columns)),
      sql` OR `,
    )})`;
  const found = columns[scope.field];
  if (!found) throw new Error(`no column for the field ${scope.field} of a policy`);
  const ref = sql.ref(found.column);
  if (found.kind === 'array') return sql<SqlBool>`${ref} && ${[...scope.in]}::text[]`;
  if (found.kind === 'boolean') return sql<SqlBool>`${ref}::text = ANY(${[...scope.in]}::text[])`;
  return sql<SqlBool>`${ref} = ANY(${[...scope.in]}::text[])`;
}

/**
 * The scope as two that together allow the same: what asks of these fields alone, and the rest. Counts that are kept by these fields answer for the first
 * without reading a record.
 */
export function parted(
  scope: ScopeExpression,
  fields: readonly string[],
): { readonly byFields: ScopeExpression; readonly rest: ScopeExpression } {
  const parts = typeof scope === 'object' && 'any' in scope ? scope.any : [scope];
  const [known, others] = [
    parts.filter((part) => asksOnly(part, fields)),
    parts.filter((part) => !asksOnly(part, fields)),
  ];
  return { byFields: any(known), rest: any(others) };
}

function asksOnly(scope: ScopeExpression, fields: readonly string[]): boolean {
  if (typeof scope === 'boolean') return true;
  if ('all' in scope) return scope.all.every((part) => asksOnly(part, fields));
  if ('any' in scope) return scope.any.every((part) => asksOnly(part, fields));
  if ('not' in scope) return asksOnly(scope.not, fields);
  return fields.includes(scope.field);
}
