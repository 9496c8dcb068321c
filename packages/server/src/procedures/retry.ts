/** An effect that was given up, or waits, gets its attempts anew: an act of whoever answers for its case, or for the system. */
import type { EffectView } from '@kuaishu/api';
import type { Acts } from '../acts/acts.ts';
import { notFound, ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { effectStore } from './effects/effect-store.ts';
import type { Outbox } from './effects/outbox.ts';
import { caseFacts } from './facts.ts';
import type { QueryParts } from './queries/case-list.ts';
import { effectView } from './queries/effect-list.ts';
import { caseStore } from './store/case-store.ts';

export async function retryEffect(
  parts: QueryParts & { readonly acts: Acts; readonly outbox: Outbox },
  caller: Caller,
  id: string,
): Promise<EffectView> {
  const { db, acts, outbox, registry, clock } = parts;
  const row = await effectStore(db).find(id);
  if (!row) throw notFound({ zh: '动作', en: 'effect' }, id, 'params.effect');
  const stored = row.case_id === null ? null : await caseStore(db).find(row.case_id);
  const decision = stored
    ? caller.require('effect.retry', caseFacts(stored.case, clock()))
    : caller.require('system.manage');
  if (row.state === 'done')
    throw new ServerError(
      'not_now',
      { zh: '这个动作已完成，不再重复。', en: 'This effect is done and is not repeated.' },
      { where: 'params.effect' },
    );
  if (!registry.effects().some(({ name }) => name === row.name))
    throw new ServerError(
      'not_now',
      { zh: `本版本没有定义动作“${row.name}”。`, en: `This version does not define the effect "${row.name}".` },
      {
        where: 'params.effect',
        mend: { zh: '装回有它的版本后再重试。', en: 'Try again under a version that has it.' },
      },
    );
  const target = { kind: 'Effect', id, path: stored?.case.path ?? [] };
  await acts.run(caller.act('effect.retry', target, decision.policies), async (act) => {
    await outbox.again(act, id);
    act.note({ effect: row.name, case: row.case_id });
  });
  outbox.wake();
  const after = await effectStore(db).find(id);
  return effectView({ ...(after ?? row), case_title: stored?.case.title ?? null }, registry);
}
