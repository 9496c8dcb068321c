/** Random walks through random procedures: whatever is asked of a case in whatever order, these things stay true. */
import { addWorkingDays, dayOf } from '@kuaishu/standards';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonical } from '../../canonical.ts';
import type { CaseState } from './case-state.ts';
import { dueDay, isPaused, isRunning, usedDays } from './clock.ts';
import type { Command } from './command.ts';
import { defineProcedure } from './define-procedure.ts';
import { dutiesOf } from './duties.ts';
import type { CaseEvent } from './event.ts';
import { NO_DIGEST, readHistory, type StoredEvent, seal } from './history.ts';
import { isRefusal, type Moment, next, open } from './next.ts';
import { PERFORMERS, type Performer } from './performers.ts';
import type { Procedure } from './procedure.ts';

const title = { zh: '名', en: 'name' };
const letters = 'abcdef';
const acting = PERFORMERS.filter((word) => word !== 'system' && word !== 'assignee');

/** A chain of states (so that each is reached and has an end), with further arrows across it. */
const procedures: fc.Arbitrary<Procedure> = fc
  .record({
    length: fc.integer({ min: 1, max: 5 }),
    performers: fc.array(fc.constantFrom<Performer>(...acting), { minLength: 6, maxLength: 6 }),
    across: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { maxLength: 6 }),
    runsIn: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
    pausedIn: fc.uniqueArray(fc.nat(4), { maxLength: 2 }),
    onOverdue: fc.constantFrom('alarm' as const, 'escalate' as const),
    warnDays: fc.nat(3),
    back: fc.boolean(),
    withdraw: fc.boolean(),
  })
  .map(({ length, performers, across, runsIn, pausedIn, onOverdue, warnDays, back, withdraw }) => {
    const names = [...letters].slice(0, length);
    const states = Object.fromEntries([
      ...names.map((name) => [name, { title }]),
      ['end', { title, final: 'done' as const }],
    ]);
    const word = (i: number): Performer => performers[i % performers.length] ?? 'head@owner';
    const chain = names.map((name, i) => [
      `to-${names[i + 1] ?? 'end'}`,
      { title, from: [name], to: names[i + 1] ?? 'end', performers: [word(i)] },
    ]);
    const more = across.map(([from, to, fourEyes], i) => [
      `cross-${letters[i]}`,
      {
        title,
        from: [names[from % length] ?? 'a'],
        to: names[to % length] ?? 'end',
        performers: [word(i + 1)],
        ...(fourEyes && word(i + 1) !== 'applicant' ? { fourEyes: true as const } : {}),
      },
    ]);
    const runs = [...new Set(runsIn.map((i) => names[i % length] ?? 'a'))];
    return defineProcedure({
      id: 'walk',
      version: 1,
      title,
      subject: 'thing',
      initial: 'a',
      states,
      transitions: Object.fromEntries([...chain, ...more]),
      clocks: {
        term: {
          title,
          deadline: 'walk.term',
          runsIn: runs,
          pausedIn: [...new Set(pausedIn.map((i) => names[i % length] ?? 'a'))].filter((name) => !runs.includes(name)),
          warnDays,
          onOverdue,
          extension: { deadline: 'walk.extension', consent: ['arbiter@territory'] },
        },
      },
      ...(back ? {} : { return: false }),
      ...(withdraw ? {} : { withdraw: false }),
    } as never);
  });

const people = ['user_applicant', 'user_one', 'user_two'];
const commands: fc.Arbitrary<{ command: (of: Procedure) => Command; minutes: number; actor: number }> = fc.record({
  minutes: fc.integer({ min: 1, max: 4_000 }),
  actor: fc.nat(2),
  command: fc.oneof(
    {
      weight: 8,
      arbitrary: fc.nat(30).map((i) => (of: Procedure): Command => {
        const names = Object.keys(of.transitions);
        return { do: 'move', transition: names[i % names.length] ?? '', comment: '理由' };
      }),
    },
    fc
      .constantFrom<Command>(
        { do: 'comment', comment: '话' },
        { do: 'take' },
        { do: 'delegate', to: 'user_two', until: null },
        { do: 'undelegate' },
        { do: 'escalate', comment: '' },
        { do: 'ask_extension', clock: 'term', days: 3, comment: '理由' },
        { do: 'decide_extension', clock: 'term', grant: true, comment: '理由' },
        { do: 'decide_extension', clock: 'term', grant: false, comment: '理由' },
        { do: 'warn', clock: 'term' },
        { do: 'overdue', clock: 'term' },
      )
      .map((command) => () => command),
  ),
});

const term = (deadline: string) =>
  ({ deadline, value: deadline === 'walk.term' ? 7 : 5, unit: 'working_day' }) as const;

