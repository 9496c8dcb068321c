/** 更新义务: which delivery is missing, by what it is judged, and what can be done about it. */
import type { CaseView, EntryUpdates } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Deliveries } from '../domain/Deliveries.tsx';
import { RunLink } from '../domain/RunLink.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PersonName } from './Named.tsx';

/** What its data say, which stands here in words and not once more in a list. */
export const MISSED_UPDATE = 'update_duty';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export function MissedUpdate({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const entry = view.subject.id;
  const { data: now } = useQuery({
    queryKey: ['entry-updates', entry, view.revision],
    queryFn: ({ signal }) => read('entryUpdates', { params: { entry }, signal }),
  });
  const owes = view.ended === null && view.steps.some((step) => step.name === 'explain' && step.may);
  return (
    <section className="ev missed" aria-labelledby={`${view.id}m`}>
      <h3 id={`${view.id}m`}>{view.ended === null ? t.updates.missing : t.updates.wasMissing}</h3>
      <Missing view={view} now={now} />
      <Explained view={view} />
      {now && now.deliveries.length > 0 && <Deliveries now={now} />}
      {owes && <Ways view={view} />}
    </section>
  );
}

function Missing({ view, now }: { readonly view: CaseView; readonly now: EntryUpdates | undefined }) {
  const { t, f, lang } = useWords();
  const [due, delivered] = [textOf(view.data['due']), textOf(view.data['delivered'])];
  const cadence = t.catalogue.cadences[textOf(view.data['cadence'])] ?? '';
  const [run, newDelivery] = [textOf(view.data['run']), textOf(view.data['newDelivery'])];
  const stop = lang === 'zh' ? '，' : '; ';
  const late = view.ended === null ? (now?.update.daysLate ?? 0) : 0;
  return (
    <>
      <p>
        {delivered === ''
          ? t.updates.never(cadence, (now?.publishedAt ?? view.openedAt).slice(0, 10))
          : t.updates.since(cadence, delivered)}
        {run !== '' && (
          <>
            {lang === 'zh' ? '（' : ' ('}
            <RunLink run={run}>{`${t.updates.run} ${run}`}</RunLink>
            {lang === 'zh' ? '）' : ')'}
          </>
        )}
        {stop}
        <b>{t.updates.due(due)}</b>
        {late > 0 && (
          <>
            {stop}
            <b className="err">{t.updates.late(f.count(late))}</b>
          </>
        )}
        {lang === 'zh' ? '。' : '.'}
      </p>
      {now?.term && (
        <p className="t3 sm">{t.updates.basis(t.updates.termOf[now.term.unit](f.count(now.term.value)))}</p>
      )}
      {newDelivery !== '' && (
        <p className="ok">
          {t.updates.settled(newDelivery)}{' '}
          <RunLink run={textOf(view.data['newRun'])}>{`${t.updates.run} ${textOf(view.data['newRun'])}`}</RunLink>
        </p>
      )}
    </>
  );
}

function Explained({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const reason = textOf(view.data['reason']);
  if (reason === '') return null;
  return (
    <dl className="kv">
      <dt>{t.updates.reason}</dt>
      <dd>{reason}</dd>
      <dt>{t.updates.promised}</dt>
      <dd>{textOf(view.data['until'])}</dd>
      <dt>{t.updates.explainedBy}</dt>
      <dd>
        <PersonName id={textOf(view.data['explainedBy'])} />
      </dd>
    </dl>
  );
}

/** For the steward who owes it. The form below explains; the extension stands with its clock. */
function Ways({ view }: { readonly view: CaseView }) {
  const { t, f } = useWords();
  const entry = view.subject.id;
  const most = view.commands.includes('ask_extension')
    ? (view.clocks.find(({ extendable, state }) => extendable !== null && state !== 'stopped')?.extendable ?? null)
    : null;
  const answer = useQuery({
    queryKey: ['catalog-entry-read', entry],
    queryFn: ({ signal }) => read('catalogEntry', { params: { entry }, signal }),
  });
  const resource = answer.data?.entry.resource;
  return (
    <>
      <h4>{t.updates.ways}</h4>
      <dl className="kv">
        <dt>{t.updates.deliver}</dt>
        <dd>
          {t.updates.deliverHelp}{' '}
          {resource !== undefined && (
            <Link to="/resources/$resource" params={{ resource }}>
              {t.updates.toResource}
            </Link>
          )}
        </dd>
        <dt>{t.updates.explain}</dt>
        <dd>{t.updates.explainHelp}</dd>
        {most !== null && (
          <>
            <dt>{t.updates.extend}</dt>
            <dd>{t.updates.extendHelp(f.count(most))}</dd>
          </>
        )}
        <dt>{t.updates.recadence}</dt>
        <dd>
          {t.updates.recadenceHelp}{' '}
          <Link to="/catalogue/$entry" params={{ entry }}>
            {t.updates.toEntry}
          </Link>
        </dd>
        <dt>{t.updates.stop}</dt>
        <dd>
          {t.updates.stopHelp}{' '}
          <Link
            to="/cases/new/$procedure"
            params={{ procedure: 'catalogue_withdrawal' }}
            search={{ subject: entry, title: view.title }}
          >
            {t.catalogue.retire}
          </Link>
        </dd>
      </dl>
    </>
  );
}
