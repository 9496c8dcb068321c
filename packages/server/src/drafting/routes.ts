import type { Handlers } from '../http/handlers.ts';
import { uploadedFile } from '../http/uploaded.ts';
import type { DraftingService } from './service.ts';

export function draftingRoutes(
  drafting: DraftingService,
): Pick<Handlers, 'proposeFromFile' | 'databaseTables' | 'proposeFromDatabase'> {
  return {
    proposeFromFile: ({ caller, request }) => drafting.fromFile(caller, uploadedFile(request)),
    databaseTables: ({ caller, body }) => drafting.tables(caller, body.connection),
    proposeFromDatabase: ({ caller, body }) =>
      drafting.fromDatabase(caller, body.connection, body.tables, body.sample ?? 0),
  };
}
