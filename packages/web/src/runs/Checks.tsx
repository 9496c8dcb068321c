/** Results of the rules, each held against its limits from former runs; opened, a chart with full axes. */
import type { RunView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Check, CircleDashed, TriangleAlert } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { ControlChart, ControlLine } from '../charts/ControlChart.tsx';
import { useBasis } from '../domain/use-basis.ts';
import type { Formats } from '../lib/format.ts';
import { read } from '../lib/http.ts';
import type { DataColumn } from '../table/DataTable.tsx';
import { ListTable } from '../table/ListTable.tsx';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';
import { type CheckRow, checkRows, coveredNumbers } from './checks.ts';

const FIRST = 12;

const valueText = (row: CheckRow, f: Formats): string =>
  row.unit === 'rows' ? f.count(row.value) : f.percent(row.value);

/** What the value is held against: a rate only from above, a count from both sides. */
const limitsOf = ({ check, unit }: CheckRow, f: Formats): string =>
  !check.limit
    ? '—'
    : unit === 'rows'
      ? `${f.count(check.limit.lower)}–${f.count(check.limit.upper)}`
      : f.rate(check.limit.upper);

export function Checks({ run }: { readonly run: RunView }) {
  const { t, f, pick } = useWords();
  const basis = useBasis();
  const search = useSearch({ from: '/runs/$run' });
  const navigate = useNavigate({ from: '/runs/$run' });
  const history = useQuery({ queryKey: ['checks'], queryFn: ({ signal }) => read('checkHistory', { signal }) });
  const rows = useMemo(
    () => checkRows(run.checks, history.data?.items ?? [], run.run),
    [run.checks, history.data, run.run],
  );
  const names = useMemo(
    () => new Map(run.resources.map((resource) => [resource.resource, pick(resource.name)])),
    [run.resources, pick],
  );
  const withFaults = rows.filter((row) => row.check.faults > 0);
  const shown = rows.slice(0, Math.max(FIRST, rows.filter((row) => row.check.limit?.broken).length));
  const open = rows.find((row) => row.check.rule === search.rule && row.check.resource === search.resource);
  const show = useCallback(
    (row: CheckRow | null) =>
      void navigate({
        search: (before) => ({ ...before, rule: row?.check.rule, resource: row?.check.resource }),
        resetScroll: false,
      }),
    [navigate],
  );
  const columns = useMemo((): DataColumn<CheckRow>[] => {
    const nameOf = (row: CheckRow) => names.get(row.check.resource) ?? row.check.resource;
    return [
      {
        key: 'rule',
        title: t.word.rule,
        width: 264,
        sortable: true,
        value: (row) => `${pick(row.check.title)} ${nameOf(row)}`,
        cell: (row) => (
          <>
            <button
              type="button"
              className="lnk rule"
              onClick={() => show(row)}
              aria-haspopup="dialog"
              title={pick(row.check.title)}
            >
              {pick(row.check.title)}
            </button>
            <div className="sm t3 cut">
              {nameOf(row)}
              {row.check.basis ? `${t.word.comma}${basis(row.check.basis)}` : ''}
            </div>
          </>
        ),
      },
      {
        key: 'dimension',
        title: t.run.dimension,
        width: 90,
        sortable: true,
        extra: true,
        value: (row) => t.dimension[row.check.dimension],
        cell: (row) => t.dimension[row.check.dimension],
      },
      {
        key: 'rows',
        title: t.word.rows,
        width: 80,
        num: true,
        sortable: true,
        extra: true,
        value: (row) => row.check.rows,
        cell: (row) => f.count(row.check.rows),
      },
      {
        key: 'faults',
        title: t.run.faults,
        width: 86,
        num: true,
        sortable: true,
        value: (row) => row.check.faults,
        cell: (row) => (
          <>
            {row.check.severity === 'fatal' && row.check.faults > 0 ? (
              <Link to="/quarantine" search={{ run: run.run, resource: row.check.resource, rule: row.check.rule }}>
                {f.count(row.check.faults)}
              </Link>
            ) : (
              f.count(row.check.faults)
            )}
            {row.check.covered ? (
              <div className="sm">
                <button type="button" className="lnk" onClick={() => show(row)} aria-haspopup="dialog">
                  {t.run.coveredCells(f.count(row.check.covered))}
                </button>
              </div>
            ) : null}
          </>
        ),
      },
      {
        key: 'rate',
        title: t.run.valueHead,
        width: 96,
        num: true,
        sortable: true,
        value: (row) => row.value,
        cell: (row) => (
          <span className={row.check.limit?.broken ? 'err b' : ''}>
            {row.unit === 'rows' ? f.count(row.value) : f.rate(row.value)}
          </span>
        ),
      },
      {
        key: 'limit',
        title: t.run.limitPercent,
        width: 96,
        num: true,
        className: 't3',
        value: (row) => (row.check.limit ? limitsOf(row, f) : null),
        cell: (row) => (row.check.limit ? limitsOf(row, f) : '—'),
      },
      {
        key: 'chart',
        title: t.run.chartHead,
        width: 168,
        className: 'chart',
        cell: (row) => (
          <ControlLine
            points={row.points}
            limits={row.check.limit ?? null}
            label={t.run.chartLabel(valueText(row, f), row.check.limit ? limitsOf(row, f) : '—')}
          />
        ),
      },
      {
        key: 'verdict',
        title: t.run.verdict,
        width: 118,
        sortable: true,
        value: (row) => (row.check.limit?.broken ? t.run.above : row.check.limit ? t.run.inControl : t.run.noHistory),
        cell: (row) => <Verdict row={row} />,
      },
    ];
  }, [t, f, pick, basis, run.run, names, show]);
  const toggle = rows.length > FIRST && (
    <Link
      to="/runs/$run"
      params={{ run: run.run }}
      search={(before) => ({ ...before, all: search.all ? undefined : 'yes', q: undefined, sort: undefined })}
      resetScroll={false}
    >
      {search.all ? t.run.checksFew : t.run.checksAll}
    </Link>
  );
  const covered = coveredNumbers(run.checks);
  const hint = (
    <>
      {t.run.checksHint(f.count(rows.length), f.count(withFaults.length))}
      {covered > 0 && (
        <>
          {t.word.comma}
          <Link
            to="/runs/$run"
            params={{ run: run.run }}
            search={(before) => ({ ...before, all: 'yes', q: t.run.coveredWord, sort: undefined })}
            resetScroll={false}
          >
            {t.run.coveredTotal(f.count(covered))}
          </Link>
        </>
      )}
    </>
  );
  const dialog = open && (
    <OpenCheck
      row={open}
      name={names.get(open.check.resource) ?? open.check.resource}
      run={run.run}
      close={() => show(null)}
    />
  );
  if (search.all) {
    return (
      <section className="allchecks" aria-label={t.run.checks}>
        <header className="row">
          <h2>{t.run.checks}</h2>
          <span className="t3 sm">{hint}</span>
          <span className="sp" />
          {toggle}
        </header>
        <ListTable
          table="checks"
          file={`checks-${run.run}`}
          caption={t.run.checks}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.check.resource} ${row.check.rule}`}
          rowClass={(row) => (row.check.limit?.broken ? 'bad' : undefined)}
          search={search}
        />
        {dialog}
      </section>
    );
  }
  return (
    <Sheet title={t.run.checks} hint={hint} end={toggle}>
      <Table
        caption={t.run.checks}
        className="two-line checks"
        rows={shown}
        rowKey={(row) => `${row.check.resource} ${row.check.rule}`}
        rowClass={(row) => (row.check.limit?.broken ? 'bad' : undefined)}
        columns={columns
          .filter((column) => !column.extra)
          .map(({ key, title, num, className, cell }, place) => ({
            key,
            head: title,
            cell,
            ...(num ? { num } : {}),
            ...(className ? { className } : {}),
            ...(place === 0 ? { heads: true } : {}),
          }))}
      />
      {dialog}
    </Sheet>
  );
}

function Verdict({ row }: { readonly row: CheckRow }) {
  const { t } = useWords();
  const { limit, severity } = row.check;
  if (limit?.broken) {
    return (
      <span className="st err b">
        <TriangleAlert className="i s" aria-hidden="true" />
        {t.run.above}
      </span>
    );
  }
  const Icon = limit ? Check : CircleDashed;
  return (
    <>
      <span className={limit ? 'st' : 'st t3'}>
        <Icon className={limit ? 'i s ok' : 'i s'} aria-hidden="true" />
        {limit ? t.run.inControl : t.run.noHistory}
      </span>
      {severity === 'warning' && <div className="sm t3">{t.run.warningOnly}</div>}
    </>
  );
}

function OpenCheck({
  row,
  name,
  run,
  close,
}: {
  readonly row: CheckRow;
  readonly name: string;
  readonly run: string;
  readonly close: () => void;
}) {
  const { t, f, pick } = useWords();
  const basis = useBasis();
  const { check } = row;
  return (
    <Dialog title={pick(check.title)} onClose={close} wide>
      <p className="t2">
        {name}
        {check.basis ? `${t.word.comma}${basis(check.basis)}` : ''}
        {t.word.comma}
        {t.dimension[check.dimension]}
      </p>
      <p style={{ margin: '4px 0 12px' }}>
        {row.unit === 'rows'
          ? t.run.openCount(f.count(row.value))
          : t.run.openCheck(f.count(check.rows), f.count(check.faults), valueText(row, f))}
        {check.limit
          ? ` ${t.run.openLimit(check.limit.chart === 'p' ? t.run.pChart : t.run.xmrChart, f.count(check.limit.runs))}`
          : ` ${t.run.openNoLimit}`}
      </p>
      {check.covered ? (
        <p className="t2" style={{ margin: '0 0 12px' }}>
          {t.run.coveredWhy(f.count(check.covered))}{' '}
          <Link to="/resources/$resource" params={{ resource: check.resource }} search={{ tab: 'profile', run }}>
            {t.run.coveredSee}
          </Link>
        </p>
      ) : null}
      <ControlChart
        unit={row.unit}
        limits={check.limit ?? null}
        label={t.run.chartLabel(valueText(row, f), check.limit ? limitsOf(row, f) : '—')}
        points={row.points.map((point) => ({
          key: point.run,
          name: point.asOf.slice(0, 7) || point.run,
          title:
            row.unit === 'rows'
              ? `${point.run} ${f.count(point.value)}`
              : `${point.run} ${f.percent(point.value)} (${f.count(point.faults)} / ${f.count(point.rows)})`,
          value: point.value,
          broken: point.broken,
        }))}
      />
      <footer>
        {check.severity === 'fatal' && check.faults > 0 && (
          <Link className="btn" to="/quarantine" search={{ run, resource: check.resource, rule: check.rule }}>
            {t.run.seeRows(f.count(check.faults))}
          </Link>
        )}
        <button type="button" className="btn" onClick={close}>
          {t.act.close}
        </button>
      </footer>
    </Dialog>
  );
}
