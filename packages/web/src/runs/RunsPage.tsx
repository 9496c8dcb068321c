/** 加工批次: all runs, newest first, and the way to start the next one. */
import type { RunSummary } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useDepartment } from '../domain/codes.ts';
import { RunLink } from '../domain/RunLink.tsx';
import { RunStateMark } from '../domain/RunStateMark.tsx';
import { RequestError, read, write } from '../lib/http.ts';
import { usePhone } from '../lib/use-phone.ts';
import { useMay } from '../session/use-session.ts';
import { colsOf, shownKeys } from '../table/columns.ts';
import { type DataColumn, DataTable } from '../table/DataTable.tsx';
import { usePagedRows } from '../table/rows.ts';
import { TableBar } from '../table/TableBar.tsx';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';

export function RunsPage() {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const phone = usePhone();
  const may = useMay();
  const search = useSearch({ from: '/runs' });
  const navigate = useNavigate({ from: '/runs' });
  const client = useQueryClient();
  const rows = usePagedRows<RunSummary, { items: RunSummary[]; total: number }>(['runs'], (page, signal) =>
    read('runs', { query: page, signal }),
  );
  const start = useMutation({
    mutationFn: () => write('startRun', { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
  const onPhone: DataColumn<RunSummary>[] = [
    {
      key: 'run',
      title: t.word.run,
      width: 300,
      cell: (run) => (
        <div className="stacked">
          <RunLink run={run.run} className="b" /> <RunStateMark run={run} brief />
          <div className="sm t3">
            {t.run.delivered(run.asOf)} · {t.run.resources(f.count(run.resources))}
          </div>
          <div className="sm t2">
            {t.word.in} {f.count(run.equation.in)} · {t.word.out} {f.count(run.equation.intoBlock)} ·{' '}
            <Link to="/quarantine" search={{ run: run.run }}>
              {t.word.quarantined} {f.count(run.equation.quarantined)}
            </Link>
          </div>
        </div>
      ),
    },
  ];
  const wide: DataColumn<RunSummary>[] = [
    {
      key: 'run',
      title: t.word.run,
      width: 150,
      cell: (run) => (
        <>
          <Link to="/runs/$run" params={{ run: run.run }}>
            {run.run}
          </Link>
          <div className="sm t3">{t.run.delivered(run.asOf)}</div>
        </>
      ),
    },
    {
      key: 'from',
      title: t.run.from,
      width: 190,
      cell: (run) => (
        <>
          {t.run.resources(f.count(run.resources))}
          <div className="sm t3">
            {t.run.providers(run.providers.slice(0, 2).map(department), f.count(run.providers.length))}
          </div>
        </>
      ),
    },
    { key: 'in', title: t.word.in, width: 88, num: true, cell: (run) => f.count(run.equation.in) },
    { key: 'out', title: t.word.out, width: 88, num: true, cell: (run) => f.count(run.equation.intoBlock) },
    {
      key: 'quarantined',
      title: t.word.quarantined,
      width: 92,
      num: true,
      cell: (run) => (
        <Link to="/quarantine" search={{ run: run.run }}>
          {f.count(run.equation.quarantined)}
        </Link>
      ),
    },
    { key: 'rate', title: t.run.ratePercent, width: 76, num: true, cell: (run) => f.rate(run.quarantineRate) },
    { key: 'quality', title: t.word.quality, width: 76, num: true, cell: (run) => f.mark(run.quality) },
    { key: 'state', title: t.word.state, width: 170, cell: (run) => <RunStateMark run={run} /> },
    { key: 'started', title: t.run.startedAt, width: 140, className: 't3', cell: (run) => f.dateTime(run.startedAt) },
    { key: 'took', title: t.run.took, width: 100, num: true, extra: true, cell: (run) => f.duration(run.seconds) },
  ];
  const columns = phone ? onPhone : wide;
  const shown = shownKeys(columns, search.cols);
  const problem = start.error instanceof RequestError ? start.error.problem : null;
  return (
    <>
      <PageHead
        title={t.run.list}
        meta={[t.run.listHelp]}
        actions={
          may('run.start') && (
            <button type="button" className="btn p" disabled={start.isPending} onClick={() => start.mutate()}>
              <Play className="i s" aria-hidden="true" />
              {t.run.start}
            </button>
          )
        }
      />
      {start.isSuccess && (
        <div style={{ marginBottom: 14 }}>
          <Note tone="info" live>
            {t.run.queued}
          </Note>
        </div>
      )}
      {start.error && (
        <div style={{ marginBottom: 14 }}>
          <Note tone="err" live>
            <b>{problem ? pick(problem.title) : t.state.failed}</b> {problem?.detail ? pick(problem.detail) : ''}
          </Note>
        </div>
      )}
      <TableBar
        views={{ table: 'runs', search, open: (view) => void navigate({ search: view as never }) }}
        {...(phone
          ? {}
          : {
              columns: {
                all: columns,
                shown,
                show: (keys: readonly string[] | undefined) =>
                  void navigate({ search: (before) => ({ ...before, cols: colsOf(columns, keys) }), replace: true }),
              },
            })}
      >
        <span className="t3 sm">{rows.answer.data ? t.run.count(f.count(rows.total)) : ''}</span>
      </TableBar>
      <Loaded answer={rows.answer} skeleton={<Skeleton rows={10} height={46} />}>
        {(runs) =>
          runs.total === 0 ? (
            <Empty title={t.run.none}>{t.run.noneHelp}</Empty>
          ) : (
            <section className="sheet">
              <DataTable
                caption={t.run.list}
                columns={columns.filter(({ key }) => shown.includes(key))}
                rows={rows}
                rowKey={(run) => run.run}
                rowClass={(run) => (run.state === 'running' ? 'sel' : undefined)}
                rowHeight={phone ? 84 : 46}
              />
            </section>
          )
        }
      </Loaded>
    </>
  );
}
