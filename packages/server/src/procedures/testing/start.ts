/** Procedures on a real PostgreSQL, with a clock that the test moves. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openActs } from '../../acts/acts.ts';
import { fileStore } from '../../attachments/index.ts';
import { type Database, openDatabase } from '../../db/database.ts';
import { type Caller, callerOf } from '../../http/caller.ts';
import { sealing } from '../../identity/sealing.ts';
import { openAuthority } from '../../policy/authority.ts';
import type { Principal } from '../../policy/principal.ts';
import type { Procedure } from '../core/procedure.ts';
import type { Effect } from '../effects/effect.ts';
import { openProcedures, type Procedures, type ProceduresOptions } from '../open-procedures.ts';
import { openRegistry } from '../registry.ts';
import { aTown, type Town } from './town.ts';

export interface TestBench extends Procedures {
  readonly database: Database;
  readonly town: Town;
  readonly dataDir: string;
  readonly faults: unknown[];
  now(): Date;
  set(at: string): void;
  as(principal: Principal): Caller;
  /** As the owner of the tables, for what the application itself may not do. */
  owner(sql: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function startBench(
  of: {
    readonly procedures?: readonly Procedure[];
    readonly effects?: readonly Effect[];
    readonly options?: Partial<ProceduresOptions>;
    readonly town?: Town;
  } = {},
): Promise<TestBench> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-procedures-'));
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  const town = of.town ?? aTown();
  const authority = openAuthority();
  const faults: unknown[] = [];
  let now = new Date('2026-03-02T02:00:00.000Z');
  const clock = (): Date => now;
  const registry = openRegistry();
  registry.add(...(of.procedures ?? []));
  registry.addEffects(...(of.effects ?? []));
  const procedures = await openProcedures({
    db: database.db,
    queueUrl: database.queueUrl,
    acts: openActs(database.acting, clock),
    directory: town.directory,
    sealing: sealing(new Uint8Array(32)),
    files: await fileStore(join(dataDir, 'files')),
    registry,
    clock,
    onError: (error) => faults.push(error),
    tickMs: null,
    retrySeconds: 0,
    pollMs: 50,
    ...of.options,
  }).catch(async (error: unknown) => {
    // a start that is refused leaves no database behind
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  });
  return {
    ...procedures,
    database,
    town,
    dataDir,
    faults,
    now: clock,
    set(at) {
      now = new Date(at);
    },
    as: (principal) => callerOf(authority, principal, { request: 'test', address: '127.0.0.1' }),
    async owner(sql) {
      const client = new pg.Client(database.ownerUrl);
      await client.connect();
      try {
        await client.query('SET search_path TO kuaishu');
        return (await client.query<Record<string, unknown>>(sql)).rows;
      } finally {
        await client.end();
      }
    },
    async close() {
      await procedures.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
