import { describe, expect, it } from 'vitest';
import { width } from '../columns.ts';
import { liveLine, liveText, shareOf } from './live-line.ts';

const progress = (done: number, of: number) =>
  ({
    type: 'progress',
    run: 'R1',
    step: 'link',
    done,
    of,
    label: { zh: '人口块\u001b[2J', en: 'Population' },
  }) as const;

describe('the live line', () => {
  it('counts the steps before in full and the one at work by what it has done', () => {
    expect(shareOf('collect', 0, 10)).toBe(0);
    expect(shareOf('link', 1, 2)).toBeCloseTo(4.5 / 8);
    expect(shareOf('publish', 4, 4)).toBe(1);
    expect(shareOf('link', 9, 0)).toBeCloseTo(4 / 8);
  });

  it('says the step, the share and the name at hand, never wider than the terminal, and lets nothing move the cursor', () => {
    const text = liveText(progress(3, 4), 120) ?? '';
    expect(text).toContain('5/8 关联 Link  3/4 人口块');
    expect(text).toContain(' 59 %');
    expect(text).not.toContain('\u001b');
    expect(width(liveText(progress(3, 4), 40) ?? '')).toBeLessThan(40);
  });

  it('is taken away when the run ends, and is never drawn where nobody watches', () => {
    const written: string[] = [];
    const terminal = (isTTY: boolean) =>
      ({ isTTY, columns: 80, write: (text: string) => written.push(text) }) as unknown as NodeJS.WriteStream;
    const live = liveLine(terminal(true));
    live.event(progress(1, 4));
    live.event({ type: 'run', run: 'R1', state: 'published' });
    expect(written.at(-1)).toBe('\r\x1b[2K');
    const before = written.length;
    liveLine(terminal(false)).event(progress(1, 4));
    expect(written.length).toBe(before);
  });
});
