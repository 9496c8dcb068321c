import type { Handlers } from '../http/handlers.ts';
import type { NoticeService } from './service.ts';

type NoticeHandlers = Pick<
  Handlers,
  'notices' | 'readNotices' | 'noticePreference' | 'setNoticePreference' | 'webhooks' | 'addWebhook' | 'setWebhook'
>;

export function noticeRoutes(notices: NoticeService): NoticeHandlers {
  return {
    notices: ({ caller, query }) => notices.list(caller, query),
    readNotices: ({ caller, body }) => notices.read(caller, body.ids),
    noticePreference: ({ caller }) => notices.preference(caller),
    setNoticePreference: ({ caller, body }) => notices.setPreference(caller, body),
    webhooks: ({ caller }) => notices.webhooks(caller),
    addWebhook: ({ caller, body }) => notices.addWebhook(caller, body),
    setWebhook: ({ caller, params, body }) => notices.setWebhook(caller, params.webhook, body.active),
  };
}
