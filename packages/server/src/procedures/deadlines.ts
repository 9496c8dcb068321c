/** Deadlines as people see and change them. A change is a new row from a day on; clocks that run keep the term they began with. */
import type { DeadlineChange, DeadlineView } from '@kuaishu/api';
import { dayOf } from '@kuaishu/standards';
import type { Acts } from '../acts/acts.ts';
import { notFound, ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { Deadline, DeadlineStore } from './store/deadline-store.ts';

export interface Deadlines {
  all(): Promise<DeadlineView[]>;
  /** Needs `deadline.change`. */
  change(caller: Caller, id: string, of: DeadlineChange): Promise<DeadlineView>;
}

export function deadlineService(parts: {
  readonly store: DeadlineStore;
  readonly acts: Acts;
  readonly clock: () => Date;
}): Deadlines {
  const { store, acts, clock } = parts;

  function views(rows: readonly Deadline[]): DeadlineView[] {
    const today = dayOf(clock());
    const seen = new Set<string>();
    return rows.map((row) => {
      const current = row.effectiveFrom <= today && !seen.has(row.id);
      if (current) seen.add(row.id);
      return { ...row, current };
    });
  }

  return {
    all: async () => views(await store.all()),
    async change(caller, id, of) {
      const decision = caller.require('deadline.change');
      const known = (await store.all()).find((row) => row.id === id);
      if (!known) throw notFound({ zh: '时限', en: 'deadline' }, id, 'params.deadline');
      if (of.effectiveFrom < dayOf(clock()))
        throw new ServerError(
          'bad_request',
          { zh: '生效日期不能早于今天。', en: 'It cannot come into force before today.' },
          { where: 'body.effectiveFrom', mend: { zh: '请选择今天或以后的日期。', en: 'Choose today or later.' } },
        );
      const row: Deadline = { id, title: known.title, ...of };
      const target = { kind: 'Deadline', id };
      await acts.run(caller.act('deadline.change', target, decision.policies), async (act) => {
        await store.add(act, row);
        act.note({ value: of.value, unit: of.unit, from: of.effectiveFrom, before: known.value });
      });
      return views(await store.all()).find(
        (one) => one.id === id && one.effectiveFrom === of.effectiveFrom,
      ) as DeadlineView;
    },
  };
}
