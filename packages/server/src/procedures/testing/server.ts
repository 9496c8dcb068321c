/**
 * A server without its network: procedures, acts, outbox and the writer of the ledger in one process, at work on cases until it is killed; see
 * `kill-server.ts`. Says how many steps it was answered.
 */
import { openLedger } from '../../ledger/ledger.ts';
import type { ServerLife } from './kill-server.ts';
import { permitThatTells, telling } from './permit-telling.ts';
import { connect, openOn } from './permit-writing.ts';
import { killAtStatement } from './statement-moments.ts';
import { aTown } from './town.ts';
import { workOnCases } from './work-on-cases.ts';

process.on('disconnect', () => process.exit());
const life = JSON.parse(process.argv[2] ?? '{}') as ServerLife;
const { url, queueUrl, dataDir, outside, moment } = life;
const db = connect(url);
const clock = (): Date => new Date();
const ledger = await openLedger({ dataDir, db, clock, onError: () => {}, pollMs: 50 });
const town = aTown();
const procedures = await openOn(db, queueUrl, `${dataDir}/files`, town, {
  procedure: permitThatTells,
  effects: [telling(outside)],
  onLeaf: ledger.flow.wake,
});
process.send?.(0);
if (moment) killAtStatement(moment);
await workOnCases(procedures, town);
