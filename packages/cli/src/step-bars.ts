/** Progress of a run in the terminal: one line a step, redrawn while it works. Silent where standard error is no terminal or JSON is wanted. */
import { type RunEvent, STEPS, type StepName } from '@kuaishu/refinery';
import { fit, visible } from './columns.ts';
import { count, type Language } from './output.ts';

export const stepNames: Readonly<Record<StepName, { zh: string; en: string }>> = {
  collect: { zh: '归集', en: 'Collect' },
  profile: { zh: '探查', en: 'Profile' },
  clean: { zh: '清洗', en: 'Clean' },
  check: { zh: '校验', en: 'Check' },
  link: { zh: '关联', en: 'Link' },
  fuse: { zh: '融合', en: 'Fuse' },
  mask: { zh: '脱敏', en: 'Mask' },
  publish: { zh: '发布', en: 'Publish' },
};

export interface StepBars {
  event(event: RunEvent): void;
  end(): void;
}

export function stepBars(lang: Language, quiet: boolean): StepBars {
  const terminal = process.stderr.isTTY === true;
  let open = false;
  const write = (line: string, done: boolean) => {
    if (quiet) return;
    if (terminal) process.stderr.write(`\r\x1b[2K${line}${done ? '\n' : ''}`);
    else if (done) process.stderr.write(`${line}\n`);
    open = terminal && !done;
  };
  return {
    event(event) {
      if (event.type === 'progress') {
        const line = `${head(event.step, lang)}  ${bar(event.of === 0 ? 0 : event.done / event.of, 20)}  ${event.done}/${event.of} ${visible((lang === 'en' ? event.label.en : undefined) ?? event.label.zh)}`;
        write(fit(line, (process.stderr.columns ?? 80) - 1), false); // a line that wraps cannot be redrawn
      } else if (event.type === 'step' && event.state === 'started') write(`${head(event.step, lang)} …`, false);
      else if (event.type === 'step') write(line(event, lang), true);
    },
    end() {
      if (open) process.stderr.write('\n');
      open = false;
    },
  };
}

/** A bar of so many cells, filled by the share 0 to 1. */
export function bar(share: number, cells: number): string {
  const filled = Math.floor(cells * Math.min(1, Math.max(0, share)));
  return `${'█'.repeat(filled)}${'░'.repeat(cells - filled)}`;
}

function head(step: StepName, lang: Language): string {
  const name = stepNames[step][lang];
  return `  ${STEPS.indexOf(step) + 1}/8 ${lang === 'zh' ? name : name.padEnd(8)}`;
}

function line(event: Extract<RunEvent, { type: 'step' }>, lang: Language): string {
  const { in: taken = 0, out = 0, quarantined = 0, seconds = 0 } = event;
  const zh = lang === 'zh';
  const figures = zh
    ? `入 ${count(taken).padStart(11)}  出 ${count(out).padStart(11)}  隔离 ${count(quarantined).padStart(7)}`
    : `in ${count(taken).padStart(11)}  out ${count(out).padStart(11)}  quarantined ${count(quarantined).padStart(7)}`;
  const time = event.state === 'skipped' ? (zh ? '已完成，跳过' : 'done before') : `${seconds.toFixed(2)} s`;
  return `${head(event.step, lang)}  ${figures}  ${time}`;
}
