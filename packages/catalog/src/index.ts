export * from './agreement/index.ts';
export * from './archive/index.ts';
export * from './codes/index.ts';
export * from './derive/compile-plan.ts';
export * from './derive/derived-parts.ts';
export * from './derive/fusion.ts';
export * from './derive/interface-schema.ts';
export * from './derive/items.ts';
export * from './derive/link-attributes.ts';
export * from './derive/masks.ts';
export * from './derive/plan.ts';
export * from './derive/region.ts';
export * from './derive/rules.ts';
export * from './derive/slug.ts';
export * from './derive/template.ts';
export * from './derive/territories.ts';
export * from './diff/diff-entries.ts';
export { AFFECTED, type Affected } from './diff/judges.ts';
export * from './diff/summary.ts';
export * from './entry.ts';
export * from './form/from-form.ts';
export { columnLetters, type JudgeText, marksOf, type SheetFault } from './form/lines.ts';
export { FORM_SHEETS, type RawSheet, type Sheet } from './form/sheets.ts';
export * from './form/to-form.ts';
export * from './grading/index.ts';
export * from './lint/audit-entry.ts';
export * from './lint/audit-together.ts';
export * from './lint/fault.ts';
export { lintEntry } from './lint/lint-entry.ts';
export { KNOWN_SUBJECTS, lintProject, type ProjectToLint } from './lint/lint-project.ts';
export { isSystemName, normaliseName } from './lint/name-rules.ts';
export { checkShape } from './lint/shape.ts';
export * from './listing/index.ts';
export * from './questionnaire/index.ts';
export * from './radar/index.ts';
export * from './read/load-project.ts';
export type { LoadedEntry } from './read/loaded-entry.ts';
export { parseText } from './read/parse.ts';
export * from './read/positions.ts';
export * from './schema/json-schema.ts';
export type { Labels, SearchDocument, SearchItem } from './search/document.ts';
export type { FacetValue, Filters } from './search/result/facets.ts';
export type { Highlighted, Range } from './search/result/highlight.ts';
export type { SortOrder } from './search/result/order.ts';
export {
  type SearchHit,
  type SearchRequest,
  SearchRequestError,
  type SearchResult,
} from './search/result/request.ts';
export { type ScopeExpression, scopeAllows } from './search/scope.ts';
export { SearchIndex, type SuggestRequest } from './search/search-index.ts';
export { SnapshotError } from './search/snapshot/sections.ts';
export type { Suggestion } from './search/suggest/suggestions.ts';
export * from './stars/star-map.ts';
export * from './write/entry-yaml.ts';
