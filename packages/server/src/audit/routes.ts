import { Readable } from 'node:stream';
import type { Handlers } from '../http/handlers.ts';
import type { AuditService } from './service.ts';

export function auditRoutes(audit: AuditService): Pick<Handlers, 'audit' | 'auditExport'> {
  return {
    audit: ({ caller, query }) => audit.list(caller, query),
    auditExport: async ({ caller, query, reply }) => {
      const pieces = await audit.export(caller, query);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="kuaishu-audit.csv"')
        .send(Readable.from(pieces));
    },
  };
}
