/** Drafts proposed from a file or a database. It reads and proposes; entries are opened by the catalogue alone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseConnection, DatabaseTables, Proposals } from '@kuaishu/api';
import { judgeBody } from '../catalogue/body.ts';
import { inFolder } from '../catalogue/exchange.ts';
import type { CatalogueService } from '../catalogue/service.ts';
import type { Caller } from '../http/caller.ts';
import type { Uploaded } from '../http/uploaded.ts';
import { type Apart, openApart } from './apart.ts';
import { refuseHostile } from './check-upload.ts';
import { type ReachOptions, reachOf, urlOf } from './database-reach.ts';
import type { Job } from './job.ts';

export interface DraftingPorts {
  readonly catalogue: Pick<CatalogueService, 'requireDraft'>;
  readonly reach: ReachOptions;
  readonly apart?: Apart;
}

export function draftingService({ catalogue, reach, apart = openApart() }: DraftingPorts) {
  async function proposalsOf(job: Job): Promise<Proposals> {
    const answer = await apart.run(job);
    if (!('proposals' in answer)) throw new Error(`${job.kind}: an answer without proposals`);
    return {
      proposals: answer.proposals.map((one) => ({ ...one, faults: [...judgeBody(one.body).faults] })),
      notes: [...answer.notes],
    };
  }
  const jobOf = async (
    kind: 'tables' | 'database',
    connection: DatabaseConnection,
    tables: readonly string[],
    sample: number,
  ): Promise<Job> => ({
    kind,
    database: connection.kind,
    url: urlOf(connection),
    ...(await reachOf(connection, reach)),
    tables,
    sample,
  });

  return {
    async fromFile(caller: Caller, file: Uploaded): Promise<Proposals> {
      await catalogue.requireDraft(caller);
      await refuseHostile(file);
      return inFolder(async (folder) => {
        await writeFile(join(folder, file.name), file.bytes);
        return proposalsOf({ kind: 'file', folder, name: file.name });
      });
    },

    async tables(caller: Caller, connection: DatabaseConnection): Promise<DatabaseTables> {
      await catalogue.requireDraft(caller);
      const answer = await apart.run(await jobOf('tables', connection, [], 0));
      if (!('tables' in answer)) throw new Error('tables: an answer without tables');
      return answer;
    },

    async fromDatabase(
      caller: Caller,
      connection: DatabaseConnection,
      tables: readonly string[],
      sample: number,
    ): Promise<Proposals> {
      await catalogue.requireDraft(caller);
      return proposalsOf(await jobOf('database', connection, tables, sample));
    },
  };
}
export type DraftingService = ReturnType<typeof draftingService>;
