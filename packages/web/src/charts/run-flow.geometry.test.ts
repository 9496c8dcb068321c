import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOW, type FlowStep, magnification, runFlow } from './run-flow.geometry.ts';

const step = (name: string, rows: number, quarantined = 0, state: FlowStep['state'] = 'done'): FlowStep => ({
  name,
  state,
  in: rows,
  out: rows - quarantined,
  quarantined,
  share: state === 'done' ? 1 : 0,
});

describe('runFlow', () => {
  it('narrows the stream by what was quarantined', () => {
    const { columns } = runFlow([{ key: 'a', rows: 1000 }], [step('collect', 1000, 500), step('profile', 500)]);
    expect(columns.map((column) => column.height)).toEqual([FLOW.stream, FLOW.stream / 2]);
    expect(columns[0]?.drop).not.toBeNull();
    expect(columns[1]?.drop).toBeNull();
  });

  it('gives a waiting step the height of the stream that will reach it', () => {
    const { columns } = runFlow([], [step('collect', 1000, 250), step('profile', 0, 0, 'waiting')]);
    expect(columns[1]?.height).toBe(FLOW.stream * 0.75);
    expect(columns[1]?.stream).toBeNull();
  });

  it('draws nothing impossible, whatever the counts', () => {
    const counts = fc.record({ in: fc.nat(1e7), out: fc.nat(1e7), quarantined: fc.nat(1e6) });
    fc.assert(
      fc.property(fc.array(counts, { minLength: 1, maxLength: 8 }), (rows) => {
        const geometry = runFlow(
          [{ key: 'a', rows: rows[0]!.in }],
          rows.map((row, i) => ({ name: `${i}`, state: 'done', share: 1, ...row })),
        );
        expect(JSON.stringify(geometry)).not.toMatch(/NaN|Infinity/);
        for (const column of geometry.columns) expect(column.height).toBeLessThanOrEqual(FLOW.stream);
      }),
    );
  });
});

describe('magnification', () => {
  it('is one when branches are wide enough, and round when they are thin', () => {
    expect(magnification(200, 1000)).toBe(1);
    expect(magnification(28_564, 3_724_728)).toBe(20);
    expect(magnification(0, 100)).toBe(1);
  });
});
