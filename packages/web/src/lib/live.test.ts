import { describe, expect, it } from 'vitest';
import { advance, pace, STILL, shareDone } from './live.ts';

const at = '2026-01-01T00:00:00Z';

describe('live progress', () => {
  it('follows a step from its beginning and keeps when it began', () => {
    const begun = advance(STILL, { type: 'step', at, run: 'r1', step: 'link', state: 'started', in: 400 });
    const later = {
      type: 'progress',
      at: '2026-01-01T00:00:09Z',
      run: 'r1',
      step: 'link',
      done: 100,
      of: 400,
      label: { zh: '', en: '' },
    } as const;
    expect(advance(begun, later).progress['r1']).toEqual({
      step: 'link',
      done: 100,
      of: 400,
      label: { zh: '', en: '' },
      since: at,
    });
  });

  it('forgets a run that ended and leaves others alone', () => {
    const two = ['a', 'b'].reduce(
      (live, run) => advance(live, { type: 'step', at, run, step: 'clean', state: 'started' }),
      STILL,
    );
    const one = advance(two, { type: 'run', at, run: 'a', state: 'published' });
    expect(Object.keys(one.progress)).toEqual(['b']);
  });

  it('knows the share only when the amount is known', () => {
    const progress = { step: 'fuse', done: 30, of: 60, label: { zh: '', en: '' }, since: at } as const;
    expect(shareDone(progress)).toBe(0.5);
    expect(shareDone({ ...progress, of: 0 })).toBeNull();
    expect(shareDone({ ...progress, done: 90 })).toBe(1);
  });

  it('tells rate and time left', () => {
    const progress = { step: 'fuse', done: 30, of: 60, label: { zh: '', en: '' }, since: at } as const;
    expect(pace(progress, Date.parse('2026-01-01T00:00:10Z'))).toEqual({ perSecond: 3, left: 10 });
    expect(pace({ ...progress, done: 0 }, Date.parse('2026-01-01T00:00:10Z'))).toBeNull();
  });
});
