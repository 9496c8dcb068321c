import { type CraftPlan, compilePlan, loadProject } from '@kuaishu/catalog';
import { RunError } from './run-error.ts';

/** The project's plan; a catalogue with errors is none, and every error is told with its place and mend. */
export async function loadPlan(project: string): Promise<CraftPlan> {
  const loaded = await loadProject(project);
  const errors = loaded.faults.filter((f) => f.severity === 'error');
  if (errors.length > 0) {
    throw new RunError(
      'PROJECT_FAULTS',
      {
        zh: `目录条目有 ${errors.length} 处错误，改正后再加工`,
        en: `The catalogue has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; mend them, then run again`,
      },
      errors.map((f) => ({
        zh: `${f.file}:${f.line}:${f.column} ${f.message.zh}　${f.mend.zh}`,
        en: `${f.file}:${f.line}:${f.column} ${f.message.en} ${f.mend.en}`,
      })),
    );
  }
  return compilePlan(
    loaded.project,
    loaded.entries.map((e) => e.entry),
  );
}
