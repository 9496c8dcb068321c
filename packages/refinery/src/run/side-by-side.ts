import type { Engine } from '@kuaishu/engine';

/**
 * Runs `work` over all tasks on two sessions of the engine (on one, where it has no other), so that what one thread does (reading a file, small tables, JavaScript) leaves no other
 * thread idle. Results stand in the tasks' order, whichever ended first. After an error no further task begins; those that run come to their end,
 * then the error of the earliest task is thrown. `openSession` makes ready what a session has of its own, such as look-up lists. `size`: the largest tasks
 * begin first, so that none of them is left to run alone at the end.
 */
export async function sideBySide<Task, Result>(
  engine: Engine,
  tasks: readonly Task[],
  work: (engine: Engine, task: Task, index: number) => Promise<Result>,
  openSession: (engine: Engine) => Promise<void> = async () => {},
  size: (task: Task) => number = () => 0,
): Promise<Result[]> {
  const results: Result[] = [];
  const errors = new Map<number, unknown>();
  const waiting = tasks
    .map((task, index) => ({ index, size: size(task) }))
    .sort((a, b) => (a.size === b.size ? a.index - b.index : b.size - a.size));
  let next = 0;
  const lane = async (session: Engine) => {
    while (next < waiting.length && errors.size === 0) {
      const { index } = waiting[next++] as { index: number };
      try {
        results[index] = await work(session, tasks[index] as Task, index);
      } catch (error) {
        errors.set(index, error);
      }
    }
  };
  const other = await engine.beside();
  try {
    await openSession(engine);
    if (other) await openSession(other);
    await Promise.all([lane(engine), ...(other ? [lane(other)] : [])]);
  } finally {
    other?.close();
  }
  const failed = Math.min(...errors.keys());
  if (errors.size > 0) throw errors.get(failed);
  return results;
}
