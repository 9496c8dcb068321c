/**
 * Row scope of a search: which documents a principal may know of. The policy compiles to this expression over the documents' labels; hits,
 * totals, facets, corrections and suggestions are all taken from the documents that it allows, so that none of them tells of another.
 *
 *   { any: [{ field: 'visibility', in: ['public'] }, { field: 'organisation', in: ['org_01…'] }] }
 */
import type { Labels } from './document.ts';

export type ScopeExpression =
  | boolean
  | { readonly all: readonly ScopeExpression[] }
  | { readonly any: readonly ScopeExpression[] }
  | { readonly not: ScopeExpression }
  /** At least one of the document's labels of this field is one of these. A document without the field has none: false. */
  | { readonly field: string; readonly in: readonly string[] };

/** Whether the expression allows a document with these labels. `all: []` is true, `any: []` is false. */
export function scopeAllows(scope: ScopeExpression, labels: Labels): boolean {
  if (typeof scope === 'boolean') return scope;
  if ('all' in scope) return scope.all.every((part) => scopeAllows(part, labels));
  if ('any' in scope) return scope.any.some((part) => scopeAllows(part, labels));
  if ('not' in scope) return !scopeAllows(scope.not, labels);
  const own = Object.hasOwn(labels, scope.field) ? labels[scope.field] : undefined;
  return own?.some((value) => scope.in.includes(value)) ?? false;
}
