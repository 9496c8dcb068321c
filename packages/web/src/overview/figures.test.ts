import type { Overview } from '@kuaishu/api';
import { describe, expect, it } from 'vitest';
import { limitLabels, waiting } from './figures.ts';

describe('limitLabels', () => {
  it('names five classes without needless digits', () => {
    expect(limitLabels([0.6, 0.7, 0.8, 0.9])).toEqual(['<60', '60–70', '70–80', '80–90', '≥90']);
  });
  it('tells classes apart that lie within a tenth of a per cent', () => {
    const labels = limitLabels([0.909, 0.9092, 0.9094, 0.9096]);
    expect(labels).toEqual(['<90.90', '90.90–90.92', '90.92–90.94', '90.94–90.96', '≥90.96']);
  });
  it('takes a digit where limits need one', () => {
    expect(limitLabels([0.601, 0.602, 0.603, 0.61])).toEqual(['<60.1', '60.1–60.2', '60.2–60.3', '60.3–61.0', '≥61.0']);
  });
});

describe('what waits for a person', () => {
  const overview = (...states: string[]) =>
    ({
      runs: states.map((state, i) => ({ run: `R${i}`, state, broken: 1 })),
      review: { open: 0, answered: 0 },
      strips: [],
    }) as unknown as Overview;

  it('is a held run only while it is the newest: then it can be released', () => {
    expect(waiting(overview('held', 'published', 'held')).held).toEqual([{ run: 'R0', broken: 1 }]);
    expect(waiting(overview('published', 'held')).held).toEqual([]);
    expect(waiting(overview()).held).toEqual([]);
  });
});