it('one state at a time, duties in open states only, a history that gives the same case, clocks that only go on', () => {
  fc.assert(
    fc.property(procedures, fc.array(commands, { minLength: 1, maxLength: 40 }), (procedure, walk) => {
      let at = Date.parse('2026-04-20T04:00:00.000Z');
      const moment = (actor: string): Moment => ({ now: new Date(at), actor, term });
      const opened = open(
        procedure,
        {
          case: 'case_1',
          opening: {
            procedure: procedure.id,
            version: 1,
            owner: 'org_1',
            path: ['org_0', 'org_1'],
            territory: 'org_0',
            level: 'province',
            subject: { kind: 'thing', id: 'thing_1' },
            title: '一件事',
          },
        },
        moment('user_applicant'),
      );
      if (isRefusal(opened)) throw new Error('not opened');
      let of = opened.case;
      const events: CaseEvent[] = [...opened.events];
      for (const { command, minutes, actor } of walk) {
        at += minutes * 60_000;
        const wanted = command(procedure);
        const who = wanted.do === 'warn' || wanted.do === 'overdue' ? 'system' : (people[actor] ?? 'user_one');
        const before = of;
        const step = next(procedure, before, wanted, moment(who));
        if (isRefusal(step)) {
          expect(step.refused.message.zh).not.toBe('');
          continue;
        }
        of = step.case;
        events.push(...step.events);
        holds(procedure, before, of, step.events, new Date(at));
      }
      let head = NO_DIGEST;
      const stored = events.map((event): StoredEvent => {
        const sealed = seal(head, event);
        head = sealed.digest;
        return sealed;
      });
      const read = readHistory(procedure, stored);
      expect(read.faults).toEqual([]);
      expect(canonical(read.case)).toBe(canonical(of));
    }),
    { numRuns: 300 },
  );
});

function holds(
  procedure: Procedure,
  before: CaseState,
  after: CaseState,
  events: readonly CaseEvent[],
  now: Date,
): void {
  const state = procedure.states[after.state];
  expect(state).toBeDefined();
  expect(after.closedAt !== null).toBe(state?.final !== undefined);
  // one may write to a closed case, and nothing else
  if (before.closedAt !== null) expect(events.map(({ kind }) => kind)).toEqual(['commented']);
  const duties = dutiesOf(procedure, after);
  if (after.closedAt !== null) expect(duties).toEqual([]);
  else expect(duties.length).toBeGreaterThan(0);
  expect(after.seq).toBe(before.seq + events.length);
  expect(after.revision).toBeGreaterThanOrEqual(before.revision);
  for (const [name, clock] of Object.entries(after.clocks)) {
    const was = before.clocks[name];
    expect(clock.stopped === null || !isRunning(clock)).toBe(true);
    if (after.closedAt !== null) expect(clock.stopped).not.toBeNull();
    if (after.state === 'returned') expect(clock.stopped !== null || isPaused(clock)).toBe(true);
    if (procedure.clocks[name]?.runsIn.includes(after.state)) expect(isRunning(clock)).toBe(true);
    if (was && was.round === clock.round) {
      expect(clock.started).toBe(was.started);
      expect(clock.pauses.length).toBeGreaterThanOrEqual(was.pauses.length);
      expect(was.stopped === null || clock.stopped === was.stopped).toBe(true);
      const due = dueDay(clock);
      // a due day only moves by days that did not count, or by what was granted: never before the term itself
      if (due !== null) expect(due >= addWorkingDays(dayOf(new Date(clock.started)), clock.value)).toBe(true);
    } else if (was) expect(clock.round).toBe(was.round + 1);
    expect(usedDays(clock, now)).toBeGreaterThanOrEqual(0);
  }
}

it('a history that was tampered with is found out, at its place', () => {
  const events = Array.from({ length: 5 }, (_, i): StoredEvent => ({ seq: i + 1, body: `{"n":${i}}`, digest: '' }));
  let head = NO_DIGEST;
  const chain = events.map(({ seq }) => {
    const sealed = seal(head, { seq } as CaseEvent);
    head = sealed.digest;
    return sealed;
  });
  const procedure = {} as Procedure;
  const faults = (stored: readonly StoredEvent[]) =>
    readHistory(procedure, stored)
      .faults.filter(({ fault }) => fault !== 'replay')
      .map(({ seq, fault }) => `${seq} ${fault}`);
  expect(faults(chain)).toEqual([]);
  expect(faults(chain.map((one) => (one.seq === 3 ? { ...one, body: `${one.body} ` } : one)))).toEqual([
    '3 digest',
    '3 body',
  ]);
  expect(faults(chain.filter(({ seq }) => seq !== 2))).toContain('3 digest');
  expect(faults(chain.map((one) => (one.seq === 4 ? { ...one, digest: NO_DIGEST } : one)))).toEqual([
    '4 digest',
    '5 digest',
  ]);
});
