/** One run: where it is, how rows flowed, which rules moved, and what to do about it. */
import type { RunView } from '@kuaishu/api';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, CircleCheck, Download, Image, Table2, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { addressOf, read, write } from '../lib/http.ts';
import { useLive } from '../lib/use-live.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';
import { Checks } from './Checks.tsx';
import { LiveStrip } from './LiveStrip.tsx';
import { Quality } from './Quality.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';
import { RunBlocks } from './RunBlocks.tsx';
import { RunFlow } from './RunFlow.tsx';
import { StepTable } from './StepTable.tsx';
import { quarantinedByProvider, shownSteps } from './steps.ts';
import './runs.css';

export function RunPage() {
  const { run } = useParams({ from: '/runs/$run' });
  const answer = useQuery({
    queryKey: ['run', run],
    queryFn: ({ signal }) => read('run', { params: { run }, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={10} height={48} />}>
      {(view) => <RunContent run={view} />}
    </Loaded>
  );
}

function RunContent({ run }: { readonly run: RunView }) {
  const { t, f } = useWords();
  const may = useMay();
  const { view } = useSearch({ from: '/runs/$run' });
  const live = useLive().progress[run.run];
  const progress = run.state === 'running' ? (live ?? run.summary.progress) : null;
  const steps = shownSteps(run, progress);
  const cancel = useMutation({ mutationFn: () => write('cancelRun', { params: { run: run.run } }) });
  return (
    <div className="stack">
      <PageHead
        name={run.run}
        crumb={
          <>
            <Link to="/runs">{t.nav.runs}</Link> › {t.word.run}
          </>
        }
        title={
          <>
            {t.run.title(run.asOf)}{' '}
            <span className="mono t2 runid">
              {run.run} <Copy text={run.run} />
            </span>
          </>
        }
        meta={[
          t.run.derived(f.count(run.resources.length)),
          t.run.startedOn(f.dateTime(run.startedAt, true)),
          run.finishedAt
            ? t.run.states[run.state] +
              (run.summary.seconds ? `${t.word.comma}${t.run.tookAll(f.duration(run.summary.seconds))}` : '')
            : null,
          t.run.engine(run.engine.name, run.engine.version),
          run.peakMemoryBytes ? t.run.memory(f.bytes(run.peakMemoryBytes)) : null,
        ].filter((part) => part !== null)}
        actions={
          <>
            {run.previous && (
              <Link className="btn" to="/runs/$run" params={{ run: run.previous }} aria-label={t.run.previous}>
                <ChevronLeft className="i s" aria-hidden="true" />
                {t.run.previousShort}
              </Link>
            )}
            {run.next && (
              <Link className="btn" to="/runs/$run" params={{ run: run.next }} aria-label={t.run.next}>
                {t.run.nextShort}
                <ChevronRight className="i s" aria-hidden="true" />
              </Link>
            )}
            <a className="btn" href={addressOf('run', { run: run.run })} download={`${run.run}.json`}>
              <Download className="i s" aria-hidden="true" />
              {t.run.manifest}
            </a>
            {run.state === 'running' && may('run.cancel') && (
              <button
                type="button"
                className="btn d"
                disabled={cancel.isPending || cancel.isSuccess}
                onClick={() => cancel.mutate()}
              >
                <X className="i s" aria-hidden="true" />
                {t.run.cancel}
              </button>
            )}
          </>
        }
      />
      {run.state === 'running' && <LiveStrip run={run} progress={progress} />}
      <Sheet
        className="sk"
        title={t.run.flow}
        hint={<span className="only-d">{t.run.flowHint}</span>}
        end={
          <Link
            to="/runs/$run"
            params={{ run: run.run }}
            search={(before) => ({ ...before, view: view ? undefined : 'table' })}
            resetScroll={false}
          >
            {view ? <Image className="i s" aria-hidden="true" /> : <Table2 className="i s" aria-hidden="true" />}{' '}
            {view ? t.act.asPicture : t.act.asTable}
          </Link>
        }
      >
        {view === 'table' ? (
          <StepTable steps={steps} />
        ) : (
          <div className="in">
            <RunFlow run={run} steps={steps} />
          </div>
        )}
      </Sheet>
      <RunNotes run={run} />
      <div className="g2">
        <div className="stack">
          <Checks run={run} />
          <RunBlocks run={run} />
        </div>
        <aside className="side">
          <QuarantineShare run={run} />
          <Balance run={run} />
          <Quality run={run} />
        </aside>
      </div>
    </div>
  );
}

/** What stopped it and what one can do: a broken limit, a failure, or the release that followed. */
function RunNotes({ run }: { readonly run: RunView }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const mayRelease = useMay()('run.release');
  const [releasing, setReleasing] = useState(false);
  const broken = run.checks.filter((check) => check.limit?.broken);
  const names = new Map(run.resources.map((resource) => [resource.resource, resource]));
  const { error } = run.summary;
  // A later run stands on later deliveries: publishing this one would set the block back.
  const releasable = run.state === 'held' && run.next === null;
  const release =
    releasable && mayRelease ? (
      <button type="button" className="btn sm" onClick={() => setReleasing(true)}>
        {t.run.releaseButton}
      </button>
    ) : undefined;
  return (
    <>
      {error && (
        <Note tone="err">
          <b>{t.run.failedAt(t.run.steps[error.step as keyof typeof t.run.steps] ?? error.step)}</b>{' '}
          {pick(error.message)} {t.run.failedHelp}
        </Note>
      )}
      {broken.length > 0 && (
        <Note tone={run.state === 'held' ? 'err' : 'warn'} actions={release}>
          {broken.length > 1 && run.state === 'held' && <b>{t.run.brokenMany(f.count(broken.length))}</b>}
          <ul className={broken.length > 1 ? 'broken' : undefined}>
            {broken.map((check) => {
              const resource = names.get(check.resource);
              const name = resource
                ? t.word.ofDepartment(department(resource.provider), pick(resource.name))
                : check.resource;
              const title = pick(check.title);
              return (
                <li key={`${check.resource} ${check.rule}`}>
                  <b>{run.state === 'held' && broken.length === 1 ? t.run.brokenHeld(title) : t.run.broken(title)}</b>
                  {check.limit?.chart === 'xmr'
                    ? t.run.brokenCount(
                        name,
                        f.count(check.rows),
                        f.count(check.limit.lower),
                        f.count(check.limit.upper),
                      )
                    : t.run.brokenWhy(
                        name,
                        f.percent(check.faults / Math.max(1, check.rows)),
                        f.percent(check.limit?.upper),
                        f.count(check.faults),
                        f.count(check.rows),
                      )}{' '}
                  {check.severity === 'fatal' && check.faults > 0 && (
                    <Link to="/quarantine" search={{ run: run.run, resource: check.resource, rule: check.rule }}>
                      {t.run.seeRows(f.count(check.faults))}
                    </Link>
                  )}
                </li>
              );
            })}
          </ul>
          {run.state === 'running' && t.run.brokenRunning}
          {run.state === 'held' && (releasable ? t.run.brokenSafe : t.run.superseded)}
        </Note>
      )}
      {run.state === 'held' && broken.length === 0 && (
        <Note tone="warn" actions={release}>
          {t.run.heldPlain} {releasable ? '' : t.run.superseded}
        </Note>
      )}
      {run.release && (
        <Note tone="info">
          <b>{t.run.releasedBy(run.release.by, f.dateTime(run.release.at))}</b> {run.release.reason}
        </Note>
      )}
      {releasing && <ReleaseDialog run={run.run} close={() => setReleasing(false)} />}
    </>
  );
}

function QuarantineShare({ run }: { readonly run: RunView }) {
  const { t, f } = useWords();
  const department = useDepartment();
  const rows = quarantinedByProvider(run);
  const most = Math.max(1, ...rows.map((row) => row.rows));
  return (
    <Sheet
      title={t.run.whose}
      end={
        <Link to="/quarantine" search={{ run: run.run }}>
          {t.word.nRows(f.count(run.summary.equation.quarantined))}
        </Link>
      }
    >
      <ul className="qs in">
        {rows.slice(0, 8).map((row) => (
          <li key={row.provider}>
            <Link to="/quarantine" search={{ run: run.run, resource: row.resource }}>
              {department(row.provider)}
            </Link>
            <span className="num">{f.count(row.rows)}</span>
            <Progress share={row.rows / most} label={null} quarantine />
          </li>
        ))}
        {rows.length === 0 && <li className="t3">{t.run.nobody}</li>}
      </ul>
    </Sheet>
  );
}

function Balance({ run }: { readonly run: RunView }) {
  const { t, f } = useWords();
  const { equation } = run.summary;
  const Icon = equation.balanced ? CircleCheck : TriangleAlert;
  const difference = equation.in - equation.intoBlock - equation.quarantined - equation.inProgress;
  return (
    <Sheet
      title={t.run.balance}
      end={
        <span className={`st ${equation.balanced ? 'ok' : 'err'}`}>
          <Icon className="i s" aria-hidden="true" />
          {equation.balanced ? t.run.matches : t.run.differs}
        </span>
      }
    >
      <div className="in">
        <dl className="kv">
          <dt>{t.word.in}</dt>
          <dd className="num">{f.count(equation.in)}</dd>
          <dt>{t.overview.intoBlock}</dt>
          <dd className="num">{f.count(equation.intoBlock)}</dd>
          <dt>{t.word.quarantined}</dt>
          <dd className="num">{f.count(equation.quarantined)}</dd>
          <dt>{t.overview.inProgress}</dt>
          <dd className="num">{f.count(equation.inProgress)}</dd>
          <dt>{t.run.difference}</dt>
          <dd className="num b">{f.count(difference)}</dd>
        </dl>
      </div>
    </Sheet>
  );
}
