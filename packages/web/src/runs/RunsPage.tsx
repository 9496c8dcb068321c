/** 加工批次: all runs, newest first, and the way to start the next one. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useDepartment } from '../domain/codes.ts';
import { RunStateMark } from '../domain/RunStateMark.tsx';
import { RequestError, read, write } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

const LIMIT = 30;

export function RunsPage() {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const { offset = 0 } = useSearch({ from: '/runs' });
  const navigate = useNavigate({ from: '/runs' });
  const client = useQueryClient();
  const answer = useQuery({
    queryKey: ['runs', offset],
    queryFn: ({ signal }) => read('runs', { query: { limit: LIMIT, offset }, signal }),
    placeholderData: keepPreviousData,
  });
  const start = useMutation({
    mutationFn: () => write('startRun', { body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
  const problem = start.error instanceof RequestError ? start.error.problem : null;
  return (
    <>
      <PageHead
        title={t.run.list}
        meta={[t.run.listHelp]}
        actions={
          <button type="button" className="btn p" disabled={start.isPending} onClick={() => start.mutate()}>
            <Play className="i s" aria-hidden="true" />
            {t.run.start}
          </button>
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
      <Loaded answer={answer} skeleton={<Skeleton rows={10} height={46} />}>
        {(runs) =>
          runs.total === 0 ? (
            <Empty title={t.run.none}>{t.run.noneHelp}</Empty>
          ) : (
            <Sheet>
              <Table
                className="two-line"
                caption={t.run.list}
                rows={runs.items}
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
                  {
                    key: 'from',
                    head: t.run.from,
                    cell: (run) => (
                      <>
                        {t.run.resources(f.count(run.resources))}
                        <div className="sm t3">
                          {t.run.providers(run.providers.slice(0, 2).map(department), f.count(run.providers.length))}
                        </div>
                      </>
                    ),
                  },
                  { key: 'in', head: t.word.in, num: true, cell: (run) => f.count(run.equation.in) },
                  { key: 'out', head: t.word.out, num: true, cell: (run) => f.count(run.equation.intoBlock) },
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
                  { key: 'rate', head: t.run.ratePercent, num: true, cell: (run) => f.rate(run.quarantineRate) },
                  {
                    key: 'quality',
                    head: t.word.quality,
                    num: true,
                    cell: (run) => f.mark(run.quality),
                  },
                  { key: 'state', head: t.word.state, cell: (run) => <RunStateMark run={run} /> },
                  {
                    key: 'started',
                    head: t.run.startedAt,
                    className: 't3 nw',
                    cell: (run) => f.dateTime(run.startedAt),
                  },
                ]}
              />
              <Pager
                offset={offset}
                limit={LIMIT}
                total={runs.total}
                go={(next) => void navigate({ search: (before) => ({ ...before, offset: next || undefined }) })}
              />
            </Sheet>
          )
        }
      </Loaded>
    </>
  );
}
