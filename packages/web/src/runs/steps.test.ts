import type { StepRecord } from '@kuaishu/api';
import { describe, expect, it } from 'vitest';
import { quarantinedByProvider, STEP_ORDER, shownSteps, sourcesOf } from './steps.ts';

const collect: StepRecord = {
  name: 'collect',
  startedAt: '',
  seconds: 1,
  in: 100,
  out: 97,
  quarantined: 3,
  changed: 0,
  flows: [],
};

describe('shownSteps', () => {
  it('shows all eight, the one at work with its share and the rest waiting with the rows that will reach them', () => {
    const progress = { step: 'profile', done: 1, of: 4, label: { zh: '', en: '' }, since: '' } as const;
    const steps = shownSteps({ steps: [collect], state: 'running' }, progress);
    expect(steps.map((step) => step.name)).toEqual(STEP_ORDER);
    expect(steps.slice(0, 3).map((step) => [step.state, step.in, step.share])).toEqual([
      ['done', 100, 1],
      ['running', 97, 0.25],
      ['waiting', 97, 0],
    ]);
  });

  it('runs nothing in a run that ended', () => {
    const progress = { step: 'profile', done: 1, of: 4, label: { zh: '', en: '' }, since: '' } as const;
    expect(shownSteps({ steps: [collect], state: 'failed' }, progress).some((step) => step.state === 'running')).toBe(
      false,
    );
  });
});

describe('per department', () => {
  const resource = (provider: string, rows: number) => ({
    resource: `${provider}${rows}`,
    subject: 'person',
    name: { zh: '' },
    provider,
    rows,
    deliveries: [],
  });
  it('adds up the resources of one department', () => {
    expect(sourcesOf({ resources: [resource('a', 5), resource('b', 20), resource('a', 7)] })).toEqual([
      { key: 'b', rows: 20 },
      { key: 'a', rows: 12 },
    ]);
  });
  it('leads to the resource with most quarantined rows', () => {
    const by = (provider: string, name: string, rows: number) => ({ provider, resource: name, name: { zh: '' }, rows });
    expect(quarantinedByProvider({ quarantinedBy: [by('a', 'x', 1), by('a', 'y', 9), by('b', 'z', 4)] })).toEqual([
      { provider: 'a', rows: 10, resource: 'y' },
      { provider: 'b', rows: 4, resource: 'z' },
    ]);
  });
});
