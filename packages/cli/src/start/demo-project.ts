/** The demo project in the data folder: written aside and moved into place whole, so that a kill leaves nothing half made. */
import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DemoSummary, writeAwaited } from '@kuaishu/demo';
import { makeDemo } from './demo-process.ts';
import { YEAR_MONTHS } from './year.ts';

export function demoDir(dataDir: string): string {
  return join(dataDir, 'demo');
}

export interface DemoWishes {
  readonly people: number;
  /** Whether the simulated province is played on it. */
  readonly province: boolean;
}

/** → null when the project is there already. */
export async function ensureDemo(
  dataDir: string,
  { people, province }: DemoWishes,
  signal: AbortSignal,
): Promise<DemoSummary | null> {
  const dir = demoDir(dataDir);
  const there = await access(join(dir, 'project.yaml')).then(
    () => true,
    () => false,
  );
  if (there) return null;
  const aside = `${dir}.making`;
  await rm(aside, { recursive: true, force: true });
  const summary = await makeDemo({ kind: 'write', dir: aside, people, months: YEAR_MONTHS + 1 }, signal);
  if (province) await writeAwaited(aside);
  await rm(dir, { recursive: true, force: true });
  await rename(aside, dir);
  return summary;
}

/** As-of date of delivery 0 (2025-11) to 12 (2026-11): the last day of its month. */
export function asOfDate(delivery: number): string {
  return new Date(Date.UTC(2025, 11 + delivery, 0)).toISOString().slice(0, 10);
}
