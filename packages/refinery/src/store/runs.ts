import { readdir } from 'node:fs/promises';
import type { RunManifest } from '../run/manifest.ts';
import { readJson, writeDurably } from './files.ts';
import type { StorePaths } from './paths.ts';

export async function readManifest(paths: StorePaths, run: string): Promise<RunManifest | null> {
  // a run's name comes from outside; anything but the form we give is no run of ours
  return /^R\d{8}-\d{4,}$/.test(run) ? readJson<RunManifest>(paths.manifest(run)) : null;
}

export async function writeManifest(paths: StorePaths, manifest: RunManifest): Promise<void> {
  await writeDurably(paths.manifest(manifest.run), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** All runs, newest first. */
export async function listRuns(paths: StorePaths): Promise<RunManifest[]> {
  const names = await readdir(paths.runs).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw error;
  });
  const manifests = await Promise.all(names.map((name) => readManifest(paths, name)));
  return manifests.filter((m) => m !== null).sort((a, b) => numberOf(b) - numberOf(a));
}

/** `R<date>-<number>`, one more than the greatest number so far. */
export function nextRunName(existing: readonly RunManifest[], now: Date): string {
  const last = existing.reduce((most, m) => Math.max(most, numberOf(m)), 0);
  return `R${now.toISOString().slice(0, 10).replaceAll('-', '')}-${String(last + 1).padStart(4, '0')}`;
}

function numberOf(manifest: RunManifest): number {
  return Number(manifest.run.split('-')[1] ?? 0);
}
