import { downloadHeaders } from '../attachments/index.ts';
import { ServerError } from '../errors.ts';
import type { Handlers } from '../http/handlers.ts';
import { uploadedFile } from '../http/uploaded.ts';
import type { Procedures } from './open-procedures.ts';
import { caseList } from './queries/case-list.ts';
import { caseView, checkHistory } from './queries/case-view.ts';
import { effectList } from './queries/effect-list.ts';
import { inbox, inboxCounts } from './queries/inbox.ts';
import { dutiesOverview } from './queries/overview.ts';
import { procedureSummary, procedureView } from './queries/procedure-view.ts';
import { retryEffect } from './retry.ts';

type ProcedureHandlers = Pick<
  Handlers,
  | 'procedures'
  | 'procedure'
  | 'deadlines'
  | 'changeDeadline'
  | 'cases'
  | 'openCase'
  | 'case'
  | 'caseHistory'
  | 'actOnCase'
  | 'commentOnCase'
  | 'takeCase'
  | 'delegateCase'
  | 'escalateCase'
  | 'extendCase'
  | 'attachToCase'
  | 'caseFile'
  | 'inbox'
  | 'inboxCounts'
  | 'duties'
  | 'effects'
  | 'retryEffect'
>;

export function procedureRoutes(procedures: Procedures): ProcedureHandlers {
  const { registry, cases, parts, deadlines, files } = procedures;
  return {
    procedures: () => ({ items: registry.all().map((procedure) => procedureSummary(registry, procedure)) }),
    procedure: ({ params, query }) => procedureView(registry, registry.get(params.procedure, query.version)),
    deadlines: async () => ({ items: await deadlines.all() }),
    changeDeadline: ({ caller, params, body }) => deadlines.change(caller, params.deadline, body),
    cases: ({ caller, query }) => caseList(parts, caller, query),
    async openCase({ caller, body }) {
      const { subject, ...of } = body;
      const opened = await cases.open(caller, { ...of, subject: { id: subject } });
      return caseView(parts, caller, opened.id);
    },
    case: ({ caller, params }) => caseView(parts, caller, params.case),
    caseHistory: ({ caller, params }) => checkHistory(parts, caller, params.case),
    async actOnCase({ caller, params, body }) {
      await cases.move(caller, params.case, { ...body, transition: params.transition });
      return caseView(parts, caller, params.case);
    },
    async commentOnCase({ caller, params, body }) {
      await cases.comment(caller, params.case, body);
      return caseView(parts, caller, params.case);
    },
    async takeCase({ caller, params }) {
      await cases.take(caller, params.case);
      return caseView(parts, caller, params.case);
    },
    async delegateCase({ caller, params, body }) {
      if (body.to === null) await cases.undelegate(caller, params.case);
      else
        await cases.delegate(caller, params.case, {
          to: body.to,
          until: body.until ?? null,
          ...(body.comment === undefined ? {} : { comment: body.comment }),
        });
      return caseView(parts, caller, params.case);
    },
    async escalateCase({ caller, params, body }) {
      await cases.escalate(caller, params.case, body);
      return caseView(parts, caller, params.case);
    },
    async extendCase({ caller, params, body }) {
      const { clock, comment, days, grant } = body;
      if (days !== undefined) await cases.askExtension(caller, params.case, { clock, comment, days });
      else if (grant !== undefined) await cases.decideExtension(caller, params.case, { clock, comment, grant });
      else
        throw new ServerError(
          'bad_request',
          { zh: '申请延期请填天数，决定延期请填是否同意。', en: 'Ask with days, or decide with grant.' },
          { where: 'body.days' },
        );
      return caseView(parts, caller, params.case);
    },
    attachToCase: ({ caller, params, request }) => files.attach(caller, params.case, uploadedFile(request)),
    async caseFile({ caller, params, reply }) {
      const { name, type, size, stream } = await files.open(caller, params.case, params.file);
      return reply.headers(downloadHeaders({ name, mediaType: type, size })).send(stream);
    },
    inbox: ({ caller, query }) => inbox(parts, caller, query),
    inboxCounts: ({ caller }) => inboxCounts(parts, caller),
    duties: ({ caller }) => dutiesOverview(parts, caller),
    effects: ({ caller, query }) => effectList(parts, caller, query),
    retryEffect: ({ caller, params }) => retryEffect({ ...parts, ...procedures }, caller, params.effect),
  };
}
