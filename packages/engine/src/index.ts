export * from './engine/duckdb-engine.ts';
export * from './engine/engine.ts';
export * from './sql.ts';
