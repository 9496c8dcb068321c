/** Drafts proposed from a file or a database. It reads and proposes; entries are opened by the catalogue alone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseConnection, DatabaseTables, Proposals } from '@kuaishu/api';
import type { Acts } from '../acts/acts.ts';
import { judgeBody } from '../catalogue/body.ts';
import type { CatalogueService } from '../catalogue/service.ts';
import type { Caller } from '../http/caller.ts';
import type { Uploaded } from '../http/uploaded.ts';
import { inFolder } from '../in-folder.ts';
import { type Apart, openApart } from './apart.ts';
import { refuseHostile } from './check-upload.ts';
import { type ReachOptions, reachOf, urlOf } from './database-reach.ts';
import type { Job } from './job.ts';

export interface DraftingPorts {
  readonly catalogue: Pick<CatalogueService, 'requireDraft'>;
  readonly acts: Acts;
  readonly reach: ReachOptions;
  readonly apart?: Apart;
}

/** On record as what was connected to: never with the user or the password. */
const placeOf = ({ host, port, database }: DatabaseConnection): string => `${host}:${port}/${database}`;

export function draftingService({ catalogue, acts, reach, apart = openApart() }: DraftingPorts) {
  async function proposalsOf(job: Job): Promise<Proposals> {
    const answer = await apart.run(job);
    if (!('proposals' in answer)) throw new Error(`${job.kind}: an answer without proposals`);
    return {
      proposals: answer.proposals.map((one) => ({ ...one, faults: [...judgeBody(one.body).faults] })),
      notes: [...answer.notes],
    };
  }

  /** Each connection that somebody asks for is on record before it is made; a second record says where it came to nothing. */
  async function connected<T>(
    caller: Caller,
    connection: DatabaseConnection,
    asked: { readonly for: 'tables' | 'drafts'; readonly tables: readonly string[]; readonly sample: number },
    use: (job: Job) => Promise<T>,
  ): Promise<T> {
    const { home, policies } = await catalogue.requireDraft(caller);
    const of = caller.act('entry.draft', { kind: 'Database', id: placeOf(connection), path: home.path }, policies);
    const detail = { database: connection.kind, for: asked.for, tables: asked.tables.length, sample: asked.sample };
    const reachable = await reachOf(connection, reach).catch(async (error: unknown) => {
      await acts.refused(of, { ...detail, reason: 'host' });
      throw error;
    });
    await acts.run(of, async (act) => act.note({ ...detail, tls: reachable.tls }));
    try {
      return await use({
        kind: asked.for === 'tables' ? 'tables' : 'database',
        database: connection.kind,
        url: urlOf(connection),
        ...reachable,
        tables: asked.tables,
        sample: asked.sample,
      });
    } catch (error) {
      await acts.failed(of, detail);
      throw error;
    }
  }

  return {
    async fromFile(caller: Caller, file: Uploaded): Promise<Proposals> {
      await catalogue.requireDraft(caller);
      await refuseHostile(file);
      return inFolder(async (folder) => {
        await writeFile(join(folder, file.name), file.bytes);
        return proposalsOf({ kind: 'file', folder, name: file.name });
      });
    },

    tables: (caller: Caller, connection: DatabaseConnection): Promise<DatabaseTables> =>
      connected(caller, connection, { for: 'tables', tables: [], sample: 0 }, async (job) => {
        const answer = await apart.run(job);
        if (!('tables' in answer)) throw new Error('tables: an answer without tables');
        return answer;
      }),

    fromDatabase: (
      caller: Caller,
      connection: DatabaseConnection,
      tables: readonly string[],
      sample: number,
    ): Promise<Proposals> => connected(caller, connection, { for: 'drafts', tables, sample }, proposalsOf),
  };
}
export type DraftingService = ReturnType<typeof draftingService>;
