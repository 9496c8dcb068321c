export { duckdbAgreedHash, duckdbVocabulary } from './dialect/duckdb.ts';
export * from './engine/duckdb-engine.ts';
export * from './engine/engine.ts';
export * from './sources/collect-file.ts';
export * from './sources/csv-safe.ts';
export { readTextTable, type TextTable, type TextTableRow } from './sources/delimited/whole-table.ts';
export { type CollectedTable, collectDatabase, type DatabaseSource } from './sources/remote/collect-database.ts';
export * from './sources/remote/collect-http.ts';
export type { DatabaseSchema, SchemaColumn, SchemaOptions, SchemaTable } from './sources/remote/database-schema.ts';
export type { Reach } from './sources/remote/reach.ts';
export * from './sources/remote/read-schema.ts';
export * from './sources/shape.ts';
export { sniffFile } from './sources/sniff.ts';
export * from './sources/source-error.ts';
export * from './sources/store-raw.ts';
export * from './sources/xlsx/annotate-workbook.ts';
export {
  readWorkbook,
  type SheetToWrite,
  type WholeSheet,
  type WorkbookLimits,
  writeWorkbook,
} from './sources/xlsx/whole-workbook.ts';
export * from './sql.ts';
