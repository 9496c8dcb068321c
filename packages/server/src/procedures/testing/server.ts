/**
 * A server without its network: procedures, acts, outbox and the writer of the ledger in one process, at work on cases until it is killed; see
 * `kill-server.ts`. Says how many steps it was answered.
 */
import { callerOf } from '../../http/caller.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { openAuthority } from '../../policy/authority.ts';
import type { Principal } from '../../policy/principal.ts';
import type { ServerLife } from './kill-server.ts';
import { permitThatTells, telling } from './permit-telling.ts';
import { connect, openOn } from './permit-writing.ts';
import { killAtStatement } from './statement-moments.ts';
import { aTown } from './town.ts';

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

const authority = openAuthority();
const as = (who: Principal) => callerOf(authority, who, { request: 'server', address: '127.0.0.1' });
const { police, west } = town.places;
const steward = town.person(police, ['steward']);
const head = town.person(police, ['head']);
const reviewers = [town.person(west, ['reviewer']), town.person(west, ['reviewer'])];
let answered = 0;
const said = (): unknown => process.send?.(++answered);

async function work(): Promise<void> {
  for (;;) {
    const { id } = await procedures.cases.open(as(steward), {
      procedure: 'permit',
      subject: { id: 'thing_1' },
      title: '一项许可',
      input: { purpose: '修路' },
    });
    said();
    await procedures.cases.move(as(head), id, { transition: 'submit', revision: 1 });
    said();
    await procedures.cases.comment(as(steward), id, { comment: '请尽快' });
    said();
    await Promise.allSettled(
      reviewers.map((who) =>
        procedures.cases.move(as(who), id, { transition: 'grant', revision: 2, input: { until: '2027-01-01' } }),
      ),
    );
    said();
  }
}
await Promise.all([work(), work(), work()]);
