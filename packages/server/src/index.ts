export { type Config, readConfig } from './config.ts';
export { StartError } from './errors.ts';
export { inspectLedger, readLedger } from './ledger/inspect.ts';
export { acceptLoss, lostLeaves } from './ledger/losses.ts';
export type { ReconciliationFault } from './ledger/reconciliation.ts';
export { refillLog } from './ledger/refill.ts';
export { type RunningServer, type ServerOptions, startServer } from './main.ts';
export type { RunJob } from './runs/jobs.ts';
export type { JobEnd } from './runs/queue.ts';
