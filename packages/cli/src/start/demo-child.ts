/** Process entry: one task of `demo-process.ts` in argv, its summary by IPC. */
import { deliverMonth, writeDemo } from '@kuaishu/demo';
import type { DemoAnswer, DemoTask } from './demo-process.ts';

process.on('disconnect', () => process.exit(3));

const task = JSON.parse(process.argv[2] ?? '') as DemoTask;
const answer: DemoAnswer = await (task.kind === 'write'
  ? writeDemo({ dir: task.dir, people: task.people, months: task.months })
  : deliverMonth({ dir: task.dir, month: task.month })
).then(
  (summary) => ({ summary }),
  (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
);
process.send?.(answer, undefined, {}, () => process.exit('error' in answer ? 1 : 0));
