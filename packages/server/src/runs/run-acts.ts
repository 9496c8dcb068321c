/**
 * Runs as acts: each run that became the visible state or was held back leaves an audit record and leaves in the log of flows, once. The refinery works in a
 * process of its own and may end while no server looks, so it is its manifests that are gone through, at every start, after every run and once a minute.
 */
import type { RunManifest, StoreReader } from '@kuaishu/refinery';
import type { Act, Acts } from '../acts/acts.ts';
import type { Db } from '../db/database.ts';
import { newId } from '../ids.ts';
import { RUN_LEAVES } from '../ledger/leaf-types.ts';
import { SYSTEM } from '../policy/principal.ts';
import { equationOf } from './summary.ts';

type Step = 'held' | 'released' | 'published';

export interface RunActs {
  /** Returns how many runs it put on record. */
  catchUp(): Promise<number>;
  /** Within the act of whoever lets a held run go. */
  released(act: Act, manifest: RunManifest): Promise<void>;
}

/** Form of codes in leaves. */
const CODE = /^[a-z]+\d{0,2}(?:[-_.][a-z]+\d{0,2})*$/;
const sm3 = (hex: string): string => `sm3:${hex}`;
const planOf = ({ plan }: RunManifest) => (plan === undefined ? {} : { plan: sm3(plan) });
const limitsOf = ({ checks }: RunManifest): number => checks.filter(({ limit }) => limit?.broken).length;

export function runActs(parts: { readonly db: Db; readonly acts: Acts; readonly store: StoreReader }): RunActs {
  const { db, acts, store } = parts;

  /** The run's id in the log; null where this step of it is on record already. */
  async function begin(act: Act, run: string, step: Step): Promise<string | null> {
    const known = await act.trx.selectFrom('run_act').select('id').where('run', '=', run).executeTakeFirst();
    const id = known?.id ?? newId('run');
    act.on({ kind: 'Run', id });
    act.note({ run });
    const { numInsertedOrUpdatedRows: made } = await act.trx
      .insertInto('run_act')
      .values({ run, step, id, act: act.id, at: act.at })
      .onConflict((conflict) => conflict.columns(['run', 'step']).doNothing())
      .executeTakeFirstOrThrow();
    return made === 0n ? null : id;
  }

  async function leave(act: Act, manifest: RunManifest, id: string): Promise<void> {
    const inputs = sm3(manifest.inputs);
    if (manifest.state === 'held') {
      await act.leaf(RUN_LEAVES.held, id, { inputs, ...planOf(manifest), limits: limitsOf(manifest) });
      return;
    }
    const { in: rows, quarantined } = equationOf(manifest);
    const [resources, blocks] = [manifest.resources.length, manifest.blocks.length];
    await act.leaf(RUN_LEAVES.published, id, { inputs, ...planOf(manifest), resources, rows, quarantined, blocks });
    for (const { block, digest, entities, records } of manifest.blocks)
      await act.leaf(RUN_LEAVES.block, id, {
        ...(CODE.test(block) ? { block } : {}),
        content: sm3(digest),
        entities,
        records,
      });
  }

  return {
    async catchUp() {
      const ended = (await store.runs()).filter(({ state }) => state === 'published' || state === 'held');
      if (ended.length === 0) return 0;
      const known = new Set(
        (await db.selectFrom('run_act').select(['run', 'step']).execute()).map(({ run, step }) => `${run} ${step}`),
      );
      let made = 0;
      // oldest first, as they happened
      for (const manifest of ended.toReversed()) {
        const { run, state } = manifest;
        if (known.has(`${run} ${state}`)) continue;
        const action = state === 'held' ? 'run.hold' : 'run.publish';
        const done = await acts
          .run({ action, principal: SYSTEM }, async (act) => {
            const id = await begin(act, run, state as Step);
            if (id === null) throw new OnRecord();
            await leave(act, manifest, id);
            return true;
          })
          .catch((error: unknown) => {
            if (error instanceof OnRecord) return false;
            throw error;
          });
        if (done) made++;
      }
      return made;
    },

    async released(act, manifest) {
      const id = await begin(act, manifest.run, 'released');
      // asked for once more: the reason is new, the run the same
      const subject =
        id ??
        (await act.trx.selectFrom('run_act').select('id').where('run', '=', manifest.run).executeTakeFirstOrThrow()).id;
      await act.leaf(RUN_LEAVES.released, subject, { inputs: sm3(manifest.inputs), limits: limitsOf(manifest) });
    },
  };
}

/** Another server was quicker: nothing is to stand of this act. */
class OnRecord extends Error {}
