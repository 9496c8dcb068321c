import { describe, expect, it } from 'vitest';
import { accessRequest } from '../definitions/access-request.ts';
import { permit } from '../testing/permit.ts';
import { defineProcedure } from './define-procedure.ts';
import { diagramOf } from './diagram.ts';
import { chapterOf, tableOf } from './table.ts';

const title = { zh: '名', en: 'name' };
const define = (more: object): (() => unknown) => {
  const plain = {
    id: 'thing',
    version: 1,
    title,
    subject: 'thing',
    initial: 'a',
    withdraw: false,
    return: false,
    states: { a: { title }, b: { title, final: 'done' } },
    transitions: { go: { title, from: ['a'], to: 'b', performers: ['head@owner'] } },
  };
  return () => defineProcedure({ ...plain, ...more } as never);
};

describe('a procedure is refused where it is defined', () => {
  const go = { title, from: ['a'], to: 'b', performers: ['head@owner'] };
  it.each([
    ['no initial state', { initial: 'x' }, /no initial state x/],
    [
      'a state that cannot be reached',
      { states: { a: { title }, b: { title, final: 'done' }, c: { title } } },
      /c can never be reached/,
    ],
    ['a state without end', { states: { a: { title }, b: { title } } }, /from state a no end can be reached/],
    [
      'an end with a way out',
      { transitions: { go, back: { ...go, from: ['b'], to: 'a' } } },
      /b is final and has a way out/,
    ],
    ['nobody who acts', { transitions: { go: { ...go, performers: [] } } }, /nobody may take it/],
    ['an unknown performer', { transitions: { go: { ...go, performers: ['king@owner'] } } }, /nobody is "king@owner"/],
    [
      'four eyes of the applicant alone',
      { transitions: { go: { ...go, performers: ['applicant'], fourEyes: true } } },
      /four eyes/,
    ],
    [
      'a field without a name',
      { transitions: { go: { ...go, form: { type: 'object', properties: { x: { type: 'string' } } } } } },
      /x-title/,
    ],
    ['a name that no leaf takes', { id: 'Thing 1' }, /lower-case words/],
    [
      'a clock of no state',
      { clocks: { t: { title, deadline: 'x.y', runsIn: ['x'], warnDays: 1, onOverdue: 'alarm' } } },
      /no state x/,
    ],
    [
      'a clock whose transition people take',
      { clocks: { t: { title, deadline: 'x.y', runsIn: ['a'], warnDays: 1, onOverdue: { transition: 'go' } } } },
      /not open to the system/,
    ],
    ['a way to a state that is not there', { transitions: { go, on: { ...go, to: 'x' } } }, /no state x/],
  ])('%s', (_, more, message) => {
    expect(define(more)).toThrow(message as RegExp);
  });

  it('and else it is taken', () => {
    expect(define({})).not.toThrow();
  });
});

describe('what every procedure has', () => {
  it('can be said no to', () => {
    const plain = define({})() as typeof permit;
    expect(Object.keys(plain.transitions)).toEqual(['go']);
    expect(Object.keys(permit.transitions)).toEqual(['submit', 'grant', 'deny', 'return', 'resubmit', 'withdraw']);
  });
});

describe('the table and the drawing', () => {
  it('say the same as the definition', () => {
    const rows = tableOf(permit).filter(({ state }) => state === 'reviewing');
    expect(rows).toEqual([
      { state: 'reviewing', performer: 'reviewer@territory', transitions: ['grant', 'deny', 'return'] },
      { state: 'reviewing', performer: 'applicant', transitions: ['withdraw'] },
    ]);
    expect(chapterOf(accessRequest)).toContain('本级安全管理员');
  });

  it('each state stands in the picture once, and every arrow joins states', () => {
    for (const procedure of [permit, accessRequest]) {
      const { nodes, edges } = diagramOf(procedure);
      expect(nodes.map(({ state }) => state)).toEqual(Object.keys(procedure.states));
      expect(nodes.filter(({ kind }) => kind === 'initial')).toHaveLength(1);
      for (const { from, to } of edges)
        expect(nodes.filter(({ state }) => state === from || state === to).length).toBe(from === to ? 1 : 2);
    }
  });
});
