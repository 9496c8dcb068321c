/** The effect of the tests' permit, and procedures opened on a database that is there already. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { Type } from 'typebox';
import { openActs } from '../../acts/acts.ts';
import { fileStore } from '../../attachments/index.ts';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { sealing } from '../../identity/sealing.ts';
import type { Procedure } from '../core/procedure.ts';
import { defineEffect, type Effect } from '../effects/effect.ts';
import { openProcedures, type Procedures } from '../open-procedures.ts';
import { openRegistry } from '../registry.ts';
import { permit } from './permit.ts';
import type { Town } from './town.ts';

export const writing: Effect = defineEffect({
  name: 'permit.write',
  title: { zh: '登记许可', en: 'Write down the permit' },
  kind: 'database',
  payload: Type.Object({ case: Type.String(), until: Type.String() }),
  async run(act, payload) {
    await sql`INSERT INTO permit_written (case_id, until) VALUES (${payload.case}, ${payload.until})`.execute(act.trx);
    return { until: payload.until };
  },
});

export function connect(url: string): Db {
  const at = new URL(url);
  at.searchParams.set('options', '-c search_path=kuaishu');
  const pool = new pg.Pool({ connectionString: at.href, max: 8 });
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

export async function openOn(
  db: Db,
  queueUrl: string,
  filesDir: string,
  town: Town,
  more: { readonly procedure?: Procedure; readonly effects?: readonly Effect[]; readonly onLeaf?: () => void } = {},
): Promise<Procedures> {
  const registry = openRegistry();
  registry.add(more.procedure ?? permit);
  registry.addEffects(writing, ...(more.effects ?? []));
  const clock = (): Date => new Date();
  return openProcedures({
    db,
    queueUrl,
    acts: openActs(db, clock, more.onLeaf),
    directory: town.directory,
    sealing: sealing(new Uint8Array(32)),
    registry,
    files: await fileStore(filesDir),
    clock,
    onError: () => {},
    tickMs: null,
    retrySeconds: 0,
    pollMs: 50,
  });
}
