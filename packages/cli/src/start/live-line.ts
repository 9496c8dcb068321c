/** One line at the foot of the terminal while a run is at work, redrawn as it goes; nothing where the output is no terminal. */
import { type RunEvent, STEPS, type StepName } from '@kuaishu/refinery';
import { fit, visible } from '../columns.ts';
import { bar, stepNames } from '../step-bars.ts';

/** Where a run is, over all eight steps: those before count in full, the one at work by what it has done. */
export function shareOf(step: StepName, done: number, of: number): number {
  const within = of > 0 ? Math.min(1, Math.max(0, done / of)) : 0;
  return (STEPS.indexOf(step) + within) / STEPS.length;
}

/** `  █████████░░░░░░░  58 %  5/8 关联 Link  3/4 人口块 Population` */
export function liveText(event: RunEvent, columns: number): string | null {
  if (event.type === 'run' || (event.type === 'step' && event.state !== 'started')) return null;
  const [done, of] = event.type === 'progress' ? [event.done, event.of] : [0, 0];
  const share = shareOf(event.step, done, of);
  const name = stepNames[event.step];
  const label =
    event.type === 'progress' && of > 0
      ? `  ${done}/${of} ${visible([event.label.zh, event.label.en].filter(Boolean).join(' '))}`
      : '';
  const text = `  ${bar(share, 24)} ${String(Math.floor(share * 100)).padStart(3)} %  ${STEPS.indexOf(event.step) + 1}/8 ${name.zh} ${name.en}${label}`;
  // A line that wraps cannot be redrawn.
  return fit(text, columns - 1);
}

export interface LiveLine {
  event(event: RunEvent): void;
  /** Whatever else is at work: `share` of it is done. */
  show(share: number, text: string): void;
  /** Takes the line away, so that another can be written. */
  clear(): void;
}

export function liveLine(out: NodeJS.WriteStream): LiveLine {
  let drawn = false;
  const clear = () => {
    if (drawn) out.write('\r\x1b[2K');
    drawn = false;
  };
  return {
    event(event) {
      if (out.isTTY !== true) return;
      const text = liveText(event, out.columns || 80);
      if (text === null) {
        if (event.type === 'run') clear();
        return;
      }
      out.write(`\r\x1b[2K${text}`);
      drawn = true;
    },
    show(share, text) {
      if (out.isTTY !== true) return;
      const line = `  ${bar(share, 24)} ${String(Math.floor(share * 100)).padStart(3)} %  ${text}`;
      out.write(`\r\x1b[2K${fit(line, (out.columns || 80) - 1)}`);
      drawn = true;
    },
    clear,
  };
}
