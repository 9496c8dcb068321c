import type { Handlers } from '../http/handlers.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerService } from './service.ts';
import { sendCheckpoint, sendTile } from './tiles.ts';

type Names =
  | 'ledger'
  | 'ledgerLeafProof'
  | 'ledgerSubjectLeaves'
  | 'ledgerReconciliations'
  | 'reconcileLedger'
  | 'ledgerKeys'
  | 'ledgerCheckpoint'
  | 'ledgerTile'
  | 'ledgerSm3Checkpoint'
  | 'ledgerSm3Tile';

export function ledgerRoutes(ledger: Ledger, service: LedgerService): Pick<Handlers, Names> {
  return {
    ledger: () => service.view(),
    ledgerLeafProof: ({ caller, params, query }) => service.proof(caller, params.leaf, query.tree ?? 'sha256'),
    ledgerSubjectLeaves: ({ caller, params, query: { limit = 100, offset = 0 } }) =>
      service.ofSubject(caller, params.subject, { limit, offset }),
    ledgerReconciliations: async () => ({ items: await service.reconciliations() }),
    reconcileLedger: ({ caller, body }) => service.reconcile(caller, body.scope ?? 'new'),
    ledgerKeys: ({ reply }) => reply.type('text/plain; charset=utf-8').send(service.keys()),
    ledgerCheckpoint: ({ reply }) => sendCheckpoint(ledger.flow.log(), 'sha256', reply),
    ledgerTile: ({ params, reply }) => sendTile(ledger.flow.log(), 'sha256', params['*'], reply),
    ledgerSm3Checkpoint: ({ reply }) => sendCheckpoint(ledger.flow.log(), 'sm3', reply),
    ledgerSm3Tile: ({ params, reply }) => sendTile(ledger.flow.log(), 'sm3', params['*'], reply),
  };
}
