import type { Handlers } from '../http/handlers.ts';
import { sendFile } from '../http/made-file.ts';
import type { AccountabilityService } from './service.ts';

export function accountabilityRoutes(
  service: AccountabilityService,
): Pick<Handlers, 'accountability' | 'accountabilityExport'> {
  return {
    accountability: ({ caller, query }) => service.view(caller, query),
    accountabilityExport: async ({ caller, query: { lang, ...query }, reply }) =>
      sendFile(reply, await service.workbook(caller, query, lang ?? 'zh')),
  };
}
