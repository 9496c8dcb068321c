/** A process that opens and moves cases until it is killed; see `kill.test.ts`. Says how many steps it was answered. */
import { callerOf } from '../../http/caller.ts';
import { openAuthority } from '../../policy/authority.ts';
import type { Principal } from '../../policy/principal.ts';
import { connect, openOn } from './permit-writing.ts';
import { aTown } from './town.ts';

process.on('disconnect', () => process.exit());
const { url, queueUrl, filesDir } = JSON.parse(process.argv[2] ?? '{}') as Record<
  'url' | 'queueUrl' | 'filesDir',
  string
>;
const town = aTown();
const procedures = await openOn(connect(url), queueUrl, filesDir, town);
const authority = openAuthority();
const as = (who: Principal) => callerOf(authority, who, { request: 'worker', address: '127.0.0.1' });
const { police, west } = town.places;
const steward = town.person(police, ['steward']);
const head = town.person(police, ['head']);
const reviewers = [town.person(west, ['reviewer']), town.person(west, ['reviewer'])];
let answered = 0;
const said = (): unknown => process.send?.(++answered);
const work = async (): Promise<void> => {
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
};
await Promise.all([work(), work(), work()]);
