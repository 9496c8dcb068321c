/** Who is told of what happened in a case: one effect per event, in its transaction; whom the words mean is found out when it runs. */
import type { NoticeKind } from '@kuaishu/api';
import type { Act } from '../acts/acts.ts';
import type { Outbox } from '../procedures/effects/outbox.ts';
import type { News } from '../procedures/engine.ts';
import { userKey } from '../procedures/holders.ts';

export interface Telling {
  readonly kind: NoticeKind;
  /** Keys of holders, as duties have them. */
  readonly to: readonly string[];
}

export function tellingsOf({ before, after, events, duties }: News, actor: string): readonly Telling[] {
  const applicant = userKey(after.applicant);
  const assignee = after.assignee ? [userKey(after.assignee)] : [];
  const parties = after.parties.filter((party) => !before?.parties.includes(party));
  const tellings: Telling[] = [
    { kind: 'duty', to: duties.map(({ holder }) => holder) },
    { kind: 'copy', to: parties.flatMap((party) => [`steward@${party}`, `head@${party}`]) },
  ];
  for (const { kind } of events) {
    if (kind === 'moved') tellings.push({ kind: 'moved', to: [applicant] });
    if (kind === 'commented') tellings.push({ kind: 'commented', to: [applicant, ...assignee] });
    if (kind === 'escalated') tellings.push({ kind: 'escalated', to: [applicant] });
    if (kind === 'extension_decided') tellings.push({ kind: 'extension', to: [applicant] });
    if (kind === 'warned' || kind === 'overdue')
      tellings.push({
        kind,
        to: [...duties.map(({ holder }) => holder), 'duty', ...(kind === 'overdue' ? [applicant] : [])],
      });
  }
  return tellings
    .map(({ kind, to }) => ({ kind, to: [...new Set(to)].filter((key) => key !== userKey(actor)) }))
    .filter(({ to }) => to.length > 0);
}

export async function tell(act: Act, news: News, outbox: Outbox): Promise<void> {
  const tellings = tellingsOf(news, act.principal.id);
  if (tellings.length === 0) return;
  await outbox.order(act, [
    {
      case: news.after.id,
      seq: null,
      effect: 'notice.tell',
      payload: { case: news.after.id, seq: news.after.seq, actor: act.principal.id, tellings },
    },
  ]);
}
