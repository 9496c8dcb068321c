/** 查重雷达: what the ledger holds already of what is being compiled, and a way out for each finding. */
import type { ProbeFinding, ProbeRequest } from '@kuaishu/api';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Radar as RadarIcon } from 'lucide-react';
import { useWords } from '../text/index.ts';
import type { Text } from '../text/zh.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { ErrorState } from '../ui/states.tsx';
import { Judged, SayNotDuplicate } from './NotDuplicate.tsx';
import { SampleFile } from './SampleFile.tsx';
import { useProbe } from './use-probe.ts';

export function Radar({
  draft,
  drop,
}: {
  readonly draft: ProbeRequest;
  readonly drop?: (items: readonly string[]) => void;
}) {
  const { t, f } = useWords();
  const { says, answer } = useProbe(draft);
  const { data } = answer;
  const judged = data?.findings.filter((finding) => finding.answer?.own) ?? [];
  const raised = data?.findings.filter((finding) => !finding.answer?.own) ?? [];
  const client = useQueryClient();
  return (
    <aside className="sheet rad" aria-label={t.catalogue.radar}>
      <header>
        <RadarIcon className="i" aria-hidden="true" />
        <h2>{t.catalogue.radar}</h2>
        <span className="end t3 sm" role="status">
          {data && says
            ? t.catalogue.radarMeta(f.count(data.entries), f.count(Math.max(1, Math.round(data.tookMs))))
            : ''}
        </span>
      </header>
      {!says ? (
        <p className="t3 sm" style={{ padding: '0 16px 14px' }}>
          {t.catalogue.radarWaiting}
        </p>
      ) : answer.error ? (
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      ) : data && raised.length === 0 ? (
        <p className="t2 sm" style={{ padding: '0 16px 14px' }}>
          <b>{t.catalogue.radarEmpty}</b> {judged.length === 0 && t.catalogue.radarEmptyHelp}
        </p>
      ) : (
        <ul>
          {raised.map((finding) => (
            <Finding
              key={`${finding.kind} ${finding.entry?.id ?? finding.base}`}
              finding={finding}
              draft={draft}
              drop={drop}
            />
          ))}
        </ul>
      )}
      {draft.entry && says && (
        <Judged entry={draft.entry} findings={judged}>
          {(finding) => <Named finding={finding} />}
        </Judged>
      )}
      {draft.entry && (
        <SampleFile entry={draft.entry} taken={() => void client.invalidateQueries({ queryKey: ['catalog-probe'] })} />
      )}
    </aside>
  );
}

const TONE: Readonly<Record<string, string>> = {
  duplicate: 'err',
  attribute_conflict: 'err',
  take_from_base: 'warn',
};
/** Items that are named; the others are counted. */
const NAMED = 3;

const titleOf = ({ entry, kind }: ProbeFinding, t: Text): string => entry?.title ?? t.catalogue.finding[kind] ?? kind;

function Named({ finding }: { readonly finding: ProbeFinding }) {
  const { t, pick } = useWords();
  const { entry, kind } = finding;
  const title = titleOf(finding, t);
  return (
    <>
      <div className="row wrap">
        {entry?.readable ? (
          <Link to="/catalogue/$entry" params={{ entry: entry.id }} className="b">
            <Mixed>{title}</Mixed>
          </Link>
        ) : (
          <b>
            <Mixed>{title}</Mixed>
          </b>
        )}
        <span className={`tag ${TONE[kind] ?? 'acc'}`}>{t.catalogue.finding[kind] ?? kind}</span>
      </div>
      {entry && (
        <div className="t3 sm">
          <Mixed>{pick(entry.owner.name)}</Mixed>
        </div>
      )}
    </>
  );
}

function Finding({
  finding,
  draft,
  drop,
}: {
  readonly finding: ProbeFinding;
  readonly draft: ProbeRequest;
  readonly drop?: ((items: readonly string[]) => void) | undefined;
}) {
  const { t, f, pick } = useWords();
  const { entry, kind, probability, pairs, shares, way, answer } = finding;
  const title = titleOf(finding, t);
  const droppable =
    drop && (kind === 'take_from_base' || kind === 'already_held' || kind === 'attribute_conflict') && pairs.length > 0;
  return (
    <li>
      <div className="meter">
        <progress max={1} value={probability} aria-label={title} />
        <b>{f.percent(probability, 0)}</b>
      </div>
      <Named finding={finding} />
      <dl>
        {pairs.length > 0 && (
          <>
            <dt>{t.catalogue.same}</dt>
            <dd>
              <Mixed>
                {t.catalogue.sameItems(
                  f.count(pairs.length),
                  `${f.list(pairs.slice(0, NAMED).map((pair) => pair.own))}${pairs.length > NAMED ? ' …' : ''}`,
                )}
              </Mixed>
            </dd>
          </>
        )}
        <dt>{t.catalogue.judged}</dt>
        <dd className={kind === 'attribute_conflict' ? 'warn' : undefined}>
          <Mixed>{pick(finding.reason)}</Mixed>
        </dd>
        <dt>{t.catalogue.wayOut}</dt>
        <dd>
          <b>{t.catalogue.way[way]}</b> <Mixed>{pick(finding.proposal)}</Mixed>
        </dd>
      </dl>
      {answer && (
        <p className="t2 sm theirs">
          {t.answers.theirs}
          {t.word.comma}
          <Mixed>{t.answers.by(pick(answer.by), f.shortTime(answer.at))}</Mixed>
          {t.word.comma}
          <Mixed>{answer.reason}</Mixed>
        </p>
      )}
      {shares.length > 0 && (
        <ul className="shares" aria-label={t.catalogue.shares}>
          {shares.map((share) => (
            <li key={share.organisation.id}>
              <b>{pick(share.organisation.name)}</b> {share.lead && <span className="tag acc">{t.catalogue.lead}</span>}{' '}
              <Mixed>{f.list(share.items)}</Mixed>
            </li>
          ))}
        </ul>
      )}
      {pairs.length > 0 && (
        <details>
          <summary>
            {t.catalogue.showPairs} · {t.catalogue.pairs(f.count(pairs.length))}
          </summary>
          {entry && !entry.readable && <p className="t3 sm">{t.catalogue.hidden}</p>}
          <ul>
            {pairs.map((pair) => (
              <li key={`${pair.own} ${pair.other}`}>
                <span>
                  <Mixed>{pair.other ? `${pair.own} ↔ ${pair.other}` : pair.own}</Mixed>
                </span>
                <span className="t3">
                  {t.catalogue.pairReason[pair.reason] ?? pair.reason}
                  {pair.valuesShared !== null && ` · ${t.evidence.valuesShared(f.percent(pair.valuesShared, 0))}`}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="row wrap ways">
        {kind === 'attribute_conflict' && entry && draft.entry && (
          <Link
            className="btn sm"
            to="/cases/new/$procedure"
            params={{ procedure: 'source_ruling' }}
            search={{
              subject: draft.entry,
              title: draft.title ?? title,
              fill: JSON.stringify({
                attribute: finding.attributes[0],
                claimants: [draft.entry, entry.id],
                holders: [entry.owner.id],
              }),
            }}
          >
            {t.catalogue.ask1}
          </Link>
        )}
        {droppable && (
          <button type="button" className="btn sm" onClick={() => drop(pairs.map((pair) => pair.own))}>
            {t.catalogue.drop}
          </button>
        )}
        {finding.answerable && entry && draft.entry && <SayNotDuplicate entry={draft.entry} other={entry.id} />}
      </div>
    </li>
  );
}
