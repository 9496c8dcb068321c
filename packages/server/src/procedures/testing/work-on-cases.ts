/** Opens cases of the permit and moves them to their end, three at a time, until the process is killed; says to its parent how many steps were answered. */
import { callerOf } from '../../http/caller.ts';
import { openAuthority } from '../../policy/authority.ts';
import type { Principal } from '../../policy/principal.ts';
import type { Procedures } from '../open-procedures.ts';
import type { aTown } from './town.ts';

export async function workOnCases(procedures: Procedures, town: ReturnType<typeof aTown>): Promise<never> {
  const authority = openAuthority();
  const as = (who: Principal) => callerOf(authority, who, { request: 'server', address: '127.0.0.1' });
  const { police, west } = town.places;
  const steward = town.person(police, ['steward']);
  const head = town.person(police, ['head']);
  const reviewers = [town.person(west, ['reviewer']), town.person(west, ['reviewer'])];
  let answered = 0;
  const said = (): unknown => process.send?.(++answered);

  async function work(): Promise<never> {
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
  throw new Error('work on cases does not end');
}
