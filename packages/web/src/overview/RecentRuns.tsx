/** Latest runs with the quarantine rate of the runs up to each. */
import type { Overview, RunSummary } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { ControlLine } from '../charts/ControlChart.tsx';
import { xmrLimits } from '../charts/limits.ts';
import { RunStateMark } from '../domain/RunStateMark.tsx';
import { useWords } from '../text/index.ts';
import { Table } from '../ui/Table.tsx';

export function RecentRuns({ overview }: { readonly overview: Overview }) {
  const { t, f } = useWords();
  const runs = overview.runs.slice(0, 8);
  const rateUpTo = (run: RunSummary): { points: { value: number; broken: boolean }[]; rates: number[] } => {
    const at = overview.trend.findIndex((one) => one.run === run.run);
    const before = (at < 0 ? overview.trend.filter((one) => one.asOf < run.asOf) : overview.trend.slice(0, at)).flatMap(
      (one) => (one.quarantineRate === null ? [] : [one.quarantineRate]),
    );
    const own = run.quarantineRate === null ? [] : [run.quarantineRate];
    const rates = [...before, ...own].slice(-30);
    const limits = xmrLimits(before.slice(-30));
    return {
      rates: before.slice(-30),
      points: rates.map((value, i) => ({
        value,
        broken: limits !== null && i === rates.length - 1 && value > limits.upper,
      })),
    };
  };
  return (
    <>
      <div className="only-d">
        <Table
          className="two-line"
          caption={t.overview.recentRuns}
          rows={runs}
          rowKey={(run) => run.run}
          rowClass={(run) => (run.state === 'running' ? 'sel' : undefined)}
          columns={[
            {
              key: 'run',
              head: t.word.run,
              heads: true,
              cell: (run) => (
                <>
                  <Link to="/runs/$run" params={{ run: run.run }} className="nw">
                    {run.run}
                  </Link>
                  <div className="sm t3">{t.run.delivered(run.asOf)}</div>
                </>
              ),
            },
            { key: 'in', head: t.word.in, num: true, cell: (run) => f.count(run.equation.in) },
            {
              key: 'out',
              head: t.word.out,
              num: true,
              cell: (run) =>
                run.state === 'running' || run.state === 'queued' ? '—' : f.count(run.equation.intoBlock),
            },
            {
              key: 'quarantined',
              head: t.word.quarantined,
              num: true,
              cell: (run) => (
                <Link to="/quarantine" search={{ run: run.run }}>
                  {f.count(run.equation.quarantined)}
                </Link>
              ),
            },
            {
              key: 'rate',
              head: t.overview.rateOf30,
              cell: (run) => {
                const { points, rates } = rateUpTo(run);
                return points.length === 0 ? (
                  <span className="t3">—</span>
                ) : (
                  <span className="spark">
                    <ControlLine
                      points={points}
                      limits={xmrLimits(rates)}
                      width={118}
                      fromZero
                      label={t.overview.rateLabel(f.percent(run.quarantineRate), f.count(points.length))}
                    />
                  </span>
                );
              },
            },
            {
              key: 'quality',
              head: t.word.quality,
              num: true,
              cell: (run) => f.mark(run.quality),
            },
            { key: 'state', head: t.word.state, cell: (run) => <RunStateMark run={run} /> },
          ]}
        />
      </div>
      <ul className="only-m rm">
        {runs.map((run) => (
          <li key={run.run}>
            <Link to="/runs/$run" params={{ run: run.run }}>
              <span>
                <b>{run.run}</b>
                <em>
                  <RunStateMark run={run} brief />
                </em>
              </span>
              <span className="t2 sm">
                <i>{t.run.inRows(f.count(run.equation.in))}</i>
                <i>{t.run.quarantinedRows(f.count(run.equation.quarantined))}</i>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
