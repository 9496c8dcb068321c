/** 审计记录: for the audit administrator alone; what was refused stands among what was done. */
import { actName, PERMISSIONS, UNASKED_ACTS } from '@kuaishu/api/permissions';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { ActName } from '../domain/ActName.tsx';
import { addressOf, read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

const PAGE = 100;
/** Ids of records, about which the log of flows tells more. */
const WITH_LEAVES = /^[a-z]{2,12}_[0-9A-Z]{26}$/;
const ACTS = Object.entries({ ...PERMISSIONS, ...UNASKED_ACTS });

export function AuditPage() {
  const { t, f, pick } = useWords();
  const { offset = 0, ...search } = useSearch({ from: '/admin/audit' });
  const filter = askedOf(search);
  const navigate = useNavigate({ from: '/admin/audit' });
  const answer = useQuery({
    queryKey: ['audit', filter, offset],
    queryFn: ({ signal }) => read('audit', { query: { ...filter, limit: PAGE, offset }, signal }),
    placeholderData: keepPreviousData,
  });
  const go = (change: object) => void navigate({ search: (before) => ({ ...before, offset: undefined, ...change }) });
  return (
    <>
      <PageHead
        title={t.admin.audit}
        meta={[t.admin.auditMeta]}
        actions={
          <a className="btn" href={addressOf('auditExport', {}, filter)} download>
            <Download className="i s" aria-hidden="true" />
            {t.admin.download}
          </a>
        }
      />
      <div className="filters">
        <select
          className="inp"
          aria-label={t.admin.outcome}
          value={search.outcome ?? ''}
          onChange={(event) => go({ outcome: event.target.value || undefined })}
        >
          <option value="">{t.admin.allOutcomes}</option>
          {Object.entries(t.admin.outcomes).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
        <select
          className="inp"
          aria-label={t.admin.action}
          value={search.action ?? ''}
          onChange={(event) => go({ action: event.target.value || undefined })}
        >
          <option value="">{t.admin.allActs}</option>
          {filter.action && !actName(filter.action) && <option value={filter.action}>{filter.action}</option>}
          {ACTS.map(([code, name]) => (
            <option key={code} value={code}>
              {pick(name)}
            </option>
          ))}
        </select>
        <input
          className="inp"
          aria-label={t.admin.target}
          placeholder={t.admin.target}
          key={search.target}
          defaultValue={search.target}
          onBlur={(event) => go({ target: event.target.value.trim() || undefined })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        {(['from', 'until'] as const).map((end) => (
          <label key={end} className="row sm t2" htmlFor={`audit-${end}`}>
            {end === 'from' ? t.accounts.auditFrom : t.accounts.auditUntil}
            <input
              id={`audit-${end}`}
              className="inp"
              type="date"
              value={search[end] ?? ''}
              onChange={(event) => go({ [end]: event.target.value || undefined })}
            />
          </label>
        ))}
        {search.actor && (
          <button type="button" className="btn sm" onClick={() => go({ actor: undefined })}>
            {t.accounts.auditEverybody}
          </button>
        )}
      </div>
      <Loaded answer={answer} skeleton={<Skeleton rows={12} />}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t.admin.none}>{t.accounts.auditNone}</Empty>
          ) : (
            <Sheet>
              <Table
                caption={t.admin.audit}
                rows={items}
                rowKey={(record) => record.id}
                columns={[
                  { key: 'at', head: t.admin.at, className: 'nw t2', cell: (record) => f.dateTime(record.at, true) },
                  {
                    key: 'actor',
                    head: t.admin.actor,
                    heads: true,
                    className: 'nw',
                    cell: (record) => (
                      <button type="button" className="lnk" onClick={() => go({ actor: record.actor })}>
                        {record.actorName ?? t.accounts.actorKind[record.actorKind] ?? record.actorKind}
                      </button>
                    ),
                  },
                  {
                    key: 'address',
                    head: 'IP',
                    className: 'mono t3',
                    cell: (record) => record.address ?? '—',
                  },
                  { key: 'action', head: t.admin.action, cell: (record) => <ActName code={record.action} /> },
                  {
                    key: 'outcome',
                    head: t.admin.outcome,
                    className: 'nw',
                    cell: (record) => (
                      <span className={record.outcome === 'done' ? 'ok' : 'err'}>
                        {t.admin.outcomes[record.outcome] ?? record.outcome}
                      </span>
                    ),
                  },
                  {
                    key: 'target',
                    head: t.admin.target,
                    className: 'mono t3',
                    cell: (record) =>
                      WITH_LEAVES.test(record.target) ? (
                        <Link to="/ledger" search={{ of: record.target }}>
                          {record.target}
                        </Link>
                      ) : (
                        record.target
                      ),
                  },
                  {
                    key: 'policies',
                    head: t.admin.policies,
                    className: 'mono t3',
                    cell: (record) => record.policies.join(', '),
                  },
                  {
                    key: 'detail',
                    head: t.admin.detail,
                    className: 'mono t3',
                    cell: (record) => inLine(record.detail),
                  },
                ]}
              />
              <Pager offset={offset} limit={PAGE} total={total} go={(next) => go({ offset: next || undefined })} />
            </Sheet>
          )
        }
      </Loaded>
    </>
  );
}

interface Asked {
  readonly outcome?: 'done' | 'refused' | 'failed';
  readonly action?: string;
  readonly target?: string;
  readonly actor?: string;
  readonly from?: string;
  readonly until?: string;
}

/** What the address says as the server is asked it, for the page and its download alike: a day begins and ends in China. */
function askedOf({ from, until, ...rest }: Asked): Asked {
  return {
    ...rest,
    ...(from ? { from: `${from}T00:00:00+08:00` } : {}),
    ...(until ? { until: `${until}T23:59:59.999+08:00` } : {}),
  };
}

/** Codes, counts and ids that an act noted, as they stand in the record. */
function inLine(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}
