export { type AppParts, buildApp } from './app.ts';
export { type Config, ConfigSchema, readConfig } from './config.ts';
export { ServerError, StartError } from './errors.ts';
export { openapi } from './http/openapi.ts';
export { inspectLedger, readLedger } from './ledger/inspect.ts';
export type { ReconciliationFault } from './ledger/reconciliation.ts';
export { portInUse, type RunningServer, type ServerOptions, startServer } from './main.ts';
export type { RunJob } from './runs/jobs.ts';
export type { JobEnd, RunQueue } from './runs/queue.ts';
