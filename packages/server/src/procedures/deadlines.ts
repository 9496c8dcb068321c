/** Deadlines as people see and change them. A change is a new row from a day on; clocks that run keep the term they began with. */
import type { DeadlineChange, DeadlineView } from '@kuaishu/api';
import { dayOf } from '@kuaishu/standards';
import type { Acts } from '../acts/acts.ts';
import { notFound, ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { Registry } from './registry.ts';
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
  /** Whether clocks of a procedure count the term; they count days. */
  readonly counted: (id: string) => boolean;
}): Deadlines {
  const { store, acts, clock, counted } = parts;

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
      if (counted(id) && of.unit !== 'working_day' && of.unit !== 'day')
        throw new ServerError(
          'bad_request',
          { zh: '事项的时钟只按工作日或日计。', en: 'Clocks of cases count working days or days alone.' },
          {
            where: 'body.unit',
            mend: { zh: '请把月、年折算成日或工作日。', en: 'Give months and years as days or working days.' },
          },
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

/** Whether a clock, or its extension, of any version that cases may run on takes the term. */
export const countedBy =
  (registry: Registry) =>
  (id: string): boolean =>
    registry
      .all()
      .flatMap((procedure) => registry.versions(procedure.id))
      .flatMap(({ clocks }) => Object.values(clocks ?? {}))
      .some(({ deadline, extension }) => deadline === id || extension?.deadline === id);
