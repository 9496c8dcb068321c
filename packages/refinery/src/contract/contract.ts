/**
 * The craft's contract with its engines: every statement that the steps ask, as they ask it, with DuckDB's answers, for another engine's runner to
 * replay and compare (`scripts/spark-contract`).
 */
export { Recording } from './recording-engine.ts';
export { OWN_HASH, recordCraft } from './session.ts';
export { sitesOf } from './sites.ts';
