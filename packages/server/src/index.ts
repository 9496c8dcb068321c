export { type Config, readConfig } from './config.ts';
export { StartError } from './errors.ts';
export { inspectLedger, readLedger } from './ledger/inspect.ts';
export type { ReconciliationFault } from './ledger/reconcile/reconciliation.ts';
export { acceptLoss, lostLeaves } from './ledger/restore/losses.ts';
export { refillLog } from './ledger/restore/refill.ts';
export { type RunningServer, type ServerOptions, startServer } from './main.ts';
export type { RunJob } from './runs/jobs.ts';
export type { JobEnd } from './runs/queue.ts';
