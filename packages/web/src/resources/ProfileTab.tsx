/** 探查: column by column what the delivery holds. */
import type { ProfileColumn, ResourceView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { EyeOff, TriangleAlert } from 'lucide-react';
import type { CSSProperties } from 'react';
import { Columns } from '../charts/Columns.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { Note } from '../ui/Note.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';

export function ProfileTab({ resource, run }: { readonly resource: ResourceView; readonly run: string | undefined }) {
  const { t, f, pick } = useWords();
  const answer = useQuery({
    queryKey: ['profile', run, resource.resource],
    enabled: run !== undefined,
    queryFn: ({ signal }) => read('profile', { params: { run: run ?? '', resource: resource.resource }, signal }),
  });
  if (run === undefined) return <Empty title={t.resource.notYet}>{t.profile.noneHelp}</Empty>;
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={8} height={96} />}>
      {({ profile }) => (
        <div className="stack">
          <p className="t2">
            {t.profile.read(f.count(profile.rows), f.count(profile.columns.length))}
            {profile.sampled < profile.rows ? ` ${t.profile.sampled(f.count(profile.sampled))}` : ''}
            {profile.keys[0] && (
              <Mixed>{` ${t.profile.keys(profile.keys.slice(0, 2).map((key) => key.columns.join(' + ')))}`}</Mixed>
            )}
          </p>
          {profile.defects
            .filter((defect) => defect.count > 0)
            .map((defect) => (
              <Note key={defect.kind} tone="warn">
                <b>{pick(defect.title)}</b> {t.word.nRows(f.count(defect.count))}
              </Note>
            ))}
          <section className="sheet">
            <ul className="columns">
              {profile.columns.map((column) => (
                <Column key={column.name} column={column} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </Loaded>
  );
}

/** Width of the bar behind a value: its share of the rows. */
const share = (of: number): CSSProperties => ({ '--share': `${(of * 100).toFixed(1)}%` }) as CSSProperties;

function Column({ column }: { readonly column: ProfileColumn }) {
  const { t, f, pick } = useWords();
  const { histogram } = column;
  // The ends of a covered column would tell single values.
  const edge = (value: number | string | undefined) =>
    column.covered && histogram?.of === 'number' ? '' : String(value ?? '');
  return (
    <li>
      <div className="what">
        <h2>
          <Mixed>{column.name}</Mixed>
        </h2>
        <p className="sm t3">
          {t.profile.types[column.type]}
          {column.covered && (
            <span className="st" style={{ marginLeft: 8 }}>
              <EyeOff className="i s" aria-hidden="true" />
              {t.profile.covered}
            </span>
          )}
        </p>
        {column.element ? (
          <p className="sm">
            <span className="tag acc" title={column.element}>
              {column.elementName ? pick(column.elementName) : column.element}
            </span>{' '}
            <code className="t3">{column.element}</code>{' '}
            <span className="t2">{t.profile.confidence(f.percent(column.confidence, 0))}</span>
            {column.reason && (
              <span className="t3 reason">
                <Mixed>{pick(column.reason)}</Mixed>
              </span>
            )}
          </p>
        ) : (
          <p className="sm t3">{t.profile.notRecognised}</p>
        )}
        {column.partlyCovered && (
          <p className="sm t2">
            {t.profile.partlyCovered(
              f.percent(column.partlyCovered.share, 0),
              column.partlyCovered.ways.map(({ visible }) => visible.replaceAll(',', t.profile.and)),
            )}
          </p>
        )}
      </div>
      <div className="much">
        <dl className="kv">
          <dt>{t.block.filled}</dt>
          <dd className="num">{f.rate(column.fill, 1)}</dd>
        </dl>
        <Progress share={column.fill} label={null} />
        <dl className="kv" style={{ marginTop: 6 }}>
          <dt>{t.profile.distinct}</dt>
          <dd className="num">
            {column.distinctExact ? '' : '≈ '}
            {f.count(column.distinct)}
          </dd>
          <dt>{t.profile.lengths}</dt>
          <dd className="num">
            {column.shortest === column.longest
              ? f.count(column.longest)
              : `${f.count(column.shortest)}–${f.count(column.longest)}`}
          </dd>
        </dl>
      </div>
      <div className="shape">
        {histogram && histogram.bins.length > 1 ? (
          <figure>
            <Columns
              counts={histogram.bins.map((bin) => bin.count)}
              titles={histogram.bins.map((bin) => `${edge(bin.from)} – ${edge(bin.to)}: ${f.count(bin.count)}`)}
              width={150}
              height={44}
              label={t.profile.histogram(
                t.profile.histogramOf[histogram.of],
                edge(histogram.bins[0]?.from),
                edge(histogram.bins.at(-1)?.to),
              )}
            />
            <figcaption className="sm t3">
              <span>{edge(histogram.bins[0]?.from)}</span>
              <span>{t.profile.histogramOf[histogram.of]}</span>
              <span>{edge(histogram.bins.at(-1)?.to)}</span>
            </figcaption>
          </figure>
        ) : (
          <span className="t3 sm">{t.profile.noHistogram}</span>
        )}
      </div>
      <ol className="often">
        {column.top.slice(0, 4).map((top, i) => (
          <li key={`${top.value ?? ''}${i.toString()}`} style={share(top.share)}>
            <span className="cut">
              <Mixed>{top.value ?? t.block.covered}</Mixed>
            </span>
            <span className="t3">{f.rate(top.share, 1)}</span>
          </li>
        ))}
      </ol>
      <ol className="often">
        {column.patterns.slice(0, 4).map((pattern) => (
          <li key={pattern.pattern} title={pattern.example ?? undefined} style={share(pattern.share)}>
            <code className="cut">
              <Mixed>{pattern.pattern}</Mixed>
            </code>
            <span className="t3">{f.rate(pattern.share, 1)}</span>
          </li>
        ))}
      </ol>
      {column.defects.length > 0 && (
        <ul className="defects">
          {column.defects.map((defect) => (
            <li key={defect.kind}>
              <TriangleAlert className="i s warn" aria-hidden="true" />
              <b>{pick(defect.title)}</b>
              <span className="num">
                {defect.estimated ? '≈ ' : ''}
                {t.word.nRows(f.count(defect.count))}
              </span>
              <span className="t3 cut">
                {defect.examples
                  .filter((example) => example !== null && example !== '')
                  .slice(0, 3)
                  .map((example, at) => (
                    <code key={`${example}${at.toString()}`}>
                      <Mixed>{example}</Mixed>
                    </code>
                  ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
