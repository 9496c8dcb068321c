export * from './engine/duckdb-engine.ts';
export * from './engine/engine.ts';
export * from './sources/collect-file.ts';
export * from './sources/csv-safe.ts';
export * from './sources/shape.ts';
export { sniffFile } from './sources/sniff.ts';
export * from './sources/source-error.ts';
export * from './sources/store-raw.ts';
export * from './sql.ts';
