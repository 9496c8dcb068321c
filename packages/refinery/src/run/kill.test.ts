/** kill -9 at random moments: nothing committed is lost, no half release is seen, the end is the same. */
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ReleaseManifest } from '../publish/release-manifest.ts';
import { sm3OfFile } from '../store/files.ts';
import type { ReleaseIndex } from '../store/release-index.ts';
import { tinyProject } from '../test-support/tiny-project.ts';
import { assertConservation } from './conservation.ts';
import type { RunManifest } from './manifest.ts';
import { runProject } from './runner.ts';
import { startRun } from './start-run.ts';

const KILLS = Number(process.env['KUAISHU_KILLS'] ?? (process.env['CI'] ? 50 : 8));

/** Numbers that repeat for the same seed, so that a failure can be found again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function everyVisibleReleaseIsWhole(store: string): Promise<void> {
  const text = await readFile(join(store, 'releases', 'index.json'), 'utf8').catch(() => null);
  if (text === null) return;
  for (const entry of (JSON.parse(text) as ReleaseIndex).releases) {
    const folder = join(store, 'releases', entry.block, entry.release);
    const manifest = JSON.parse(await readFile(join(folder, 'release.json'), 'utf8')) as ReleaseManifest;
    const { parts } = manifest.search ?? { parts: [] };
    expect(parts).not.toHaveLength(0);
    for (const file of [...manifest.content, ...parts.flatMap(({ names, numbers }) => [names, numbers])])
      expect(await sm3OfFile(join(folder, file.path)), `${entry.block} ${file.path}`).toBe(file.sm3);
  }
}

it(`survives ${KILLS} kills`, { timeout: 1_800_000 }, async () => {
  const project = await tinyProject();
  const seed = Number(process.env['KUAISHU_SEED'] ?? Date.now() % 1e6);
  const random = seeded(seed);
  try {
    const began = performance.now();
    const whole = await startRun({ project: project.dir, store: project.store, asOf: '2026-01-31' }).done;
    const lasting = performance.now() - began;
    const expected = whole.blocks.map((b) => [b.block, b.digest]);
    let kills = 0;
    while (kills < KILLS) {
      await rm(project.store, { recursive: true, force: true });
      for (let attempt = 0; attempt < 12 && kills < KILLS; attempt++) {
        const handle = startRun({ project: project.dir, store: project.store, asOf: '2026-01-31' });
        const timer = setTimeout(() => handle.cancel(), random() * lasting * 1.1);
        const outcome = await handle.done.then(
          () => 'done' as const,
          (error: { code: string }) => error.code,
        );
        clearTimeout(timer);
        await everyVisibleReleaseIsWhole(project.store);
        if (outcome === 'done') break;
        expect(outcome, `seed ${seed}`).toBe('CANCELLED');
        kills += 1;
      }
      const end: RunManifest = await runProject({ project: project.dir, store: project.store, asOf: '2026-01-31' });
      expect(end.state, `seed ${seed}`).toBe('published');
      expect(
        end.blocks.map((b) => [b.block, b.digest]),
        `seed ${seed}`,
      ).toEqual(expected);
      for (const s of end.steps) assertConservation(s.name, s);
      await everyVisibleReleaseIsWhole(project.store);
      expect(await stat(join(project.store, 'lock.json')).catch(() => null)).toBeNull();
    }
  } finally {
    await project.remove();
  }
});
