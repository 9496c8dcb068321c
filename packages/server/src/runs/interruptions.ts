/**
 * How a run ended that could not say so itself: its process was killed, by cancel or by a crash, so that its manifest still says "running".
 * A run that neither stands here nor is under way now was stopped with the server; its job takes it up again.
 */
import type { RunManifest } from '@kuaishu/refinery';
import type { Db } from '../db/database.ts';

export interface Interruption {
  readonly state: 'cancelled' | 'failed';
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
}

export interface InterruptionStore {
  all(): Promise<ReadonlyMap<string, Interruption>>;
  add(run: string, interruption: Interruption): Promise<void>;
  /** The run was taken up again. */
  remove(run: string): Promise<void>;
}

export function interruptionStore(db: Db): InterruptionStore {
  return {
    async all() {
      const rows = await db.selectFrom('run_interruption').selectAll().execute();
      return new Map(rows.map((row) => [row.run, { state: row.state, code: row.code, message: row.message }]));
    },
    async add(run, { state, code, message }) {
      const text = JSON.stringify(message);
      await db
        .insertInto('run_interruption')
        .values({ run, state, code, message: text })
        .onConflict((conflict) => conflict.column('run').doUpdateSet({ state, code, message: text }))
        .execute();
    },
    async remove(run) {
      await db.deleteFrom('run_interruption').where('run', '=', run).execute();
    },
  };
}

/** The manifest with its true end, where its process could not write one. */
export function withTrueEnd(manifest: RunManifest, interruption: Interruption | undefined): RunManifest {
  if (manifest.state !== 'running' || !interruption) return manifest;
  const last = manifest.steps.at(-1)?.name ?? 'collect';
  return {
    ...manifest,
    state: interruption.state,
    ...(interruption.state === 'failed'
      ? { error: { step: last, code: interruption.code, message: interruption.message } }
      : {}),
  };
}
