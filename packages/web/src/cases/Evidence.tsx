/** 证据: in a ruling on a source, who holds the attribute by which law and how well, and how often the holders' values agree. */
import type { EvidenceHolder, EvidencePair, EvidenceView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

/** `revision` of the case: each step may add a statement, the last one keeps the evidence. */
export function Evidence({ id, revision }: { readonly id: string; readonly revision: number }) {
  const { t, f } = useWords();
  const answer = useQuery({
    queryKey: ['ruling-evidence', id, revision],
    queryFn: ({ signal }) => read('rulingEvidence', { params: { case: id }, signal }),
  });
  const { data } = answer;
  return (
    <section className="ev" aria-labelledby={`${id}e`}>
      <div className="row">
        <h3 id={`${id}e`}>{t.evidence.title}</h3>
        {data && (
          <span className="end t3 sm">
            {data.digest === null ? t.evidence.live(f.dateTime(data.at)) : t.evidence.kept(f.dateTime(data.at))}
          </span>
        )}
      </div>
      <Loaded answer={answer} skeleton={<Skeleton rows={4} height={46} />}>
        {(view) => <Gathered view={view} />}
      </Loaded>
    </section>
  );
}

function Gathered({ view }: { readonly view: EvidenceView }) {
  const { t, f, pick } = useWords();
  const holderOf = (id: string) => view.holders.find(({ entry }) => entry === id);
  return (
    <>
      <Table
        caption={t.evidence.holders}
        rows={view.holders}
        rowKey={({ entry }) => entry}
        columns={[
          {
            key: 'holder',
            head: t.evidence.holder,
            heads: true,
            cell: (holder) => (
              <>
                <Link to="/catalogue/$entry" params={{ entry: holder.entry }} className="b">
                  <Mixed>{holder.title}</Mixed>
                </Link>{' '}
                {holder.source && <span className="tag ok">{t.evidence.source}</span>}
                <div className="t3 sm">{pick(holder.owner.name)}</div>
              </>
            ),
          },
          { key: 'law', head: t.evidence.law, width: '34%', cell: (holder) => <Law holder={holder} /> },
          {
            key: 'since',
            head: t.evidence.since,
            cell: ({ publishedAt, sourceSince }) => (
              <>
                {publishedAt ? t.evidence.publishedAt(publishedAt.slice(0, 10)) : t.evidence.unpublished}
                {sourceSince && <div className="t3 sm">{t.evidence.sourceSince(sourceSince.slice(0, 10))}</div>}
              </>
            ),
          },
          { key: 'coverage', head: t.evidence.coverage, cell: (holder) => <Coverage holder={holder} /> },
          {
            key: 'update',
            head: t.evidence.update,
            cell: ({ cadence, update, data }) => (
              <>
                {t.catalogue.cadences[cadence] ?? f.dateTime(null)}{' '}
                <span className={update.daysLate > 0 ? 'err' : update.state === 'in_time' ? 'ok' : 't3'}>
                  {update.daysLate > 0
                    ? t.evidence.late(f.count(update.daysLate))
                    : (t.evidence.update1[update.state] ?? update.state)}
                </span>
                {data && (
                  <div className="t3 sm">
                    {data.origin === 'file'
                      ? t.evidence.file(data.deliveredAt.slice(0, 10))
                      : t.evidence.delivered(data.deliveredAt.slice(0, 10))}
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
      <h3>{t.evidence.pairs}</h3>
      <p className="t3 sm">{t.evidence.pairsHelp}</p>
      <ul className="agree">
        {view.pairs.map((pair) => (
          <Pair key={`${pair.a} ${pair.b}`} pair={pair} a={holderOf(pair.a)} b={holderOf(pair.b)} />
        ))}
      </ul>
      {view.digest && (
        <p className="t3 sm">
          {t.evidence.digest} <span className="mono cut">{view.digest}</span> <Copy text={view.digest} />
        </p>
      )}
    </>
  );
}

function Law({ holder }: { readonly holder: EvidenceHolder }) {
  const { t, f } = useWords();
  const { statement, matters, grounds } = holder;
  return (
    <>
      {statement ? (
        <>
          {t.evidence.duty(statement.duty)}
          <div className="t3 sm">{statement.claims ? t.evidence.claims : t.evidence.yields}</div>
        </>
      ) : (
        <span className="t3">{t.evidence.silent}</span>
      )}
      {grounds.length > 0 && <div className="t3 sm">{t.evidence.grounds(f.list(grounds))}</div>}
      {matters.length > 0 && <div className="t3 sm">{t.evidence.matters(f.list(matters))}</div>}
    </>
  );
}

function Coverage({ holder: { data, item, quality, publishedAt } }: { readonly holder: EvidenceHolder }) {
  const { t, f, pick } = useWords();
  if (!data) return <span className="t3">{t.evidence.noData}</span>;
  const { filled, rows, subjects } = data;
  return (
    <>
      {t.evidence.coverageOf(f.count(filled), f.count(rows), f.percent(rows > 0 ? filled / rows : null, 1))}
      {subjects.map(({ identifier, name, count }) => (
        <div key={identifier} className="t3 sm">
          {t.evidence.subjects(f.count(count), pick(name))}
        </div>
      ))}
      {quality !== null && <div className="t3 sm">{t.evidence.quality(f.mark(quality))}</div>}
      {item === null && publishedAt && <div className="t3 sm">{t.evidence.noItem}</div>}
    </>
  );
}

/** The share as a point on a line from nothing to all, with its interval about it. */
function Pair({
  pair: { agreement, why },
  a,
  b,
}: {
  readonly pair: EvidencePair;
  readonly a: EvidenceHolder | undefined;
  readonly b: EvidenceHolder | undefined;
}) {
  const { t, f, pick } = useWords();
  const names = t.evidence.between(a?.title ?? '', b?.title ?? '');
  if (!agreement)
    return (
      <li>
        <b>{names}</b>
        <p className="t3">{why ? pick(why.text) : ''}</p>
      </li>
    );
  const { share, low, high, compared, equal, common, complete, identifierName } = agreement;
  return (
    <li>
      <b>{names}</b>
      <div className="figure">
        <span className="num">{f.percent(share, 1)}</span>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect className="line" x="0" y="3.5" width="100" height="1" />
          <rect className="span" x={low * 100} y="1.5" width={Math.max(0.6, (high - low) * 100)} height="5" />
          <rect className="at" x={Math.min(99.2, Math.max(0, share * 100 - 0.4))} y="0" width="0.8" height="8" />
        </svg>
        <span>{t.evidence.interval(f.percent(low, 1), f.percent(high, 1))}</span>
      </div>
      <p className="t3 sm">
        {[
          t.evidence.compared(f.count(equal), f.count(compared)),
          t.evidence.by(pick(identifierName)),
          complete ? t.evidence.complete(f.count(common)) : t.evidence.common(f.count(common)),
          t.evidence.basedOn(a?.data?.deliveredAt.slice(0, 10) ?? '', b?.data?.deliveredAt.slice(0, 10) ?? ''),
        ].join(' · ')}
      </p>
    </li>
  );
}
