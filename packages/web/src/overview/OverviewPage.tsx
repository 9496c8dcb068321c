/** 总览: strips come in at the left, the block stands in the middle, its bases at the right; the equation under it always adds up. */
import type { Overview } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Image, Table2 } from 'lucide-react';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Equation } from '../ui/Equation.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Confluence } from './Confluence.tsx';
import { ConfluenceNarrow } from './ConfluenceNarrow.tsx';
import { OverviewTables } from './OverviewTables.tsx';
import { RecentRuns } from './RecentRuns.tsx';
import { Waiting } from './Waiting.tsx';
import './overview.css';

export function OverviewPage() {
  const answer = useQuery({ queryKey: ['overview'], queryFn: ({ signal }) => read('overview', { signal }) });
  return (
    <Loaded answer={answer} skeleton={<OverviewSkeleton />}>
      {(overview) => <OverviewView overview={overview} />}
    </Loaded>
  );
}

function OverviewSkeleton() {
  return (
    <>
      <span className="skel" style={{ width: 360, height: 28, marginBottom: 20 }} />
      <span className="skel" style={{ height: 420, marginBottom: 24 }} />
      <Skeleton rows={6} height={46} />
    </>
  );
}

function OverviewView({ overview }: { readonly overview: Overview }) {
  const { t, f, pick } = useWords();
  const { view } = useSearch({ from: '/' });
  const { equation } = overview;
  const count = (state: string) => overview.runs.filter((run) => run.state === state).length;
  const run = overview.run;
  const mayRuns = useMay()('run.read');
  const page = (
    <PageHead
      title={overview.strips.length > 0 ? t.overview.title(f.count(overview.strips.length)) : t.overview.untitled}
      name={t.nav.overview}
      meta={[
        overview.territory ? t.overview.onlyOf(pick(overview.territory)) : pick(overview.project.regionName),
        overview.asOf ? t.overview.asOf(f.weekday(overview.asOf), f.clock(overview.at)) : null,
        overview.runs.length > 0
          ? t.overview.runsMeta(
              f.count(overview.runs.length),
              f.count(count('published')),
              f.count(count('running')),
              f.count(count('held')),
            )
          : null,
      ].filter((part) => part !== null)}
      actions={
        <Link to="/" search={(before) => ({ ...before, view: view ? undefined : 'table' })} className="btn sm">
          {view ? <Image className="i s" aria-hidden="true" /> : <Table2 className="i s" aria-hidden="true" />}
          {view ? t.act.asPicture : t.act.asTable}
        </Link>
      }
    />
  );
  const fault = overview.fault && (
    <div style={{ marginBottom: 16 }}>
      <Note tone="err" live>
        <b>{pick(overview.fault.message)}</b> {overview.fault.details.slice(0, 3).map(pick).join(' ')}
      </Note>
    </div>
  );
  if (overview.strips.length === 0 && overview.runs.length === 0 && overview.blocks.length === 0) {
    return (
      <>
        {page}
        {fault}
        <Empty title={t.overview.empty}>{t.overview.emptyHelp}</Empty>
      </>
    );
  }
  return (
    <>
      {page}
      {fault}
      {view === 'table' ? (
        <OverviewTables overview={overview} />
      ) : (
        <>
          <Confluence overview={overview} />
          <ConfluenceNarrow overview={overview} />
        </>
      )}
      {overview.strips.length > 0 && (
        <Equation
          balanced={equation.balanced}
          verdict={equation.balanced ? t.run.balanced : t.run.unbalanced}
          hint={t.overview.checkedAt(f.clock(overview.at))}
          terms={[
            {
              key: 'in',
              value: f.count(equation.in),
              label: t.overview.collected,
              link: (content, tone) =>
                run && mayRuns ? (
                  <Link className={tone} to="/runs/$run" params={{ run }}>
                    {content}
                  </Link>
                ) : (
                  <div>{content}</div>
                ),
            },
            {
              key: 'out',
              value: f.count(equation.intoBlock),
              label: t.overview.intoBlock,
              link: (content, tone) => (
                <Link className={tone} to="/blocks">
                  {content}
                </Link>
              ),
            },
            {
              key: 'quarantined',
              value: f.count(equation.quarantined),
              label: t.overview.quarantined,
              tone: 'q',
              link: (content, tone) => (
                <Link className={tone} to="/quarantine" search={run ? { run } : {}}>
                  {content}
                </Link>
              ),
            },
            {
              key: 'progress',
              value: f.count(equation.inProgress),
              label: t.overview.inProgress,
              tone: 'r',
              link: (content, tone) =>
                mayRuns ? (
                  <Link className={tone} to="/runs">
                    {content}
                  </Link>
                ) : (
                  <div className={tone}>{content}</div>
                ),
            },
          ]}
        />
      )}
      <div className="g2 home">
        {mayRuns && (
          <Sheet
            title={t.overview.recentRuns}
            hint={<span className="only-d">{t.overview.recentRunsHint}</span>}
            end={<Link to="/runs">{t.overview.allRuns}</Link>}
          >
            <RecentRuns overview={overview} />
          </Sheet>
        )}
        <Waiting overview={overview} />
      </div>
    </>
  );
}
