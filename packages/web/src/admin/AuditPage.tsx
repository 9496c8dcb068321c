/** 审计记录: for the audit administrator alone; what was refused stands among what was done. */
import { actName, PERMISSIONS, UNASKED_ACTS } from '@kuaishu/api/permissions';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { ActName } from '../domain/ActName.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

const PAGE = 100;
const ACTS = Object.entries({ ...PERMISSIONS, ...UNASKED_ACTS });

export function AuditPage() {
  const { t, f, pick } = useWords();
  const { offset = 0, ...filter } = useSearch({ from: '/admin/audit' });
  const navigate = useNavigate({ from: '/admin/audit' });
  const answer = useQuery({
    queryKey: ['audit', filter, offset],
    queryFn: ({ signal }) => read('audit', { query: { ...filter, limit: PAGE, offset } as never, signal }),
    placeholderData: keepPreviousData,
  });
  const go = (change: object) => void navigate({ search: (before) => ({ ...before, offset: undefined, ...change }) });
  return (
    <>
      <PageHead
        title={t.admin.audit}
        meta={[t.admin.auditMeta]}
        actions={
          <a className="btn" href="/api/audit.csv" download>
            <Download className="i s" aria-hidden="true" />
            {t.admin.download}
          </a>
        }
      />
      <div className="filters">
        <select
          className="inp"
          aria-label={t.admin.outcome}
          value={filter.outcome ?? ''}
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
          value={filter.action ?? ''}
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
          defaultValue={filter.target}
          onBlur={(event) => go({ target: event.target.value || undefined })}
        />
      </div>
      <Loaded answer={answer} skeleton={<Skeleton rows={12} />}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t.admin.none} />
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
                    cell: (record) => record.actorName ?? record.actorKind,
                  },
                  { key: 'action', head: t.admin.action, cell: (record) => <ActName code={record.action} /> },
                  {
                    key: 'outcome',
                    head: t.admin.outcome,
                    cell: (record) => (
                      <span className={record.outcome === 'done' ? 'ok' : 'err'}>
                        {t.admin.outcomes[record.outcome] ?? record.outcome}
                      </span>
                    ),
                  },
                  { key: 'target', head: t.admin.target, className: 'mono t3', cell: (record) => record.target },
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

/** Codes, counts and ids that an act noted, as they stand in the record. */
function inLine(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
}
