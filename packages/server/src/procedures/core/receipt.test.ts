/**
 * A real log replayed: 1,434 permit cases of a Dutch municipality (4TU, `receipt`), 8,577 events in the order in which people really acted. Every event must be
 * taken by a procedure of its directly-follows relation, every history give its case again, and every clock agree with a count of days made otherwise. Only
 * where the log lies beside the repository.
 */
import { existsSync, readFileSync } from 'node:fs';
import { addWorkingDays, dayOf, endOfDay } from '@kuaishu/standards';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../canonical.ts';
import { dueDay } from './clock.ts';
import { defineProcedure } from './define-procedure.ts';
import type { CaseEvent } from './event.ts';
import { NO_DIGEST, readHistory, type StoredEvent, seal } from './history.ts';
import { isRefusal, next, open, type Refusal, type Step } from './next.ts';
import type { Procedure } from './procedure.ts';

const LOG = new URL('../../../../../../shared/data/process/receipt.csv', import.meta.url);
const TERM_DAYS = 20;

interface Trace {
  readonly id: string;
  /** Activities with their instants, in order. */
  readonly steps: readonly { readonly activity: string; readonly at: Date; readonly who: string }[];
}

function read(): Trace[] {
  const [head = '', ...lines] = readFileSync(LOG, 'utf8').trim().split('\n');
  const columns = head.split(',');
  const at = (name: string): number => columns.indexOf(name);
  const rows = lines.map((line) => line.split(','));
  const cases = Map.groupBy(rows, (row) => row[at('case:concept:name')] ?? '');
  return [...cases].map(([id, own]) => ({
    id,
    steps: own
      .map((row) => ({
        activity: row[at('concept:name')] ?? '',
        at: new Date((row[at('time:timestamp')] ?? '').replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1')),
        who: row[at('org:resource')] ?? '',
      }))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
  }));
}

/** A state per activity, a step per activity from every state that it was seen to follow. */
function mined(traces: readonly Trace[]): { procedure: Procedure; nameOf: (activity: string) => string } {
  const activities = [...new Set(traces.flatMap(({ steps }) => steps.map(({ activity }) => activity)))];
  const nameOf = (activity: string): string => {
    const i = activities.indexOf(activity);
    return `act-${String.fromCharCode(97 + Math.floor(i / 26))}${String.fromCharCode(97 + (i % 26))}`;
  };
  const title = (name: string) => ({ zh: name, en: name });
  const before = new Map<string, Set<string>>();
  for (const { steps } of traces)
    for (const [i, { activity }] of steps.entries()) {
      const found = before.get(activity) ?? new Set<string>();
      found.add(i === 0 ? 'begun' : nameOf(steps[i - 1]?.activity ?? ''));
      before.set(activity, found);
    }
  const states = ['begun', ...activities.map(nameOf)];
  const procedure = defineProcedure({
    id: 'receipt',
    version: 1,
    title: { zh: '收件', en: 'Receipt' },
    subject: 'thing',
    initial: 'begun',
    withdraw: false,
    return: false,
    states: {
      ...Object.fromEntries(states.map((name) => [name, { title: title(name), performers: ['staff@owner'] }])),
      closed: { title: title('closed'), final: 'done' },
    },
    transitions: {
      ...Object.fromEntries(
        activities.map((activity) => [
          `to-${nameOf(activity)}`,
          {
            title: title(activity),
            from: [...(before.get(activity) ?? [])],
            to: nameOf(activity),
            performers: ['staff@owner'],
          },
        ]),
      ),
      close: { title: title('close'), from: states, to: 'closed', performers: ['staff@owner'] },
    },
    clocks: {
      term: { title: title('term'), deadline: 'receipt.term', runsIn: states, warnDays: 2, onOverdue: 'alarm' },
    },
  } as never);
  return { procedure, nameOf };
}

const must = (answer: Step | Refusal): Step => {
  if (isRefusal(answer)) throw new Error(answer.refused.message.en);
  return answer;
};

describe.skipIf(!existsSync(LOG))('the real log', () => {
  it('is taken event by event, replays to the same cases, and its clocks count as days do', () => {
    const traces = read();
    const { procedure, nameOf } = mined(traces);
    const term = (deadline: string) => ({ deadline, value: TERM_DAYS, unit: 'working_day' }) as const;
    let events = 0;
    let late = 0;
    let lateOtherwise = 0;
    for (const { id, steps } of traces) {
      const first = steps[0];
      const last = steps.at(-1);
      if (!first || !last) throw new Error('an empty case');
      const opening = {
        procedure: 'receipt',
        version: 1,
        owner: 'org_1',
        path: ['org_0', 'org_1'],
        territory: 'org_0',
        level: 'prefecture',
        subject: { kind: 'thing', id },
        title: id,
      };
      const history: CaseEvent[] = [];
      let step = must(open(procedure, { case: id, opening }, { now: first.at, actor: first.who, term }));
      history.push(...step.events);
      for (const { activity, at, who } of steps) {
        // what the ticker would have found by then
        const due = dueDay(step.case.clocks['term'] as never);
        if (due !== null && at >= endOfDay(due) && step.case.clocks['term']?.overdue === null) {
          step = must(
            next(procedure, step.case, { do: 'overdue', clock: 'term' }, { now: endOfDay(due), actor: 'system', term }),
          );
          history.push(...step.events);
        }
        step = must(
          next(
            procedure,
            step.case,
            { do: 'move', transition: `to-${nameOf(activity)}` },
            { now: at, actor: who, term },
          ),
        );
        history.push(...step.events);
        events++;
      }
      step = must(
        next(procedure, step.case, { do: 'move', transition: 'close' }, { now: last.at, actor: last.who, term }),
      );
      history.push(...step.events);
      if (step.case.clocks['term']?.overdue !== null) late++;
      if (last.at >= endOfDay(addWorkingDays(dayOf(first.at), TERM_DAYS))) lateOtherwise++;
      let head = NO_DIGEST;
      const stored = history.map((event): StoredEvent => {
        const sealed = seal(head, event);
        head = sealed.digest;
        return sealed;
      });
      const again = readHistory(procedure, stored);
      expect(again.faults).toEqual([]);
      expect(canonical(again.case)).toBe(canonical(step.case));
    }
    expect({ cases: traces.length, events }).toEqual({ cases: 1434, events: 8577 });
    expect(late).toBe(lateOtherwise);
    expect(late).toBeGreaterThan(0);
  });
});
